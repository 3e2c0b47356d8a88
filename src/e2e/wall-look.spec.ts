import { rm } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { doors } from '../app/desk/doors'
import { dataFolder } from '../testing/data-folder'
import { type RunningServer, runServer } from '../testing/running-server'
import { enter } from './enter'
import { postWallRecords } from './wall-records'

let dataDir: string
let server: RunningServer

test.beforeAll(async () => {
  dataDir = dataFolder()
  server = await runServer({ dataDir, environment: { DEMO: '0' } })
  await postWallRecords(server)
})
test.beforeEach(({ context }) => enter(context, server, 'screen'))
test.afterAll(async () => {
  await server?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const sizes = [
  { width: 1920, height: 1080 },
  { width: 3840, height: 1080 },
  { width: 5760, height: 1080 },
]

async function open(page: Page, query: string): Promise<void> {
  await page.goto(`${server.baseUrl}/screen?motion=off&${query}`)
  await page.locator('[data-map-ready]').waitFor({ timeout: 90_000 })
}

/** What stands wrong on the screen, in words; nothing is right. */
const faults = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = []
    const boxes = [...document.querySelectorAll<HTMLElement>('[data-panel]')]
      .filter(panel => panel.offsetParent !== null)
      .map(panel => ({ name: panel.dataset.panel ?? '', panel, box: panel.getBoundingClientRect() }))
    const overlap = (one: DOMRect, other: DOMRect) =>
      one.left < other.right - 1 &&
      other.left < one.right - 1 &&
      one.top < other.bottom - 1 &&
      other.top < one.bottom - 1
    for (const [place, { name, box }] of boxes.entries()) {
      if (box.left < 0 || box.top < 0 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1)
        found.push(`${name} leaves the screen`)
      for (const other of boxes.slice(place + 1))
        if (overlap(box, other.box)) found.push(`${name} lies on ${other.name}`)
    }
    const labels = [...document.querySelectorAll<HTMLElement>('.map-label:not([data-out]) .map-plate:not([data-out])')]
    const map = document.querySelector('.map')?.getBoundingClientRect()
    for (const [place, label] of labels.entries()) {
      const box = label.getBoundingClientRect()
      if (map && (box.left < map.left || box.right > map.right || box.top < map.top || box.bottom > map.bottom))
        found.push(`label ${label.textContent} is cut`)
      for (const other of labels.slice(place + 1))
        if (overlap(box, other.getBoundingClientRect()))
          found.push(`label ${label.textContent} on ${other.textContent}`)
    }
    const walker = document.createTreeWalker(document.querySelector('.wall') ?? document.body, NodeFilter.SHOW_TEXT)
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const element = text.parentElement
      if (!element || !text.textContent?.trim() || element.closest('number-flow-react, script, style')) continue
      const size = Number.parseFloat(getComputedStyle(element).fontSize)
      // Discs carry one character of a sign, not words.
      if (size < 19.9 && !element.closest('.lamp, .map-disc'))
        found.push(`"${text.textContent}" is only ${size} px high`)
    }
    for (const { name, panel, box } of boxes) {
      for (const line of panel.querySelectorAll<HTMLElement>(
        'h2, .panel-line, .states, .states li, dl, dd, .index-row, .index-row small, .band-block, .band-score, .index-foot',
      )) {
        const own = line.getBoundingClientRect()
        if (
          line.offsetParent &&
          (own.bottom > box.bottom + 1 || own.right > box.right + 1 || line.scrollWidth > line.clientWidth + 2)
        )
          found.push(`${name}: "${line.textContent}" is cut`)
      }
    }
    return found
  })

for (const size of sizes) {
  for (const lang of ['zh', 'en'] as const) {
    test(`${size.width} × ${size.height} in ${lang}: nothing overlaps, is cut or too small`, async ({ page }) => {
      await page.setViewportSize(size)
      await open(page, `lang=${lang}`)
      await page.screenshot({ path: `.data/reports/wall/${size.width}-${lang}.png` })
      expect(await faults(page)).toEqual([])
      const headings = await page.locator('h1, h2, .legend dt').allTextContents()
      for (const heading of headings)
        if (lang === 'en') expect(heading).not.toMatch(/\p{Script=Han}/u)
        else expect(heading).not.toMatch(/[A-Za-z]{3}/)
    })
  }
}

test('every panel shows real records, says where from and when, and the figures agree', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await open(page, 'lang=zh')
  await expect(page.locator('[data-panel="lamps"] .card')).toHaveCount(2)
  await expect(page.locator('[data-panel="flags"] .flag')).toHaveCount(1)
  await expect(page.locator('.topbar-state')).toContainText('2 项红灯')
  await expect(page.locator('.topbar-state')).toContainText('1 家单位黄旗')
  await expect(page.locator('[data-panel="ratings"] .suggestion')).toContainText('一次告知')
  await expect(page.locator('.map-canvas')).toHaveAttribute('data-points', 'cases:60 projects:6 permits:0')
  await expect(page.locator('[data-layer="cases"] dd')).toHaveText('60')
  for (const name of ['index', 'band', 'projects', 'lamps', 'flags', 'supervision', 'ratings'])
    await expect(page.locator(`[data-panel="${name}"] .panel-from`)).not.toBeEmpty()
  expect(await page.locator('[data-panel="band"] rect').count()).toBe(387)
})

test('in watch mode at most five in a hundred pixels have a colour', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await open(page, 'lang=zh&mode=watch')
  const picture = (await page.screenshot()).toString('base64')
  const share = await page.evaluate(async data => {
    const image = new Image()
    image.src = `data:image/png;base64,${data}`
    await image.decode()
    const canvas = new OffscreenCanvas(image.width, image.height)
    const pen = canvas.getContext('2d')
    if (!pen) throw new Error('no canvas')
    pen.drawImage(image, 0, 0)
    const { data: pixels } = pen.getImageData(0, 0, image.width, image.height)
    let coloured = 0
    for (let at = 0; at < pixels.length; at += 4) {
      const channels = [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0]
      // The greys of the wall lean to blue by up to a fifth of their range.
      if (Math.max(...channels) - Math.min(...channels) > 60) coloured++
    }
    return coloured / (pixels.length / 4)
  }, picture)
  expect(share).toBeLessThanOrEqual(0.05)
})

test('doors that are not built are named without a link; a missing page helps', async ({ page }) => {
  await page.goto(`${server.baseUrl}/?lang=zh`)
  const main = page.getByRole('main')
  await expect(main.getByRole('link', { name: /大屏/ })).toBeVisible()
  const closed = doors.filter(each => each.href === null).length
  await expect(main.getByText('尚未开放')).toHaveCount(closed)
  await expect(main.locator('.door')).toHaveCount(doors.length)
  await expect(main.locator('a.door')).toHaveCount(doors.length - closed)
  const answer = await page.goto(`${server.baseUrl}/nothing-here?lang=en`)
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('link', { name: 'Open the wall' })).toBeVisible()
  const unknown = await page.goto(`${server.baseUrl}/screen?area=999999`)
  expect(unknown?.status()).toBe(404)
})
