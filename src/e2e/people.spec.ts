import { readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { dataFolder } from '../testing/data-folder'
import { type RunningServer, runServer } from '../testing/running-server'
import { administrator } from '../testing/signed-in'
import { asPersona } from './as-persona'
import { closeContexts } from './close-contexts'

// From the token of the first start to an officer whose account is disabled while he looks; and the demo's personas.

const chief = { username: 'chief', name: '首任管理员', password: 'first of all 1949' }
const officer = { username: '李四', name: '李四', password: 'the officer’s own words' }

const newPage = async (browser: Browser) => (await browser.newContext()).newPage()

async function signIn(page: Page, baseUrl: string, { username, password }: { username: string; password: string }) {
  await page.goto(`${baseUrl}/sign-in?lang=zh`)
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

test.afterEach(({ browser }) => closeContexts(browser))

test.describe('a city that works', () => {
  let dataDir: string
  let server: RunningServer
  test.beforeAll(async () => {
    dataDir = dataFolder()
    server = await runServer({ dataDir, environment: { DEMO: '0' } })
  })
  test.afterAll(async () => {
    await server?.stop()
    await rm(dataDir, { recursive: true, force: true })
  })

  test('begins with a token, makes an officer, shows him his part, and ends him everywhere within a second', async ({
    browser,
  }) => {
    const { baseUrl } = server
    const first = await newPage(browser)

    // nobody reads anything yet, and is told where to begin
    await first.goto(`${baseUrl}/screen?lang=zh`)
    await expect(first).toHaveURL(/\/sign-in\?next=%2Fscreen/)
    await expect(first.getByText('演示')).toHaveCount(0)
    await first.getByRole('link', { name: '建立管理员' }).click()
    const token = (await readFile(join(dataDir, 'setup.token'), 'utf8')).trim()
    expect(server.output()).toContain(token)
    const setUp = async (given: string) => {
      await first.getByLabel('一次性口令').fill(given)
      await first.getByLabel('姓名').fill(chief.name)
      await first.getByLabel('用户名').fill(chief.username)
      await first.getByLabel('密码').fill(chief.password)
      await first.getByRole('button', { name: '建立并登录' }).click()
    }
    await setUp('a guess')
    await expect(first.locator('.pp-problem')).toContainText('口令不对')
    await setUp(token)
    await expect(first).toHaveURL(/\/people$/)
    await expect(stat(join(dataDir, 'setup.token'))).rejects.toThrow('ENOENT')

    // the officer and the one-time password
    await first.getByRole('button', { name: '新增人员' }).click()
    await first.getByLabel('姓名', { exact: true }).fill(officer.name)
    await first.getByLabel('用户名', { exact: true }).fill(officer.username)
    await first.getByLabel('单位', { exact: true }).selectOption('U-510104-URBAN')
    await first.getByLabel('岗位', { exact: true }).fill('值班员')
    await first.getByLabel('区域', { exact: true }).selectOption('510104')
    await first.getByRole('checkbox', { name: '值班员', exact: true }).check()
    await first.getByRole('button', { name: '保存' }).click()
    const once = (await first.locator('.pp-password').textContent()) ?? ''
    expect(once).toMatch(/^\w{5}-\w{5}-\w{5}$/)
    await first.getByRole('button', { name: '我已记下' }).click()
    await expect(first.locator('.pp-password')).toHaveCount(0)
    const row = first.locator(`[data-person="${officer.username}"]`)
    await expect(row).toHaveAttribute('data-state', 'oneTime')

    // it must be changed before anything else
    const second = await newPage(browser)
    await signIn(second, baseUrl, { username: officer.username, password: once })
    await expect(second).toHaveURL(/\/profile/)
    await second.goto(`${baseUrl}/screen`)
    await expect(second).toHaveURL(/\/profile/)
    await expect(second.locator('.pp-note')).toContainText('一次性密码')
    await second.getByLabel('当前密码').fill(once)
    await second.getByLabel('新密码（至少').fill(officer.password)
    await second.getByLabel('再输一次').fill(officer.password)
    await second.getByRole('button', { name: '更改密码' }).click()
    await expect(second).toHaveURL(`${baseUrl}/`)

    // his district and no other, and no page of administrators
    await second.goto(`${baseUrl}/screen?lang=zh&motion=off`)
    await expect(second.locator('[data-live="on"]')).toBeAttached()
    await expect(second.getByText('锦江').first()).toBeVisible()
    expect((await second.goto(`${baseUrl}/screen?area=510105`))?.status()).toBe(403)
    expect((await second.goto(`${baseUrl}/people`))?.status()).toBe(403)
    await expect(second.getByText(chief.name)).toBeVisible()
    const asked = await second.evaluate(async () => (await fetch('/api/v1/index?area=510105')).json())
    expect(asked).toMatchObject({ status: 403, code: 'scope' })

    // disabled in the other window while he looks
    await second.goto(`${baseUrl}/screen?lang=zh&motion=off`)
    await expect(second.locator('[data-live="on"]')).toBeAttached()
    await row.getByRole('button', { name: '停用' }).click()
    const answered = first.waitForResponse(answer => answer.url().endsWith('/disable'))
    await row.getByRole('button', { name: '确定' }).click()
    expect((await answered).status()).toBe(200)
    const disabled = Date.now()
    await second.waitForURL(/\/sign-in\?ended=disabled/, { waitUntil: 'commit' })
    const took = Date.now() - disabled
    // a second for the word to come, and what this machine needs just now to serve the page that it leads to
    const began = Date.now()
    await (await first.context().request.get(`${baseUrl}/sign-in?ended=disabled`)).body()
    expect(took).toBeLessThan(1000 + 3 * (Date.now() - began))
    await expect(second.getByText('该账号已被停用')).toBeVisible()
    await signIn(second, baseUrl, officer)
    await expect(second.locator('.pp-problem')).toContainText('用户名与密码不符')
    await expect(row).toHaveAttribute('data-state', 'disabled')
  })

  test('knows no personas', async ({ page }) => {
    await page.goto(`${server.baseUrl}/sign-in?lang=zh`)
    await expect(page.getByText('演示角色')).toHaveCount(0)
    const answer = await page.request.post(`${server.baseUrl}/api/v1/session/persona`, { data: { persona: 'leader' } })
    expect(answer.status()).toBe(404)
  })

  test('cannot be turned into a demo by accident', async () => {
    // run alone, nobody has made an account yet
    const isEmpty = await stat(join(dataDir, 'setup.token')).then(
      () => true,
      () => false,
    )
    if (isEmpty) await administrator(server)
    await server.stop()
    await expect(runServer({ dataDir, environment: { DEMO: '1' } })).rejects.toThrow('DEMO=1 is refused')
    server = await runServer({ dataDir, environment: { DEMO: '0' } })
  })
})

test.describe('the demo', () => {
  let dataDir: string
  let server: RunningServer
  test.beforeAll(async () => {
    dataDir = dataFolder()
    // pages and sockets alone: without its worker the demo stays empty and quiet
    server = await runServer({ dataDir, environment: { DEMO: '1', ROLE: 'web' } })
  })
  test.afterAll(async () => {
    await server?.stop()
    await rm(dataDir, { recursive: true, force: true })
  })

  test('keeps what was being written when the session ended, for its writer alone', async ({ page, context }) => {
    const enter = async (persona: string) => {
      await page.locator(`button[value="${persona}"]`).click()
      await page.waitForURL(url => url.pathname === '/duty')
    }
    const endSession = async () => {
      expect((await context.request.post(`${server.baseUrl}/api/v1/session/end`)).ok()).toBe(true)
      await page.waitForURL(/\/sign-in\?ended=[\w-]+&next=%2Fduty/)
    }
    const words = '两辆工程车占用应急车道'
    await page.goto(`${server.baseUrl}/sign-in?next=/duty&lang=zh`)
    await enter('duty-officer')
    await expect(page.locator('[data-link="live"]')).toBeVisible()
    await page.getByRole('button', { name: '登记案件' }).click()
    await page.locator('#in-text').fill(words)
    await endSession()
    await enter('duty-officer')
    const kept = page.getByRole('region', { name: '登录结束前写下、尚未提交的内容' })
    await expect(kept).toContainText(words)
    await endSession()
    await enter('seat-operator')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('值班台')
    await expect(kept).toHaveCount(0)
    await endSession()
    await enter('duty-officer')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('值班台')
    await expect(kept).toHaveCount(0)
  })

  test('lets one choose how each rule reaches oneself, and where, for oneself alone', async ({ browser }) => {
    const reach = async (persona: string) => {
      const context = await browser.newContext({ locale: 'zh-CN' })
      return asPersona(context, server.baseUrl, persona, '/profile/alerts')
    }
    const page = await reach('supervisor')
    const mail = page.locator('.al-where li').filter({ hasText: '邮件' })
    const choice = page.getByLabel('问题久未办结 · 邮件')
    await expect(mail).toContainText('未填写')
    // without an address there is nowhere to tell
    await expect(choice).toBeDisabled()

    await mail.getByRole('button', { name: '添加地址' }).press('Enter')
    const form = page.getByRole('dialog')
    const save = form.getByRole('button', { name: '保存' })
    await form.getByLabel('地址').fill('not an address')
    await save.press('Enter')
    await expect(form).toContainText('这不是邮件地址。')
    await form.getByLabel('地址').fill('li.supervisor@example.invalid')
    await save.press('Enter')
    await expect(form).toHaveCount(0)
    // the address is nobody's to read over a shoulder, until its owner asks for it
    await expect(mail).not.toContainText('未填写')
    await expect(mail).not.toContainText('li.supervisor')
    await mail.getByRole('button', { name: '查看' }).click()
    await expect(mail).toContainText('li.supervisor@example.invalid')

    await expect(choice).toBeEnabled()
    const kept = page.waitForResponse(answer => answer.url().endsWith('/alerts/own/wishes'))
    await choice.selectOption('daily')
    expect((await kept).status()).toBe(200)
    await page.goto(`${server.baseUrl}/profile/alerts?lang=en`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('How I am told')
    await expect(page.getByLabel('Long-unsettled problems · E-mail')).toHaveValue('daily')

    const other = await reach('leader')
    await expect(other.locator('.al-where li').filter({ hasText: '邮件' })).toContainText('未填写')
    await other.context().close()
    await page.locator('.al-where li').first().getByRole('button', { name: 'Disable' }).click()
    await expect(page.locator('.al-where li').first()).toContainText('None')
    await page.context().close()
  })

  for (const { lang, persona, demo, account, role } of [
    { lang: 'zh', persona: '区值班员', demo: '演示数据', account: '我的账号', role: '值班员' },
    { lang: 'en', persona: 'District duty officer', demo: 'Demo data', account: 'My account', role: 'Duty officer' },
  ])
    test(`lets one be anybody by one click, in ${lang}`, async ({ page }) => {
      await page.goto(`${server.baseUrl}/sign-in?lang=${lang}&next=/profile`)
      await expect(page.getByText(demo, { exact: true })).toBeVisible()
      await expect(page.locator('.pp-personas button')).toHaveCount(15)
      await page.locator('.pp-personas').getByRole('button', { name: persona }).click()
      await expect(page).toHaveURL(/\/profile$/)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(account)
      await expect(page.getByText(demo, { exact: true })).toBeVisible()
      await expect(page.locator('.pp-facts dd').first()).toHaveText(role)
      expect((await page.goto(`${server.baseUrl}/people`))?.status()).toBe(403)
      await expect(page.getByText(demo, { exact: true })).toBeVisible()
    })
})
