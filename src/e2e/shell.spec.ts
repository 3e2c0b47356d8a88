import { rm } from 'node:fs/promises'
import { type BrowserContext, expect, test } from '@playwright/test'
import { leaksOf, plantedCase, plantedDeliveries } from '../api/testing/planted'
import { loadCity } from '../features/areas/server'
import { dataFolder } from '../testing/data-folder'
import { embeddedDatabase } from '../testing/embedded-database'
import { freePort, openCity, type RunningServer, runServer } from '../testing/running-server'
import { barriers } from './barriers'
import { findProblem, narrow, offered, opens, outside, postProject } from './shell-steps'
import { watch } from './watched-page'

let dataDir: string
let port: number
let server: RunningServer

const start = () => runServer({ dataDir, port, environment: openCity })

test.beforeAll(async () => {
  dataDir = dataFolder()
  port = await freePort()
  server = await start()
})
test.afterAll(async () => {
  await server?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

/** Signs the browser in as one of the demo's people, as the page's form does. */
async function enterAs(context: BrowserContext, persona: string): Promise<void> {
  const answer = await context.request.post(`${server.baseUrl}/api/v1/session/persona`, { data: { persona } })
  expect(answer.status()).toBe(200)
}

/** Pages whose every element was looked at in a language: that takes seconds each, and the next reader's page is the same. */
const lookedAt = new Set<string>()

const walks = [
  { persona: 'index-editor', lang: 'zh', width: 1280, height: 800 },
  { persona: 'supervisor', lang: 'en', width: 1280, height: 800 },
  { persona: 'administrator', lang: 'zh', width: 390, height: 844 },
  { persona: 'duty-officer', lang: 'en', width: 390, height: 844 },
] as const

for (const { persona, lang, width, height } of walks)
  test(`${persona}, ${width} × ${height}, ${lang}: every page offered can be used and keeps its policy`, async ({
    page,
    context,
  }) => {
    await enterAs(context, persona)
    test.setTimeout(300_000)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height })
    await page.goto(`${server.baseUrl}/?lang=${lang}`)
    const { faults } = await watch(page)
    const pages = await offered(page, server.baseUrl)
    expect(pages.length).toBeGreaterThan(3)
    const wrong: string[] = []
    for (const path of pages) {
      const answer = await page.goto(server.baseUrl + path)
      expect(answer?.status(), path).toBe(path === '/nothing-here' ? 404 : 200)
      expect(answer?.headers()['content-security-policy'], path).toContain("script-src 'self' 'nonce-")
      await expect(page.locator('.dk-demo, .phone-demo'), path).toBeVisible()
      if (!outside.has(path)) await expect(page.locator('.dk-modules a').first(), path).toBeVisible()
      const found = lookedAt.has(`${lang} ${path}`) ? [] : await barriers(page)
      lookedAt.add(`${lang} ${path}`)
      if (width < 760) found.push(...(await narrow(page)))
      wrong.push(...found.map(each => `${path} ${each}`))
      await page.screenshot({ path: `.data/reports/shell/${persona}-${path.replaceAll(/\W+/g, '_')}.png` })
    }
    expect(wrong).toEqual([])
    expect(await faults()).toEqual([])
  })

test('wall and index draw with their workers under the policy, in both modes', async ({ page }) => {
  const { faults } = await watch(page)
  const drawn = [
    ['/screen?mode=watch&motion=off', 'canvas'],
    ['/screen?mode=briefing', 'canvas'],
    ['/map', 'canvas'],
    ['/index?view=heat', 'canvas'],
    ['/index/S-RB-03', '[role="img"] svg'],
  ] as const
  for (const [path, picture] of drawn) {
    await page.goto(server.baseUrl + path)
    await expect(page.locator(picture).first(), path).toBeAttached({ timeout: 60_000 })
    await page.waitForLoadState('load')
  }
  expect(await faults()).toEqual([])
})

test('a page runs no script but ours, and no other site may speak for the reader', async ({ page, context }) => {
  await enterAs(context, 'supervisor')
  await page.goto(`${server.baseUrl}/?lang=zh`)
  const ran = await page.evaluate(async () => {
    const state = window as unknown as { ran?: boolean }
    document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.ran = true">')
    const script = document.createElement('div')
    script.innerHTML = '<a id="bad" href="javascript:window.ran = true">x</a>'
    document.body.append(script)
    document.getElementById('bad')?.click()
    await new Promise(resolve => setTimeout(resolve, 300))
    return state.ran ?? false
  })
  expect(ran).toBe(false)
  const post = (headers: Record<string, string>) =>
    context.request.post(`${server.baseUrl}/api/v1/notices/read`, { data: { upTo: 0 }, headers })
  expect((await post({ origin: 'https://evil.example' })).status()).toBe(403)
  expect((await post({ 'sec-fetch-site': 'cross-site' })).status()).toBe(403)
  expect((await post({ origin: server.baseUrl })).status()).toBe(200)
  const { cookies } = await context.storageState()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  expect(await opens(server.baseUrl, { cookie, origin: 'https://evil.example' })).toBe(false)
  expect(await opens(server.baseUrl, { cookie, origin: server.baseUrl })).toBe(true)
})

test('everything by name: by keyboard from anywhere, in both languages, and back', async ({ page, context }) => {
  await enterAs(context, 'leader')
  await page.goto(`${server.baseUrl}/index?lang=zh`)
  await expect(page.locator('.ix[data-link="live"]')).toBeAttached({ timeout: 60_000 })
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog')
  await expect(palette).toBeVisible()
  await page.keyboard.type('jjq')
  await expect(palette.getByRole('menuitem', { name: /锦江区/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await page.waitForURL(url => url.searchParams.get('area') === '510104')

  await page.getByRole('button', { name: '搜索' }).click()
  await expect(palette.getByText('最近打开')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(palette).toHaveCount(0)
  await expect(page.getByRole('button', { name: '搜索' })).toBeFocused()

  await page.keyboard.press('Control+k')
  await page.keyboard.type('qhdyw')
  await expect(palette.getByRole('menuitem', { name: '切换到英文' })).toBeVisible()
  await page.keyboard.press('Enter')
  await page.waitForURL(url => url.searchParams.get('lang') === 'en')
  expect(new URL(page.url()).searchParams.get('area')).toBe('510104')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('bridges')
  // the code stands beside the name
  await expect(palette.getByRole('menuitem').filter({ hasText: 'S-RB-' }).first()).toBeVisible()
})

test('the bell: told at once, kept by account, once and whole across a restart', async ({ page, context, browser }) => {
  await enterAs(context, 'supervisor')
  await page.goto(`${server.baseUrl}/?lang=zh`)
  const bell = page.locator('.nt-bell')
  await expect(bell).toHaveAccessibleName('通知，没有未读')

  const project = await postProject(server)
  await findProblem(context, server, project, '用地未落实')
  await expect(bell).toHaveAccessibleName('通知，1 条未读')

  await server.kill()
  server = await start()
  await findProblem(context, server, project, '资金未到位')
  await expect(bell).toHaveAccessibleName('通知，2 条未读', { timeout: 60_000 })
  await bell.click()
  await expect(page.locator('.nt-line')).toHaveCount(2)
  await page.getByRole('button', { name: '全部标为已读' }).click()
  await expect(bell).toHaveAccessibleName('通知，没有未读')

  const elsewhere = await browser.newContext()
  await enterAs(elsewhere, 'supervisor')
  const other = await elsewhere.newPage()
  await other.goto(`${server.baseUrl}/?lang=en`)
  await expect(other.locator('.nt-bell')).toHaveAccessibleName('Notifications, none unread')
  await elsewhere.close()

  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /个人菜单/ }).click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  await page.waitForURL(url => url.pathname === '/sign-in')
})

test('a page that breaks says whom to tell which number, the log has it, and the rest goes on', async ({
  page,
  context,
}) => {
  await enterAs(context, 'supervisor')
  const sql = embeddedDatabase(dataDir)
  const isAway = (away: boolean) =>
    sql.unsafe(
      away ? 'alter view live.project rename to project_away' : 'alter view live.project_away rename to project',
    )
  await isAway(true)
  try {
    const answer = await page.goto(`${server.baseUrl}/projects?lang=zh`)
    expect(answer?.status()).toBe(500)
    const number = answer?.headers()['x-request-id'] ?? 'none'
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('页面没有读出来')
    await expect(page.locator('.dk-reference')).toContainText(`本页编号 ${number}`)
    await expect(page.getByText(/告诉系统管理员：\S+/)).toBeVisible()
    await expect(page.getByText('按 Ctrl K')).toBeVisible()
    await expect(page.locator('.dk-demo')).toBeVisible()
    await expect.poll(() => server.output()).toContain(`"requestId":"${number}"`)
    // the log has what the database said; the page has not
    expect(server.output()).toContain('live.project')
    expect(await answer?.text()).not.toContain('live.project')
    expect(await barriers(page)).toEqual([])
    await page.screenshot({ path: '.data/reports/shell/broken-zh.png' })

    // the same by a link of the frame
    await page.goto(`${server.baseUrl}/orders?lang=en`)
    await page.getByRole('link', { name: 'Projects', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page could not be loaded')
    const reference = (await page.locator('.dk-reference').textContent()) ?? ''
    const [, digest] = /Reference (\d+)$/.exec(reference) ?? []
    expect(digest, reference).toBeDefined()
    await expect.poll(() => server.output()).toContain(`"digest":"${digest}"`)
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('dialog').getByRole('menuitem').first()).toBeVisible()
    await page.keyboard.press('Escape')

    await isAway(false)
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Construction projects')
  } finally {
    await sql`select 1 from pg_views where schemaname = 'live' and viewname = 'project_away'`.then(async ([away]) =>
      away ? isAway(false) : undefined,
    )
    await sql.end()
  }
})

test('no page shows anybody personal data that he did not ask for with a reason', async ({ context }) => {
  test.setTimeout(300_000)
  const deliver = async (dataset: string, rows: readonly unknown[]) => {
    const headers = { authorization: `Bearer ${await server.ingestKey()}`, 'content-type': 'application/json' }
    const body = JSON.stringify(rows)
    const sent = await fetch(`${server.baseUrl}/api/v1/datasets/${dataset}/records`, { method: 'POST', headers, body })
    expect(sent.status, dataset).toBe(200)
  }
  const deliveries = plantedDeliveries(loadCity('chengdu'), Date.now())
  for (const [{ name }, rows] of deliveries) await deliver(name, rows)
  await deliver('case', [plantedCase(Date.now())])
  const idOf = async (dataset: string) => {
    const listed = await server.read(`/api/v1/datasets/${dataset}/records?limit=1`)
    const { items } = (await listed.json()) as { items: { id: string }[] }
    return items[0]?.id ?? 'nothing'
  }
  const ids = await Promise.all([...deliveries.keys()].map(async ({ name }) => ({ name, id: await idOf(name) })))
  const [aCase, aProject] = ['case', 'project'].map(name => ids.find(each => each.name === name)?.id)
  const lists = ['/projects', '/problems', '/orders', '/duty', '/ratings', '/index', '/map', '/audit', '/people']
  const paths = [
    ...lists,
    `/cases/${aCase}`,
    `/projects/${aProject}`,
    ...ids.map(({ name, id }) => `/records/${name}/${id}`),
  ]
  let shown = 0
  for (const persona of ['duty-officer', 'supervisor', 'administrator']) {
    await enterAs(context, persona)
    for (const path of paths) {
      const answer = await context.request.get(`${server.baseUrl}${path}`)
      if (answer.status() === 200) shown++
      expect([persona, path, leaksOf(await answer.text())]).toEqual([persona, path, []])
    }
  }
  expect(shown).toBeGreaterThan(2 * paths.length)
  expect(leaksOf(server.output())).toEqual([])
})
