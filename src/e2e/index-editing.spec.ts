import { rm } from 'node:fs/promises'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { dataFolder } from '../testing/data-folder'
import { caseLine, postCases } from '../testing/faults/post-cases'
import { type RunningServer, runServer } from '../testing/running-server'
import { enter } from './enter'

// Bringing an indicator of one's own, and changing one: typed, tried, looked at, published, written down.

let dataDir: string
let server: RunningServer
let key: string

const place = { lng: 104.08, lat: 30.63 }
/** The middle of the last closed month, and an hour ago. */
const lastMonth = () => {
  const now = new Date(Date.now() + 8 * 3_600_000)
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 15, 4)).toISOString()
}
const anHourAgo = () => new Date(Date.now() - 3_600_000).toISOString()

test.beforeAll(async () => {
  dataDir = dataFolder()
  server = await runServer({ dataDir, environment: { DEMO: '0' } })
  key = await server.ingestKey()
  const lines = [0, 1, 2, 3].map(i =>
    caseLine(`edit-${i}`, { reportedAt: i < 2 ? lastMonth() : anHourAgo(), severity: i % 2 === 0 ? 1 : 3, ...place }),
  )
  for (const line of lines) expect((await postCases(server, line)).status).toBe(200)
  await expect
    .poll(async () => (await read('/indicators')).items?.length, { message: 'the rules are loaded', timeout: 90_000 })
    .toBe(387)
})
test.beforeEach(({ context }) => enter(context, server, 'leader', 'index-editor'))
test.afterAll(async () => {
  await server?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const read = async (path: string) =>
  (await (await server.read(`/api/v1${path}`)).json()) as { readonly items?: readonly { code: string }[] }
const codes = async () => (await read('/indicators')).items?.map(each => each.code) ?? []
const formula = (page: Page) => page.locator('textarea#formula')

/** A key pressed on a button that still waits for its check would go nowhere: `press` does not wait for it. */
async function pressWhenEnabled(button: Locator): Promise<void> {
  await expect(button).toBeEnabled()
  await button.press('Enter')
}

const field = (page: Page, name: string) => page.locator(`[data-field="${name}"] input`)

test('an indicator of one’s own: a mistake is underlined and mended, the formula tried, previewed and published', async ({
  page,
}) => {
  await page.goto(`${server.baseUrl}/index/new?lang=zh`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('新建指标')
  await formula(page).fill('ratio(count(case, severty == 1), count(case))')
  await expect(page.locator('mark[data-mistake]')).toHaveText('severty')
  await expect(page.locator('[data-wrong="unknown-field"]')).toContainText('没有字段 severty')
  await expect(page.getByRole('button', { name: '用上月数据试算' })).toBeDisabled()
  await page.locator('[data-wrong] button.ed-chip', { hasText: 'severity' }).click()
  await expect(formula(page)).toHaveValue('ratio(count(case, severity == 1), count(case))')
  await expect(page.locator('mark[data-mistake]')).toHaveCount(0)
  await expect(page.locator('.ed-facts')).toContainText('reportedAt, severity')

  await page.getByRole('button', { name: '用上月数据试算' }).click()
  const city = page.locator('[data-table="trial"] tbody tr').first().locator('td')
  await expect(city).toHaveText(['50', '1', '2', '2'])

  await field(page, 'unit').fill('h')
  await expect(page.locator('[data-wrong="unit"]')).toContainText('%')
  await field(page, 'unit').fill('%')
  await field(page, 'nameZh').fill('一级案件占比')
  await field(page, 'nameEn').fill('Share of grade 1 cases')
  await field(page, 'code').fill('X-CS-01')
  await field(page, 'domain').fill('digital-urban-management')
  await field(page, 'floor').fill('60')
  await field(page, 'goal').fill('0')
  await expect(page.locator('[data-field="goal"]')).toContainText('不符')
  await page.locator('[data-field="direction"] select').selectOption('lower')

  await page.reload()
  await expect(field(page, 'code')).toHaveValue('X-CS-01')
  await expect(formula(page)).toHaveValue('ratio(count(case, severity == 1), count(case))')

  const preview = page.getByRole('button', { name: '预览变化' })
  await preview.click()
  await expect(page.locator('[data-table="preview"] tbody tr')).toHaveCount(24, { timeout: 60_000 })
  await page.getByLabel('查看').selectOption('value X-CS-01')
  await expect(page.locator('[data-table="preview"] tbody tr').first()).toContainText('– → 50')

  await page.getByLabel('理由').fill('本市要看一级案件的比重')
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await expect(page.getByRole('status')).toContainText('X-CS-01 已发布为第 1 版')
  await expect.poll(codes).toContain('X-CS-01')
  expect(await codes()).toHaveLength(388)
})

test('a goal is changed with a reason, and the history says who, why, and from what to what', async ({ page }) => {
  await page.goto(`${server.baseUrl}/index/edit?lang=en&code=S-RB-03`)
  await page.getByLabel('S-RB-03 Goal').fill('80')
  await expect(page.locator('tr[data-code="S-RB-03"]')).toContainText('contradict')
  await page.getByLabel('S-RB-03 Goal').fill('98')
  await page.getByRole('button', { name: 'Preview', exact: true }).click()
  await expect(page.locator('[data-table="preview"]')).toBeVisible({ timeout: 60_000 })
  await page.getByLabel('S-RB-03 Goal').fill('97')
  await expect(page.getByText('preview it again')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Publish', exact: true })).toBeDisabled()
  await page.getByRole('button', { name: 'Preview', exact: true }).click()
  await expect(page.getByText('preview it again')).toHaveCount(0)
  await page.getByLabel(/^Reason/).fill('calibrated')
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.locator('.ed-done')).toContainText('1 new version')
  const newest = page.locator('.ed-history > li').first()
  await expect(newest).toContainText('test.leader.index-editor')
  await expect(newest).toContainText('calibrated')
  await expect(newest.locator('del')).toHaveText('100')
  await expect(newest.locator('ins')).toHaveText('97')
})

test('a definition is changed: the formula checked as typed, previewed over three months, published as the next version', async ({
  page,
}) => {
  await page.goto(`${server.baseUrl}/index/edit?lang=en&code=O-DM-01`)
  await page.getByRole('radio', { name: /^Definition/ }).check()
  const stood = await formula(page).inputValue()
  expect(stood).toContain('case')
  await expect(page.getByRole('button', { name: 'Preview', exact: true })).toBeDisabled()
  await formula(page).fill('ratio(count(case, severty == 1), count(case))')
  await expect(page.locator('[data-wrong="unknown-field"]')).toContainText('severty')
  await expect(page.getByRole('button', { name: 'Preview', exact: true })).toBeDisabled()
  // by keyboard alone: the wrong word is typed over, and the list of names closed
  await formula(page).fill('ratio(count(case, severity == 1), count(case))')
  await formula(page).press('Escape')
  await expect(page.locator('mark[data-mistake]')).toHaveCount(0)
  await expect(page.locator('.ed-stands code')).toHaveText(stood)
  await field(page, 'nameEn').fill('Share of grade 1 cases of all')
  await expect(page.locator('[data-field="nameEn"]')).toContainText('currently')

  await pressWhenEnabled(page.getByRole('button', { name: 'Preview', exact: true }))
  await expect(page.locator('[data-table="preview"] tbody tr')).toHaveCount(24, { timeout: 60_000 })
  await expect(page.locator('.ed-moves li')).toHaveCount(4)
  await page.getByLabel(/^Reason/).fill('counts what its name says')
  await pressWhenEnabled(page.getByRole('button', { name: 'Publish', exact: true }))
  await expect(page.locator('.ed-done')).toContainText('1 new version')
  const newest = page.locator('.ed-history > li').first()
  await expect(newest).toContainText('counts what its name says')
  await expect(newest.locator('ins').first()).toBeVisible()

  await page.goto(`${server.baseUrl}/index/edit?lang=zh&code=O-DM-01`)
  await page.getByRole('radio', { name: /^指标定义/ }).check()
  await expect(formula(page)).toHaveValue('ratio(count(case, severity == 1), count(case))')
  await expect(page.getByText('现行定义为第 2 版')).toBeVisible()
})

test('somebody who was first is named, and what was written stays', async ({ page }) => {
  await page.goto(`${server.baseUrl}/index/edit?lang=zh`)
  await page.getByText('维度占比', { exact: true }).first().click()
  await page.locator('[data-share="safe"] input').fill('0.35')
  await expect(page.locator('[data-sum]')).toContainText('1.05')
  await page.locator('[data-share="tidy"] input').fill('0.2')
  await page.getByRole('button', { name: '预览变化' }).click()
  await expect(page.locator('[data-table="preview"]')).toBeVisible({ timeout: 60_000 })

  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const shares = { safe: 0.4, tidy: 0.2, orderly: 0.2, convenient: 0.2 }
  const draft = { kind: 'shares', expectedVersion: 1, shares }
  const send = (path: string, body: object) =>
    fetch(`${server.baseUrl}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  const { fingerprint } = (await (await send('/index/changes/preview', draft)).json()) as { fingerprint: string }
  const first = await send('/index/changes', { ...draft, by: '另一位编辑', reason: '安全优先', fingerprint })
  expect(first.status).toBe(400)
  const won = await send('/index/changes', { ...draft, by: '另一位编辑', reason: '今年安全优先', fingerprint })
  expect(won.status).toBe(201)

  await page.getByLabel('理由').fill('按会议纪要调整')
  await page.getByRole('button', { name: '发布', exact: true }).click()
  const conflict = page.locator('[data-problem="version-conflict"]')
  await expect(conflict).toContainText('另一位编辑')
  await expect(conflict).toContainText('安全 0.4')
  await expect(page.locator('[data-share="safe"] input')).toHaveValue('0.35')
  await conflict.getByRole('button').click()
  await expect(page.locator('[data-share="safe"]')).toContainText('现为 0.4')
})

test('changing needs somebody who is signed in, or a key', async () => {
  const answer = await fetch(`${server.baseUrl}/api/v1/index/changes`, { method: 'POST', body: '{}' })
  expect(answer.status).toBe(401)
  expect(await answer.json()).toMatchObject({ code: 'sign-in-needed' })
})
