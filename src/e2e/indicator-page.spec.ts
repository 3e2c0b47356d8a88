import { rm } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { dataFolder } from '../testing/data-folder'
import { type RunningServer, runServer } from '../testing/running-server'
import { enter } from './enter'
import { postWallRecords } from './wall-records'

/** Share of reported cases that were filed: 40 of the 60 that were posted. */
const CODE = 'O-DM-01'

interface OneIndicator {
  readonly value: number | null
  readonly numerator: number
  readonly denominator: number
}

let dataDir: string
let server: RunningServer

const ask = async (path: string): Promise<OneIndicator> =>
  (await (await server.read(`/api/v1/${path}`)).json()) as OneIndicator

test.beforeAll(async () => {
  dataDir = dataFolder()
  server = await runServer({ dataDir, environment: { DEMO: '0' } })
  await postWallRecords(server)
  await expect.poll(async () => (await ask(`indicators/${CODE}`)).denominator, { timeout: 120_000 }).toBe(60)
})
test.beforeEach(({ context }) => enter(context, server, 'leader'))
test.afterAll(async () => {
  await server?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${server.baseUrl}/index/${path}`)
  await page.locator('.chart[data-drawn]').waitFor({ timeout: 60_000 })
  await expect(page.locator('.one-waiting')).toHaveCount(0, { timeout: 60_000 })
}

/** What stands wrong on the page, in words; nothing is right. */
const faults = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = []
    if (document.documentElement.scrollWidth > innerWidth)
      found.push(`the page is ${document.documentElement.scrollWidth} px wide`)
    const cards = [...document.querySelectorAll<HTMLElement>('.one-card')].map(card => ({
      name: card.dataset.section ?? 'head',
      box: card.getBoundingClientRect(),
    }))
    for (const [place, one] of cards.entries())
      for (const other of cards.slice(place + 1))
        if (
          one.box.left < other.box.right - 1 &&
          other.box.left < one.box.right - 1 &&
          one.box.top < other.box.bottom - 1 &&
          other.box.top < one.box.bottom - 1
        )
          found.push(`${one.name} lies on ${other.name}`)
    for (const element of document.querySelectorAll<HTMLElement>('.one-card *')) {
      const card = element.closest('.one-card')?.getBoundingClientRect()
      if (!card || element.closest('.one-scroll, svg, .one-hidden, .one-switch')) continue
      const box = element.getBoundingClientRect()
      if (box.width > 0 && box.right > card.right + 1)
        found.push(`"${element.textContent?.slice(0, 40)}" leaves its card`)
    }
    const names = [...document.querySelectorAll<SVGTextElement>('.one-map text')]
      .filter(each => getComputedStyle(each).display !== 'none')
      .map(each => ({ name: each.textContent, box: each.getBoundingClientRect() }))
    for (const [place, one] of names.entries())
      for (const other of names.slice(place + 1))
        if (
          one.box.left < other.box.right - 1 &&
          other.box.left < one.box.right - 1 &&
          one.box.top < other.box.bottom - 4 &&
          other.box.top < one.box.bottom - 4
        )
          found.push(`${one.name} lies on ${other.name}`)
    return found
  })

test('from the value to its rows: as many as the number says', async ({ page }) => {
  await open(page, `${CODE}?lang=zh`)
  const { value, numerator, denominator } = await ask(`indicators/${CODE}`)
  expect([numerator, denominator]).toEqual([40, 60])
  expect(Number(await page.locator('.one-value b').getAttribute('data-value'))).toBeCloseTo(value ?? Number.NaN, 9)
  for (const [part, number] of [
    ['numerator', numerator],
    ['denominator', denominator],
  ] as const) {
    await expect(page.locator(`.one-part[data-part="${part}"] b`)).toHaveText(String(number))
    await page.locator(`.one-part[data-part="${part}"]`).click()
    const total = page.locator('.one-total')
    await expect(total).toHaveAttribute('data-total', String(number))
    await expect(total).toHaveAttribute('data-rows', String(number))
    await expect(page.locator('.one-rows tbody tr')).toHaveCount(number)
    await expect(page.locator('.one-listed')).toHaveAttribute('data-sum', String(number))
    const file = await page.locator('[data-section="records"] a[download]').getAttribute('href')
    const csv = await (await server.read(file ?? '')).text()
    expect(csv.trimEnd().split('\r\n')).toHaveLength(number + 1)
  }
  // what a case class is called, not only its code
  await expect(page.locator('.one-rows tbody td').first()).toHaveText(/./)
  expect(await page.locator('.one-rows tbody').textContent()).toMatch(/\p{Script=Han}{2}/u)
})

test('another area: by the list of areas, by the table, by the map', async ({ page }) => {
  await open(page, `${CODE}?lang=zh`)
  await page.locator('select[name="district"]').selectOption('510104')
  await page.waitForURL(/area=510104/)
  const own = await ask(`indicators/${CODE}?area=510104`)
  await expect(page.locator('.one-part[data-part="denominator"] b')).toHaveText(String(own.denominator))
  await expect(page.locator('select[name="street"]')).toBeVisible()
  const street = page.locator('.one-areas-table tbody a').first()
  const name = await street.textContent()
  await street.click()
  await page.waitForURL(/area=510104\d{3}\b/)
  await expect(page.locator('select[name="street"] option:checked')).toHaveText(name ?? '')
  await open(page, `${CODE}?lang=zh`)
  const { items } = (await (await server.read('/api/v1/areas?kind=district')).json()) as {
    items: { code: string }[]
  }
  const column = (await page.locator('.one-areas-table thead th').allTextContents()).indexOf('分母')
  let sum = 0
  for (const { code } of items)
    sum += Number(await page.locator(`tr[data-area="${code}"] > *`).nth(column).textContent())
  // the city is the sum of its districts; management bodies lie across them
  expect(sum).toBe((await ask(`indicators/${CODE}`)).denominator)
  await page.locator('.one-map a[href*="510105"]').first().click()
  await page.waitForURL(/area=510105/)
})

test('the chart has a table beside it, reached by keyboard', async ({ page }) => {
  await open(page, `${CODE}?lang=en`)
  await expect(page.locator('.chart svg')).toBeVisible()
  await page.getByRole('button', { name: 'As a table' }).focus()
  await page.keyboard.press('Enter')
  const { value } = await ask(`indicators/${CODE}`)
  const shown = String(Number((value ?? 0).toFixed(2)))
  await expect(page.locator('[data-section="history"] tbody tr').first()).toContainText(`${shown}%`)
  await page.getByRole('button', { name: 'As a chart' }).press('Enter')
  await expect(page.locator('.chart svg')).toBeVisible()
})

test('J and K go to the neighbours, arrows between the parts; a field keeps its keys', async ({ page }) => {
  await open(page, `${CODE}?lang=en`)
  await page.locator('#records-numerator').focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.locator('#records-denominator')).toBeFocused()
  await expect(page.locator('#records-denominator')).toHaveAttribute('aria-selected', 'true')
  await page.locator('input[type="number"]').focus()
  await page.keyboard.press('j')
  expect(page.url()).toContain(CODE)
  await page.locator('h1').click()
  await page.keyboard.press('j')
  await page.waitForURL(url => !url.pathname.endsWith(CODE))
  await expect(page.locator('.one-code b')).not.toHaveText(CODE)
  await page.keyboard.press('k')
  await page.waitForURL(url => url.pathname.endsWith(CODE))
  await expect(page.locator('.one-code b')).toHaveText(CODE)
})

for (const lang of ['zh', 'en'] as const)
  for (const width of [390, 1440]) {
    test(`at ${width} px in ${lang}: nothing overlaps or leaves its place, and the words are of one language`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 900 })
      await open(page, `${CODE}?lang=${lang}`)
      await page.screenshot({ path: `.data/reports/indicator/${width}-${lang}.png`, fullPage: true })
      expect(await faults(page)).toEqual([])
      const words = await page.locator('.one h1, .one h2, .one dt, .one th[scope="col"], .one button').allTextContents()
      expect(words.length).toBeGreaterThan(20)
      for (const text of words)
        if (lang === 'en') expect(text).not.toMatch(/\p{Script=Han}/u)
        else expect(text.replace('CSV', '')).not.toMatch(/[A-Za-z]{3}/)
    })
  }

test('if it reached its goal: the effect on each level, or that the index is withheld', async ({ page }) => {
  await open(page, `${CODE}?lang=en&area=510104`)
  await page.getByRole('button', { name: /Set to the goal/ }).click()
  const rows = page.locator('[data-section="whatIf"] tbody tr')
  await expect(rows).toHaveCount(4, { timeout: 60_000 })
  // a city of sixty cases has no index: the answer says so and invents none
  await expect(rows.locator('td').filter({ hasText: 'withheld' })).not.toHaveCount(0)
  await page.locator('[data-section="worth"]').scrollIntoViewIfNeeded()
  await expect(page.locator('[data-section="worth"]')).not.toContainText(/Computing|could not/, { timeout: 60_000 })
})

test('no value says why: not applicable here, or no records yet', async ({ page }) => {
  await page.goto(`${server.baseUrl}/index/S-LF-03?lang=en`)
  await expect(page.locator('.one-value-none')).toHaveAttribute('data-reason', 'not-applicable')
  await expect(page.locator('.one-value-none')).toContainText('no district heating')
  await expect(page.locator('[data-section="records"]')).toHaveCount(0)
  await page.goto(`${server.baseUrl}/index/S-RB-02?lang=en`)
  await expect(page.locator('.one-value-none')).toHaveAttribute('data-reason', 'no-records')
  await expect(page.locator('[data-section="versions"]')).toContainText('Parameters, version 1')
  const unknown = await page.goto(`${server.baseUrl}/index/X-XX-99`)
  expect(unknown?.status()).toBe(404)
  const nowhere = await page.goto(`${server.baseUrl}/index/${CODE}?area=999999`)
  expect(nowhere?.status()).toBe(404)
})

test('what comes in is shown without a word from the reader', async ({ page }) => {
  await open(page, `${CODE}?lang=en`)
  await expect(page.locator('.one-live')).toHaveAttribute('data-link', 'live')
  const answer = await fetch(`${server.baseUrl}/api/v1/datasets/case/records`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await server.ingestKey()}` },
    body: JSON.stringify([
      {
        source: 'test',
        caseNo: 'C-LIVE',
        cls: 'E0410',
        foundBy: 'patrol',
        status: 'reported',
        district: '510104',
        lng: 104.083,
        lat: 30.63,
        reportedAt: new Date(Date.now() - 60_000).toISOString(),
        limitUnit: 'uh',
        limitValue: 2,
        returnCount: 0,
        reworkCount: 0,
        extended: false,
        suspended: false,
        supervised: false,
        fastTrack: false,
        autoDispatched: false,
        refiled: false,
      },
    ]),
  })
  expect(((await answer.json()) as { accepted: number }).accepted).toBe(1)
  await expect(page.locator('.one-part[data-part="denominator"] b')).toHaveText('61', { timeout: 90_000 })
  // rows that the reader is looking at stay as of their moment, and say so
  await expect(page.getByText('The number has moved since.')).toBeVisible()
  await page.locator('#records-denominator').click()
  await page.getByRole('button', { name: 'List the newest' }).click()
  await expect(page.locator('.one-rows tbody tr')).toHaveCount(61)
})
