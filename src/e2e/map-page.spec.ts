import { rm } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { dataFolder } from '../testing/data-folder'
import { caseLine, postCases } from '../testing/faults/post-cases'
import { type RunningServer, runServer } from '../testing/running-server'
import { barriers } from './barriers'
import { enter } from './enter'
import { postWallRecords } from './wall-records'

/** Cases on one spot: more than a list would draw at once. */
const CROWD = 17_000
const spot = { lng: 104.1212, lat: 30.6215 }

let dataDir: string
let server: RunningServer
let strangers: string[] = []

test.beforeAll(async () => {
  dataDir = dataFolder()
  server = await runServer({ dataDir, environment: { DEMO: '0' } })
  await postWallRecords(server)
  const lines = Array.from({ length: CROWD }, (_, place) =>
    caseLine(`crowd-${place}`, { ...spot, reportedAt: new Date(Date.now() - 3 * 86_400_000).toISOString() }),
  )
  const sent = Array.from({ length: 12 }, (_, place) =>
    caseLine(`sent-${place}`, {
      lng: 104.05 + place / 200,
      lat: 30.66,
      status: 'dispatched',
      dept: place < 8 ? '示范供水公司' : '示范燃气公司',
      reportedAt: new Date(Date.now() - 86_400_000).toISOString(),
    }),
  )
  expect((await postCases(server, [...lines, ...sent].join('\n'))).status).toBe(200)
})
test.afterAll(async () => {
  await server?.stop()
  await rm(dataDir, { recursive: true, force: true })
})
test.beforeEach(async ({ page, context }) => {
  await enter(context, server, 'leader')
  strangers = []
  page.on('request', request => {
    const { protocol, hostname } = new URL(request.url())
    if (protocol !== 'data:' && protocol !== 'blob:' && hostname !== '127.0.0.1') strangers.push(request.url())
  })
})
test.afterEach(() => expect(strangers).toEqual([]))

async function open(page: Page, query = 'lang=zh'): Promise<void> {
  await page.goto(`${server.baseUrl}/map?motion=off&${query}`)
  await page.locator('[data-map-ready]').waitFor({ timeout: 90_000 })
}

const total = async (layer: string, query = ''): Promise<number> => {
  const answer = await server.read(`/api/v1/map/things/${layer}?limit=1${query}`)
  return ((await answer.json()) as { total: number }).total
}
const counted = (page: Page, layer: string) => page.locator(`.mp-layers [data-layer="${layer}"] .mp-count`)
const drawn = async (page: Page, layer: string) => {
  const text = (await page.locator('.mp-canvas').getAttribute('data-counts')) ?? ''
  return Number(new RegExp(`${layer}:(\\d+)`).exec(text)?.[1])
}
const search = (page: Page) => new URL(page.url()).searchParams
const figure = (count: number) => count.toLocaleString('en')

test('the layers count up to the list, and every way of counting says the same', async ({ page }) => {
  await page.setViewportSize({ width: 1600, height: 900 })
  // far enough out that the whole city is in view
  await open(page, 'lang=zh&view=103.95,30.75,8.4')
  const cases = await total('cases')
  expect(cases).toBeGreaterThan(CROWD)
  await expect(counted(page, 'cases')).toHaveText(figure(cases))
  await expect.poll(() => drawn(page, 'cases')).toBe(cases)
  await expect.poll(() => drawn(page, 'projects')).toBe(await total('projects'))
  const legend = await page
    .locator('.mp-layers [data-layer="cases"] .mp-legend > div:not([data-lamp]) dd')
    .allTextContents()
  expect(legend.reduce((sum, text) => sum + Number(text.replaceAll(',', '')), 0)).toBe(cases)

  await page.keyboard.press('p')
  const proof = page.locator('.mp-proof')
  await expect(proof).toHaveAttribute('data-difference', '0')
  for (const leg of ['page', 'map', 'tile', 'list', 'export', 'records'])
    await expect(proof.locator(`[data-leg="${leg}"] dd`)).toHaveText(figure(cases))
})

test('cells and heat hold the true counts; a cell opens as its list, a unit narrows every layer to what is its own', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1600, height: 900 })
  const cases = await total('cases')
  await open(page, 'lang=zh&view=103.95,30.75,8.4&layers=cases.cells')
  await expect.poll(() => drawn(page, 'cases')).toBe(cases)
  const most = page.locator('.mp-cell-ramp')
  expect(Number(await most.getAttribute('data-most'))).toBeGreaterThanOrEqual(CROWD)
  await page.getByText('热力', { exact: true }).click()
  await expect.poll(() => search(page).get('layers')).toContain('cases.heat')
  await expect.poll(() => drawn(page, 'cases')).toBe(cases)

  await open(page, `lang=zh&view=${spot.lng},${spot.lat},13&layers=cases.cells`)
  await expect.poll(() => drawn(page, 'cases')).toBeGreaterThanOrEqual(CROWD)
  const map = await page.locator('.mp-canvas').boundingBox()
  await page.mouse.click((map?.x ?? 0) + (map?.width ?? 0) / 2, (map?.y ?? 0) + (map?.height ?? 0) / 2)
  await expect(page.locator('.mp-list-count')).toContainText(/17,\d{3}/)

  await open(page, 'lang=zh&view=103.95,30.75,8.4&layers=cases,flows')
  const sent = await total('cases', '&status=dispatched&status=handling')
  await expect(counted(page, 'flows')).toHaveText(figure(sent))
  const unit = page.locator('[data-layer="flows"] .mp-legend button').first()
  await unit.click()
  await expect.poll(() => search(page).get('unit')).toMatch(/^U-/)
  const code = search(page).get('unit')
  await expect(counted(page, 'cases')).toHaveText(figure(await total('cases', `&unit=${code}`)))
})

test('a crowd on one spot opens as a list that reads on as one goes, and a row as its thing', async ({ page }) => {
  await page.setViewportSize({ width: 1600, height: 900 })
  await open(page, `lang=zh&view=${spot.lng},${spot.lat},15`)
  await expect.poll(() => drawn(page, 'cases')).toBeGreaterThanOrEqual(CROWD)
  const map = await page.locator('.mp-canvas').boundingBox()
  const clicked = Date.now()
  await page.mouse.click((map?.x ?? 0) + (map?.width ?? 0) / 2, (map?.y ?? 0) + (map?.height ?? 0) / 2)
  await expect(page.locator('.mp-list-count')).toContainText(figure(CROWD))
  await expect(page.locator('.mp-row').first()).toBeVisible()
  const waited = Date.now() - clicked
  test.info().annotations.push({ type: `a list of ${figure(CROWD)} after`, description: `${waited} ms` })
  // an ordinary machine takes half a second; what this refuses is a freeze
  expect(waited).toBeLessThan(8000)
  expect(await page.locator('.mp-row').count()).toBeLessThan(60)
  await page.locator('.mp-virtual').focus()
  await page.keyboard.press('End')
  await expect(page.locator('.mp-row').last()).toHaveAttribute('aria-setsize', String(CROWD))
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await expect(page.locator('.mp-thing h3')).toBeVisible()
  await expect.poll(() => search(page).get('pick')).toMatch(/^cases:/)
  await page.reload()
  await expect(page.locator('.mp-facts')).toContainText('crowd-')
})

test('who is on duty and who answers are layers: counted, opened, proved and kept in the address', async ({ page }) => {
  await page.setViewportSize({ width: 1600, height: 900 })
  const answer = async (path: string) =>
    (await (await server.read(`/api/v1/map/${path}`)).json()) as {
      total: number
      items: { area: string; line: string }[]
    }
  const [duty, matrix] = [await answer('duty'), await answer('matrix?cls=E0410')]
  await open(page, 'lang=zh&view=103.95,30.75,8.4&layers=matrix:60,-cases,duty&cls=E0410')
  await expect(counted(page, 'duty')).toHaveText(figure(duty.total))
  await expect.poll(() => drawn(page, 'duty')).toBe(duty.total)
  await expect(counted(page, 'matrix')).toHaveText(figure(matrix.total))
  await expect.poll(() => drawn(page, 'matrix')).toBe(matrix.total)
  const rows = page.locator('[data-layer="matrix"] .mp-legend > div:not([data-fault="overlaps"]) dd')
  const legend = (await rows.allTextContents()).map(text => Number(text.replaceAll(',', '')))
  expect(legend.reduce((sum, each) => sum + each, 0)).toBe(matrix.total)
  for (const layer of ['duty', 'matrix']) {
    await counted(page, layer).click()
    const proof = page.locator('.mp-proof')
    await expect(proof).toHaveAttribute('data-difference', '0')
    const total = layer === 'duty' ? duty.total : matrix.total
    for (const leg of ['page', 'map', 'list', 'records'])
      await expect(proof.locator(`[data-leg="${leg}"] dd`)).toHaveText(figure(total))
  }
  await open(page, 'lang=zh&view=104.08,30.6,12&layers=matrix:60&cls=E0410')
  await expect.poll(() => drawn(page, 'matrix')).toBe(matrix.total)
  const map = await page.locator('.mp-canvas').boundingBox()
  await page.mouse.click((map?.x ?? 0) + (map?.width ?? 0) / 2, (map?.y ?? 0) + (map?.height ?? 0) / 2)
  await expect.poll(() => search(page).get('pick')).toMatch(/^matrix:\d{6,9}$/)
  const picked = search(page).get('pick')?.slice('matrix:'.length)
  const line = matrix.items.find(each => each.area === picked)?.line ?? ''
  await page.reload()
  await expect(page.locator('.mp-facts')).toContainText(line)
  await page.locator('.mp-side-foot a').click()
  await expect(page.locator('.mx-lines tbody th').first()).toContainText(line)
})

test('a box selects what lies in it; a district opens down to its streets', async ({ page }) => {
  await page.setViewportSize({ width: 1600, height: 900 })
  await open(page, `lang=zh&view=${spot.lng},${spot.lat},14`)
  await expect.poll(() => drawn(page, 'cases')).toBeGreaterThanOrEqual(CROWD)
  await page.keyboard.press('b')
  const map = await page.locator('.mp-canvas').boundingBox()
  const [x, y] = [(map?.x ?? 0) + (map?.width ?? 0) / 2, (map?.y ?? 0) + (map?.height ?? 0) / 2]
  await page.mouse.move(x - 60, y - 60)
  await page.mouse.down()
  await page.mouse.move(x + 60, y + 60, { steps: 4 })
  await page.mouse.up()
  await expect(page.locator('.mp-list-count')).toHaveAttribute('data-count', /\d+/, { timeout: 60_000 })
  expect(Number(await page.locator('.mp-list-count').getAttribute('data-count'))).toBeGreaterThanOrEqual(CROWD)

  await page.keyboard.press('/')
  await page.keyboard.type('锦江')
  await page.locator('.mp-search [role="option"]').first().waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => search(page).get('area')).toBe('510104')
  await expect(counted(page, 'cases')).toHaveText(figure(await total('cases', '&area=510104')))
  await page.locator('.mp-area-children button').first().click()
  await expect.poll(() => search(page).get('area')).toMatch(/^510104\d{3}$/)
})

test('time goes back by keys and returns with one; a link shows the same', async ({ page }) => {
  await page.setViewportSize({ width: 1600, height: 900 })
  await open(page)
  const cases = await total('cases')
  await expect(counted(page, 'cases')).toHaveText(figure(cases))
  await page.locator('.mp-brush').focus()
  for (let day = 0; day < 5; day++) await page.keyboard.press('ArrowLeft')
  await expect(page.locator('.mp-time output')).toContainText('回溯')
  const at = search(page).get('at') ?? ''
  const then = await total('cases', `&at=${encodeURIComponent(at)}`)
  expect(then).toBeLessThan(cases)
  await expect(counted(page, 'cases')).toHaveText(figure(then))
  await page.reload()
  await expect(counted(page, 'cases')).toHaveText(figure(then))
  await page
    .locator('.mp-canvas')
    .focus()
    .catch(() => undefined)
  await page.keyboard.press('n')
  await expect.poll(() => search(page).get('at')).toBeNull()
  await expect(counted(page, 'cases')).toHaveText(figure(cases))
})

test('around a place stands everything of all kinds; a new case comes without a reload', async ({ page }) => {
  await page.setViewportSize({ width: 1600, height: 900 })
  await open(page, `lang=zh&view=${spot.lng},${spot.lat},15`)
  const before = await total('cases')
  await expect(counted(page, 'cases')).toHaveText(figure(before))
  await page.keyboard.press('r')
  await expect(page.locator('.mp-side [data-dataset="case"] h4')).toContainText(figure(CROWD))
  await postCases(
    server,
    caseLine('new-1', { lng: spot.lng + 0.002, lat: spot.lat, reportedAt: new Date().toISOString() }),
  )
  await expect(counted(page, 'cases')).toHaveText(figure(before + 1))
  await expect.poll(() => drawn(page, 'cases')).toBeGreaterThan(CROWD)
})

/** What stands wrong on the page, in words; nothing is right. */
const faults = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = []
    if (document.documentElement.scrollWidth > innerWidth) found.push('the page is wider than the window')
    const overlap = (one: DOMRect, other: DOMRect) =>
      one.left < other.right - 1 &&
      other.left < one.right - 1 &&
      one.top < other.bottom - 1 &&
      other.top < one.bottom - 1
    const panels = [...document.querySelectorAll<HTMLElement>('.mp .mp-panel, .mp .mp-top')]
      .map(panel => ({ name: panel.className, box: panel.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0)
    for (const [place, { name, box }] of panels.entries()) {
      if (box.left < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1)
        found.push(`${name} leaves the window`)
      for (const other of panels.slice(place + 1)) if (overlap(box, other.box)) found.push(`${name} on ${other.name}`)
    }
    const labels = [...document.querySelectorAll<HTMLElement>('.mp .map-label:not([data-out]) .map-plate')].map(
      label => ({ text: label.textContent, box: label.getBoundingClientRect() }),
    )
    const map = document.querySelector('.mp-map')?.getBoundingClientRect()
    for (const [place, { text, box }] of labels.entries()) {
      if (map && (box.left < map.left || box.right > map.right || box.top < map.top || box.bottom > map.bottom))
        found.push(`name ${text} is cut`)
      for (const other of labels.slice(place + 1))
        if (overlap(box, other.box)) found.push(`name ${text} on ${other.text}`)
    }
    for (const control of document.querySelectorAll<HTMLElement>('.mp-top > *, .mp-time-tools > *, .mp-eye span')) {
      if (control.offsetParent && control.scrollWidth > control.clientWidth + 2)
        found.push(`"${control.textContent}" is cut`)
    }
    return found
  })

for (const [width, height] of [
  [1920, 1080],
  [390, 844],
] as const)
  for (const lang of ['zh', 'en'] as const)
    test(`${width} × ${height} in ${lang}: nothing overlaps or is cut, and axe finds nothing serious`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height })
      await open(page, `lang=${lang}&colour=index`)
      await expect(counted(page, 'cases').or(page.locator('.mp-narrow-only'))).not.toHaveCount(0)
      await expect(page.locator('.mp .map-label:not([data-out])').first()).toBeAttached()
      await page.screenshot({ path: `.data/reports/map/${width}-${lang}.png` })
      expect(await faults(page)).toEqual([])
      const words = await page.locator('.mp h1, .mp h2, .mp button, .mp label').allTextContents()
      for (const word of words)
        if (lang === 'en') expect(word).not.toMatch(/\p{Script=Han}/u)
        else expect(word).not.toMatch(/[A-Za-z]{4}/)
      expect(await barriers(page, '.mp')).toEqual([])
    })
