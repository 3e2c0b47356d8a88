import { rm } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { doors } from '../app/desk/doors'
import { type Scene, scenes } from '../features/kiosks/domain/scene-names'
import { layersOfScene } from '../features/screen/domain/scenes'
import { dataFolder } from '../testing/data-folder'
import { type RunningServer, runServer } from '../testing/running-server'
import { chromiumLaunch } from './chromium'
import { enter } from './enter'
import { postWallRecords } from './wall-records'

let dataDir: string
let server: RunningServer

test.beforeAll(async () => {
  dataDir = dataFolder()
  server = await runServer({ dataDir, environment: { DEMO: '0', CHROMIUM: chromiumLaunch().executablePath } })
  await postWallRecords(server)
})
test.beforeEach(({ context }) => enter(context, server, 'screen'))
test.afterAll(async () => {
  await server?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
  { width: 3840, height: 1080 },
  { width: 5760, height: 1080 },
]

async function open(page: Page, query: string): Promise<void> {
  await page.goto(`${server.baseUrl}/screen?motion=off&${query}`)
  await page.locator('[data-map-ready]').waitFor({ timeout: 90_000 })
}

/** Goes on to a scene by key, as somebody at the wall does. */
async function show(page: Page, scene: Scene): Promise<void> {
  const stands = page.locator(`.wall[data-scene="${scene}"]`)
  for (let turn = 0; turn < scenes.length && (await stands.count()) === 0; turn++) {
    const before = await page.locator('.wall').getAttribute('data-scene')
    await page.keyboard.press('ArrowRight')
    await expect(page.locator('.wall')).not.toHaveAttribute('data-scene', before ?? '')
  }
  await expect(stands).toBeVisible()
  await expect(page.locator('.map-canvas')).toHaveAttribute('data-layers', layersOfScene(scene).join(' '))
}

/** What stands wrong on the screen, in words; nothing is right. */
const faults = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = []
    const boxes = [...document.querySelectorAll<HTMLElement>('[data-panel]')]
      .filter(panel => panel.offsetParent !== null && getComputedStyle(panel).visibility !== 'hidden')
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
      // the scale follows the height: the floor is that of 1080 lines
      if (size < (19.9 * innerHeight) / 1080 && !element.closest('.lamp, .map-disc, .level-sign'))
        found.push(`"${text.textContent}" is only ${size} px high`)
    }
    for (const row of document.querySelectorAll<HTMLElement>(
      '.heat th, .meter-row, .case, .counted, .log-entry, .project p, .figures, .resources li, .objectives li, .plans li, .collision-where, .heat td, .incident-clock, .dial, .topbar-left, .topbar-right',
    )) {
      if (!row.offsetParent || row.closest('[aria-hidden="true"]')) continue
      if (row.scrollWidth > row.clientWidth + 2)
        found.push(`${row.className}: "${row.textContent}" runs out of its row`)
    }
    const channel = (value: number) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
    const light = ([red = 0, green = 0, blue = 0]: readonly number[]) =>
      0.2126 * channel(red / 255) + 0.7152 * channel(green / 255) + 0.0722 * channel(blue / 255)
    const parts = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number)
    for (const element of document.querySelectorAll<HTMLElement>(
      '.wall :is(h1, h2, h3, p, span, b, dt, dd, td, th, li, time, small, strong)',
    )) {
      const words = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
      if (!words || !element.offsetParent || element.closest('.map-labels, number-flow-react, .visually-hidden'))
        continue
      let under: HTMLElement | null = element
      // A plate that lets the map shine through counts as the dark it lies on.
      while (under && (parts(getComputedStyle(under).backgroundColor)[3] ?? 1) < 0.5) under = under.parentElement
      const [one, two] = [
        light(parts(getComputedStyle(element).color)),
        light(under ? parts(getComputedStyle(under).backgroundColor) : [21, 25, 30]),
      ]
      const ratio = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05)
      if (ratio < 4.5) found.push(`"${element.textContent}" has a contrast of ${ratio.toFixed(1)}`)
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
    test(`${size.width} × ${size.height} in ${lang}: in no scene anything overlaps, is cut or too small`, async ({
      page,
    }) => {
      await page.setViewportSize(size)
      await open(page, `lang=${lang}`)
      for (const scene of scenes) {
        await show(page, scene)
        await page.screenshot({ path: `.data/reports/wall/${scene}-${size.width}-${lang}.png` })
        expect([scene, await faults(page)]).toEqual([scene, []])
        const headings = await page.locator('h1, h2, .legend dt').allTextContents()
        for (const heading of headings)
          if (lang === 'en') expect(heading).not.toMatch(/\p{Script=Han}/u)
          else expect(heading).not.toMatch(/[A-Za-z]{3}/)
      }
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
  await expect(page.locator('.map-canvas')).toHaveAttribute('data-points', 'cases:60 projects:6 permits:2')
  await expect(page.locator('[data-layer="cases"] dd')).toHaveText('60')
  for (const name of ['index', 'band', 'projects', 'lamps', 'flags', 'supervision', 'ratings'])
    await expect(page.locator(`[data-panel="${name}"] .panel-from`)).not.toBeEmpty()
  expect(await page.locator('[data-panel="band"] rect').count()).toBe(387)
})

test('in watch mode at most five in a hundred pixels have a colour', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await open(page, 'lang=zh&mode=watch')
  for (const scene of scenes) {
    await show(page, scene)
    expect([scene, (await colouredShare(page)) <= 0.05]).toEqual([scene, true])
  }
})

test('a scene is had as a picture of its size, drawn as whoever asks sees it', async ({ page, request }) => {
  const address = `${server.baseUrl}/api/v1/screen.png`
  const answer = await page.request.get(`${address}?scene=works&mode=watch&lang=en`, { timeout: 150_000 })
  // the log of the server says why a picture was not taken
  expect([answer.status(), answer.ok() ? '' : server.output().slice(-2000)]).toEqual([200, ''])
  expect(answer.headers()['content-type']).toBe('image/png')
  expect(answer.headers()['content-disposition']).toMatch(/works.*\.png/)
  const picture = await answer.body()
  expect([picture.toString('latin1', 1, 4), picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([
    'PNG',
    1920,
    1080,
  ])
  // of the wall with its map and its numbers, not of an empty page: a drawn one does not shrink to nothing
  expect(picture.length).toBeGreaterThan(100_000)
  expect(await colouredShare(page, picture)).toBeLessThan(0.05)
  expect((await request.get(address)).status()).toBe(401)
  expect((await page.request.get(`${address}?scene=moon`)).status()).toBe(400)
})

/** Part of the pixels of a picture, of the page as it stands if none is given, that have a colour. */
async function colouredShare(page: Page, taken?: Buffer): Promise<number> {
  const picture = (taken ?? (await page.screenshot())).toString('base64')
  return page.evaluate(async data => {
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
}

test('an emergency takes the wall over, with its objectives and log, and gives it back', async ({ page, browser }) => {
  const duty = await browser.newContext()
  await enter(duty, server, 'duty-officer')
  const act = (path: string, data: unknown) => duty.request.post(`${server.baseUrl}/api/v1${path}`, { data })
  await page.setViewportSize({ width: 1920, height: 1080 })
  await open(page, 'lang=zh&scene=works')
  const until = new Date(Date.now() + 7_200_000).toISOString()
  expect(
    (await act('/mode', { mode: 'emergency', plan: 'flood', until, reason: '暴雨红色预警，下穿通道积水' })).status(),
  ).toBe(201)
  await expect(page.locator('.wall[data-scene="emergency"]')).toBeVisible()
  await act('/mode/log', { text: '带班领导已到岗', step: 0 })
  await act('/mode/log', { text: '二环下穿积水四十厘米，已封控' })
  const { id } = await (await duty.request.get(`${server.baseUrl}/api/v1/mode`)).json()
  const room = async (kind: string, data: object) =>
    expect((await act(`/mode/${id}/room/${kind}`, data)).status()).toBe(201)
  await room('objective', { text: '二环路下穿隧道恢复双向通行', dueAt: until, unit: null })
  await room('resource', { kind: 'vehicle', name: '移动排涝车', measure: '辆', quantity: 8 })
  const corners = [
    [104.05, 30.64],
    [104.085, 30.64],
    [104.085, 30.665],
  ]
  await room('drawing', { shape: 'area', kind: 'cordon', label: '警戒区一', corners })
  await page.reload()
  await page.locator('[data-map-ready]').waitFor({ timeout: 90_000 })
  await expect(page.locator('[data-panel="objectives"] .objective')).toHaveCount(1)
  await expect(page.locator('[data-panel="resources"] .called')).toHaveCount(1)
  await expect(page.locator('.map-drawing')).toContainText('警戒区一')
  await expect(page.locator('[data-panel="incident"]')).toContainText('城市内涝')
  await expect(page.locator('[data-panel="objectives"] .objective-done')).toHaveCount(1)
  await expect(page.locator('[data-panel="log"] .log-entry').first()).toContainText('二环下穿')
  await page.screenshot({ path: '.data/reports/wall/in-emergency-1920-zh.png' })
  expect(await faults(page)).toEqual([])
  expect((await act('/mode', { mode: 'normal', reason: '积水已退，恢复常态' })).status()).toBe(201)
  await expect(page.locator('.wall[data-scene="works"]')).toBeVisible()
  await duty.close()
})

test('a screen is let in by its code, shows what a desk sends, and is out at once when it is revoked', async ({
  browser,
}) => {
  const [wall, desk] = [await browser.newContext(), await browser.newContext()]
  await enter(desk, server, 'duty-officer')
  const [screen, page] = [await wall.newPage(), await desk.newPage()]
  for (const each of [screen, page]) await each.setViewportSize({ width: 1920, height: 1080 })
  await screen.goto(`${server.baseUrl}/screen/enrol?lang=zh`)
  const code = await screen.locator('.enrol-code[data-code]').getAttribute('data-code')
  await screen.screenshot({ path: '.data/reports/wall/enrol-1920-zh.png' })
  await page.goto(`${server.baseUrl}/screens?lang=zh`)
  await page.getByRole('button', { name: '登记大屏' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('代码').fill(code ?? '')
  await dialog.getByLabel('名称').fill('一号指挥厅')
  await dialog.getByRole('button', { name: '登记大屏' }).click()
  await expect(page.locator('[data-screen]')).toContainText('一号指挥厅')
  await screen.waitForURL(/\/screen\?/)
  await screen.locator('[data-map-ready]').waitFor({ timeout: 90_000 })
  await expect(screen.locator('.map-open')).toHaveCount(0)
  await expect(screen.locator('.wall')).toHaveAttribute('data-live', 'on')

  await page.getByRole('button', { name: '投屏' }).click()
  await dialog.getByLabel('专题').selectOption('works')
  const sent = Date.now()
  await dialog.getByRole('button', { name: '投屏' }).click()
  await expect(screen.locator('.sent')).toBeVisible()
  await expect(screen.locator('.wall[data-scene="works"]')).toBeVisible()
  expect(Date.now() - sent).toBeLessThan(10_000)
  await page.screenshot({ path: '.data/reports/wall/screens-1920-zh.png' })
  await page.reload()
  await page.getByRole('button', { name: '收回' }).click()
  await expect(screen.locator('.wall[data-scene="overview"]')).toBeVisible()

  await page.getByRole('button', { name: '撤销' }).click()
  await dialog.getByRole('textbox').fill('设备搬走')
  await dialog.getByRole('button', { name: '撤销' }).click()
  await expect(page.locator('[data-screen][data-state="revoked"]')).toBeVisible()
  expect((await wall.request.get(`${server.baseUrl}/api/v1/wall`)).status()).toBe(401)
  await wall.close()
  await desk.close()
})

test('doors that are not built are named without a link; a missing page helps', async ({ page }) => {
  await page.goto(`${server.baseUrl}/?lang=zh`)
  const main = page.getByRole('main')
  await expect(main.locator('a.door').filter({ hasText: '大屏' })).toBeVisible()
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
