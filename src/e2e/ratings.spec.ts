import { rm } from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { dataFolder } from '../testing/data-folder'
import { type RunningServer, runServer } from '../testing/running-server'
import { browserCookie, signedIn } from '../testing/signed-in'
import { enter } from './enter'
import { postWallRecords } from './wall-records'

// An investor scores by a link on a phone, in both languages; a low score travels to an answer and back.

const phone = { width: 390, height: 844 }
let dataDir: string
let server: RunningServer
let supervisor: string

test.beforeAll(async () => {
  dataDir = dataFolder()
  server = await runServer({ dataDir, environment: { DEMO: '0' } })
  await postWallRecords(server)
  supervisor = await signedIn(server, { roles: ['supervisor'] })
})
test.afterAll(async () => {
  await server?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

async function link(projectCode: string): Promise<string> {
  const answer = await fetch(`${server.baseUrl}/api/v1/ratings/invitations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: supervisor },
    body: JSON.stringify({ projectCode, moment: 'licence' }),
  })
  expect(answer.status).toBe(201)
  return `${server.baseUrl}/rate/${((await answer.json()) as { token: string }).token}`
}

const seriousIn = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.filter(each => each.impact === 'serious' || each.impact === 'critical').map(each => each.id)
}

test('a good score in English, in a minute; the link is used once', async ({ page }) => {
  await page.setViewportSize(phone)
  const address = await link('P-0')
  await page.goto(`${address}?lang=en`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Rate the service you received')
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByText('Please score at least one unit.')).toBeVisible()
  expect(await seriousIn(page)).toEqual([])
  await page.getByText('Very good').first().click()
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Thank you')
  await page.goto(`${address}?lang=en`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link has been used')
  const again = await fetch(`${server.baseUrl}/api/v1/ratings/${address.split('/').at(-1)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ units: [{ unit: 'x', level: 'main', score: 5 }] }),
  })
  expect(again.status).toBe(409)
})

test('a low score in Chinese asks one reason, is answered, and the investor says that it helped', async ({
  page,
  browser,
}) => {
  await page.setViewportSize(phone)
  const address = await link('P-1')
  await page.goto(`${address}?lang=zh`)
  const first = page.locator('.rate-unit').first()
  const unit = ((await first.getByRole('heading').textContent()) ?? '').trim()
  await first.getByText('非常不满意').click()
  await page.getByRole('button', { name: '提交评价' }).click()
  await expect(page.getByText(`请为 ${unit} 选一个原因。`)).toBeVisible()
  await first.getByText('材料多').click()
  await first.getByRole('textbox').fill('补正意见分了三次才说完')
  await page.reload()
  await expect(first.getByRole('textbox')).toHaveValue('补正意见分了三次才说完')
  await page.getByRole('button', { name: '提交评价' }).click()
  await expect(page.getByText(/我们会在 .* 前答复您/)).toBeVisible()

  const units = (await (await fetch(`${server.baseUrl}/api/v1/units`, { headers: { cookie: supervisor } })).json()) as {
    items: { code: string; name: { zh: string } }[]
  }
  const code = units.items.find(each => each.name.zh === unit)?.code ?? ''
  const desk = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const officer = await signedIn(server, { roles: ['approver'], unit: code })
  await desk.addCookies([browserCookie(officer, server.baseUrl)])
  const own = await desk.newPage()
  await own.goto(`${server.baseUrl}/ratings?view=words&lang=zh`)
  await expect(own.getByText('补正意见分了三次才说完')).toBeVisible()
  expect(await own.getByText('非常不满意').count()).toBe(0)
  await own.getByRole('button', { name: '答复' }).click()
  await own.getByRole('textbox', { name: '答复内容，投资方会看到' }).fill('已改为一次告知')
  await own.getByRole('button', { name: '提交' }).click()
  await expect(own.getByText('已答复，等投资方表态')).toBeVisible()
  await desk.close()

  await page.goto(`${address}?lang=zh`)
  await expect(page.getByText('已改为一次告知')).toBeVisible()
  await page.getByRole('button', { name: '解决了', exact: true }).click()
  await expect(page.getByText('您说：解决了。谢谢。')).toBeVisible()
})

test('few scores have no number; a link that never was says what to do', async ({ page, context }) => {
  await enter(context, server, 'supervisor')
  await page.goto(`${server.baseUrl}/ratings?lang=zh`)
  await expect(page.getByText('不足 5 份，不显示').first()).toBeVisible()
  expect(await seriousIn(page)).toEqual([])
  await page.setViewportSize(phone)
  await page.goto(`${server.baseUrl}/rate/${'x'.repeat(43)}?lang=zh`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有这个链接')
})
