import { readFile, rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, type Page, test } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { dataFolder } from '../testing/data-folder'
import { caseLine, postCases } from '../testing/faults/post-cases'
import { type RunningServer, runServer } from '../testing/running-server'
import { closeContexts } from './close-contexts'
import { enter } from './enter'
import { postWallRecords } from './wall-records'

interface Item {
  readonly code: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly value: number | null
  readonly score: number | null
}

let dataDir: string
let server: RunningServer
/** Indicators that the posted records give a score. */
let scored: Item[]

const indicators = async (): Promise<Item[]> => {
  const answer = await server.read('/api/v1/indicators')
  return ((await answer.json()) as { items: Item[] }).items
}

test.beforeAll(async () => {
  dataDir = dataFolder()
  server = await runServer({ dataDir, environment: { DEMO: '0' } })
  await postWallRecords(server)
  // What is counted beside the rounds comes a little later: the list has settled when it stays as it is.
  await expect(async () => {
    const before = (await indicators()).filter(each => each.score !== null).length
    await sleep(4000)
    scored = (await indicators()).filter(each => each.score !== null)
    expect(scored.length).toBeGreaterThan(5)
    expect(scored).toHaveLength(before)
  }).toPass({ timeout: 120_000 })
})
test.beforeEach(({ context }) => enter(context, server, 'leader'))
test.afterEach(({ browser }) => closeContexts(browser))
test.afterAll(async () => {
  await server?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const rows = (page: Page) => page.locator('.ix-row')
const codes = (page: Page) => rows(page).evaluateAll(all => all.map(row => row.getAttribute('data-code')))
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('data-code') ?? null)
const search = (page: Page) => new URL(page.url()).searchParams

/** Opens the page and waits for its script: live, and with the rows that do not come in the HTML. */
async function open(page: Page, query = 'lang=zh'): Promise<void> {
  await page.goto(`${server.baseUrl}/index?${query}`)
  await expect(page.locator('.ix[data-link="live"]')).toBeAttached({ timeout: 60_000 })
  await expect(page.locator('.ix-grid[aria-busy="true"]')).toHaveCount(0)
}

test('by keyboard: search, move, filter, sort, open, and back to where one was', async ({ page }) => {
  await open(page)
  await expect(rows(page)).toHaveCount((await indicators()).length)

  await page.keyboard.press('f')
  await expect(page.locator('.ix-chip').first()).toBeFocused()
  await page.keyboard.press('Escape')

  await page.keyboard.press('/')
  await page.keyboard.type('率')
  await expect.poll(() => search(page).get('q')).toBe('率')
  await expect(page.locator('.ix-name a').filter({ hasNotText: '率' })).toHaveCount(0)

  await page.locator('.ix-heads .ix-score button').press('Enter')
  await expect(page.locator('.ix-heads .ix-score')).toHaveAttribute('aria-sort', 'ascending')
  await page.locator('[data-filter="none"]').press('Enter')
  await expect.poll(() => search(page).toString()).toContain('filter=none&sort=score')
  await expect(rows(page).first().locator('.ix-why')).toBeVisible()
  const few = await rows(page).count()
  await page.locator('[data-filter="none"]').press('Enter')
  await expect.poll(() => rows(page).count()).toBeGreaterThan(few)

  await page.keyboard.press('/')
  await page.keyboard.press('ArrowDown')
  const order = await codes(page)
  expect(await focused(page)).toBe(order[0])
  await page.keyboard.press('j')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('k')
  expect(await focused(page)).toBe(order[1])

  await page.keyboard.press('Enter')
  await page.waitForURL(url => url.pathname === `/index/${order[1]}`)
  await page.goBack()
  await expect(page.locator('.ix-search')).toHaveValue('率')
  await expect.poll(() => codes(page)).toEqual(order)
  await expect.poll(() => focused(page)).toBe(order[1])

  await page.keyboard.press('Escape')
  await expect.poll(() => search(page).get('q')).toBeNull()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('快捷键')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('a view keeps its name and choice, is renamed, removed and brought back', async ({ page }) => {
  await open(page, 'lang=zh&dimension=tidy&sort=-weight')
  const order = await codes(page)
  await page.locator('[data-menu="views"] summary').click()
  await page.getByPlaceholder('视图名称').fill('整洁重点')
  await page.getByRole('button', { name: '保存当前' }).click()

  await open(page)
  await page.keyboard.press('s')
  await page.getByRole('link', { name: '整洁重点' }).click()
  await expect(page.locator('[data-dimension="tidy"][data-on]')).toBeVisible()
  await expect.poll(() => codes(page)).toEqual(order)

  await page.locator('[data-menu="views"] summary').click()
  await page.locator('[data-view]').getByRole('button', { name: '改名' }).click()
  await page.locator('[data-menu="views"] li input').fill('整洁')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: '整洁', exact: true })).toBeVisible()
  await page.locator('[data-view]').getByRole('button', { name: '删除' }).click()
  await expect(page.locator('[data-view]')).toHaveCount(0)
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(page.locator('[data-view]')).toHaveCount(1)

  await page.getByRole('link', { name: '低于底线' }).click()
  await expect(page.locator('[data-filter="floor"]')).toHaveAttribute('aria-pressed', 'true')
})

for (const lang of ['zh', 'en'] as const)
  test(`a file in ${lang} has the rows that are shown, in their order`, async ({ page }) => {
    await open(page, `lang=${lang}&filter=good,fair,weak,poor&sort=-score`)
    const shown = await rows(page).evaluateAll(all =>
      all.map(row => [
        row.getAttribute('data-code'),
        row.querySelector('.ix-name a')?.textContent,
        Number(row.querySelector('.ix-score b')?.textContent),
      ]),
    )
    expect(shown.length).toBeGreaterThan(5)
    await page.keyboard.press('e')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('[data-menu="export"] a[href*=".csv"]').click(),
    ])
    expect(download.suggestedFilename()).toMatch(
      lang === 'zh' ? /^城市体征指数-成都市-.*\.csv$/ : /^City health index-Chengdu-.*\.csv$/,
    )
    const text = await readFile(await download.path(), 'utf8')
    expect(text.startsWith('\uFEFF')).toBe(true)
    const [head, ...body] = parse(text, { bom: true }) as string[][]
    expect(head?.[1]).toBe(lang === 'zh' ? '指标' : 'Indicator')
    expect(body.map(([code, name, , , , , score]) => [code, name, Number(Number(score).toFixed(1))])).toEqual(shown)
  })

test('the heat map shows every district, moves by arrows and opens the cell it stands on', async ({ page }) => {
  await open(page)
  await page.keyboard.press('v')
  await expect.poll(() => search(page).get('view')).toBe('heat')
  await expect(page.locator('.ix-block canvas')).toHaveCount(4)
  await page.locator('.ix-heat-frame').focus()
  await page.keyboard.press('ArrowDown')
  const first = (await indicators())[0]
  await expect(page.locator('.ix-readout')).toContainText(first?.code ?? 'none')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  const second = (await indicators())[1]
  await expect(page.locator('.ix-readout')).toContainText('锦江区')
  await expect(page.locator('.ix-readout')).toContainText(second?.name.zh ?? 'none')
  await page.keyboard.press('Enter')
  await page.waitForURL(url => url.pathname === `/index/${second?.code}` && url.searchParams.get('area') === '510104')
})

test('a posted record changes a number in its place, under the reader’s hand', async ({ page }) => {
  await open(page, 'lang=zh&sort=-numerator')
  const before = await codes(page)
  const numbers = () => page.locator('.ix-row .ix-numerator').allTextContents()
  const then = await numbers()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  const own = await focused(page)
  await postCases(
    server,
    Array.from({ length: 40 }, (_, place) =>
      caseLine(`live-${place}`, { reportedAt: new Date(Date.now() - 60_000).toISOString(), lng: 104.08, lat: 30.63 }),
    ).join('\n'),
  )
  await expect.poll(numbers, { timeout: 20_000 }).not.toEqual(then)
  expect(await codes(page)).toEqual(before)
  expect(await focused(page)).toBe(own)
})

test('the numbers are in the page before any script runs, and a place that is none has no page', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  await enter(context, server, 'leader')
  const page = await context.newPage()
  const own = scored[0]
  for (const lang of ['zh', 'en'] as const) {
    await page.goto(`${server.baseUrl}/index?lang=${lang}&q=${own?.code}`)
    await expect(page.locator(`[data-code="${own?.code}"]`)).toContainText(own?.name[lang] ?? 'none')
    await expect(page.locator(`[data-code="${own?.code}"] .ix-score b`)).toHaveText(own?.score?.toFixed(1) ?? 'none')
  }
  for (const query of ['area=999999', 'at=yesterday', 'period=2026-W99'])
    expect((await page.goto(`${server.baseUrl}/index?${query}`))?.status()).toBe(404)
  await context.close()
})

/** What stands wrong on the page, in words; nothing is right. */
const faults = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = []
    if (document.documentElement.scrollWidth > innerWidth) found.push('the page is wider than the window')
    const isSeen = (box: DOMRect) => box.width > 0 && box.height > 0 && box.top < innerHeight
    const inFlow = [...document.querySelectorAll('.ix-top > *, .ix-tools > *, .ix-head > *, .ix-row')]
    for (const element of inFlow) {
      const box = element.getBoundingClientRect()
      if (isSeen(box) && (box.right > innerWidth + 1 || box.left < -1))
        found.push(`${element.className} leaves the window`)
    }
    for (const line of document.querySelectorAll('.ix-top, .ix-tools, .ix-row, .ix-heads, .ix-head')) {
      const parts = [...line.children]
        .map(part => ({ part, box: part.getBoundingClientRect() }))
        .filter(({ part, box }) => isSeen(box) && !part.matches('.ix-gap'))
      for (const [place, { part, box }] of parts.entries())
        for (const other of parts.slice(place + 1))
          if (
            box.left < other.box.right - 1 &&
            other.box.left < box.right - 1 &&
            box.top < other.box.bottom - 1 &&
            other.box.top < box.bottom - 1
          )
            found.push(`"${part.textContent}" lies on "${other.part.textContent}"`)
    }
    for (const cell of document.querySelectorAll<HTMLElement>(
      '.ix-row .ix-code, .ix-row .ix-numerator, .ix-row .ix-denominator, .ix-row .ix-score, .ix-heads button, .ix-number, .ix-dimension-value, .ix-chip',
    ))
      if (isSeen(cell.getBoundingClientRect()) && cell.scrollWidth > cell.clientWidth + 1)
        found.push(`"${cell.textContent}" is cut`)
    return found
  })

/** All words of the page but names of indicators, which say themselves what they are called. */
const words = (page: Page) =>
  page.evaluate(() => {
    const own = document.querySelector('.ix')?.cloneNode(true) as HTMLElement
    for (const part of own.querySelectorAll(
      '.ix-name a, .ix-code, .ix-block-names, kbd, [hreflang], .ix-unit, .ix-value small',
    ))
      part.remove()
    return own.textContent ?? ''
  })

for (const [width, height] of [
  [1920, 1080],
  [1440, 900],
  [390, 844],
] as const)
  for (const lang of ['zh', 'en'] as const)
    test(`${width} × ${height} in ${lang}: nothing overlaps, is cut or speaks the other language`, async ({ page }) => {
      await page.setViewportSize({ width, height })
      for (const view of ['list', 'heat']) {
        await open(page, `lang=${lang}&view=${view}`)
        if (view === 'heat') await page.locator('.ix-block canvas').first().waitFor()
        await page.screenshot({ path: `.data/reports/index/${width}-${lang}-${view}.png` })
        expect(await faults(page)).toEqual([])
        const text = await words(page)
        if (lang === 'en') expect(text).not.toMatch(/\p{Script=Han}/u)
        else expect(text.replaceAll(/CSV|Excel|PDF/g, '')).not.toMatch(/[A-Za-z]{3}/)
      }
    })
