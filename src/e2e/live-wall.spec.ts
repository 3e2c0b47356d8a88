import { rm } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { dataFolder } from '../testing/data-folder'
import { caseLine, postCases } from '../testing/faults/post-cases'
import { freePort, type RunningServer, runServer } from '../testing/running-server'
import { enter } from './enter'

let dataDir: string
let port: number
let server: RunningServer

/** A database of its own and no demo: what the wall shows is what the test posted. */
const start = () => runServer({ dataDir, port, environment: { DEMO: '0' } })

test.beforeAll(async () => {
  dataDir = dataFolder()
  port = await freePort()
  server = await start()
})
test.beforeEach(({ context }) => enter(context, server, 'screen'))
test.afterAll(async () => {
  await server?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const openCases = (page: Page) => page.locator('[data-layer="cases"] dd')
const lines = (page: Page) => page.locator('[data-panel="events"] [data-seq]')
const now = () => new Date(Date.now() - 60_000).toISOString()
/** A point inside 锦江. */
const place = { lng: 104.08, lat: 30.63 }

const post = async (caseNo: string) => {
  const answer = await postCases(server, caseLine(caseNo, { reportedAt: now(), ...place }))
  expect(await answer.json()).toMatchObject({ received: 1, accepted: 1 })
}
/** How long the wall's numbers take to be answered on this machine, now. */
const answerMs = async () => {
  const began = performance.now()
  await (await server.read('/api/v1/wall')).arrayBuffer()
  return performance.now() - began
}
const numbersOf = (page: Page) => lines(page).evaluateAll(all => all.map(each => Number(each.getAttribute('data-seq'))))

test('a posted case is on the wall within a second, and a restart of the server loses and repeats nothing', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.goto(`${server.baseUrl}/screen?lang=zh&motion=off`)
  await expect(page.locator('html')).toHaveAttribute('lang', /zh/)
  await expect(openCases(page)).toHaveText('0')
  await expect(lines(page)).toHaveCount(0)
  await expect(page.locator('[data-live="on"]')).toBeAttached()

  // a second for the event and the drawing, and what this machine needs to read the numbers
  const within = 1500 + 4 * (await answerMs())
  await post('e2e-1')
  await expect(lines(page)).toHaveCount(1, { timeout: within })
  await expect(openCases(page)).toHaveText('1', { timeout: within })

  await server.kill()
  server = await start()
  // Posted while the wall may still be away: it must come back with its number and be told.
  await post('e2e-2')
  await post('e2e-3')
  await expect(lines(page)).toHaveCount(3)
  await expect(openCases(page)).toHaveText('3')
  const numbers = await numbersOf(page)
  expect(new Set(numbers).size).toBe(3)
  expect(numbers).toEqual([...numbers].sort((a, b) => b - a))
})

test('the same delivery again moves nothing on the wall', async ({ page }) => {
  await page.goto(`${server.baseUrl}/screen?lang=en&motion=off`)
  await expect(openCases(page)).toHaveText('3')
  const before = await numbersOf(page)
  const again = await postCases(server, caseLine('e2e-1', { reportedAt: '2026-11-01T09:00:00+08:00', ...place }))
  expect(await again.json()).toMatchObject({ updated: 1 })
  await expect(lines(page)).toHaveCount(before.length + 1)
  const unchanged = await postCases(server, caseLine('e2e-1', { reportedAt: '2026-11-01T09:00:00+08:00', ...place }))
  expect(await unchanged.json()).toMatchObject({ unchanged: 1 })
  await page.waitForTimeout(1500)
  expect(await numbersOf(page)).toHaveLength(before.length + 1)
})

test('a lamp that time alone lights is told on the wall, once', async ({ page }) => {
  await page.goto(`${server.baseUrl}/screen?lang=zh&motion=off`)
  await expect(page.locator('[data-live="on"]')).toBeAttached()
  const dueAt = Date.now() + 3000
  const step = {
    instanceCode: 'e2e-step',
    projectCode: 'e2e-project',
    itemCode: 'X1',
    itemKind: 'ordinary',
    stage: 3,
    status: 8,
    statusAt: now(),
    acceptedAt: new Date(dueAt - 30 * 86_400_000).toISOString(),
    dueAt: new Date(dueAt).toISOString(),
    correctionCount: 0,
    title: '时限到点',
    district: '510104',
  }
  const answer = await fetch(`${server.baseUrl}/api/v1/datasets/approval_step/records`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await server.ingestKey()}`, 'content-type': 'application/json' },
    body: JSON.stringify([step]),
  })
  expect(await answer.json()).toMatchObject({ accepted: 1 })
  // the worker looks once a minute
  const lit = lines(page).filter({ hasText: '亮红灯' })
  await expect(lit).toHaveCount(1, { timeout: 100_000 })
  await expect(lit).toContainText('时限到点')
  await expect(page.locator('[data-panel="lamps"]')).toContainText('时限到点')
  await page.waitForTimeout(3000)
  await expect(lit).toHaveCount(1)
})

test('the numbers are in the page before any script runs', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  await enter(context, server, 'screen')
  const page = await context.newPage()
  for (const [lang, title] of [
    ['zh', '城市运行一张图'],
    ['en', 'Chengdu'],
  ] as const) {
    await page.goto(`${server.baseUrl}/screen?lang=${lang}`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
    await expect(openCases(page)).toHaveText('3')
    // the ground is seen without a script, too
    await expect(page.locator('.map-plan svg')).toBeVisible()
  }
  await context.close()
})

test('hundreds of changes leave no more in the wall’s memory than a few', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.goto(`${server.baseUrl}/screen?lang=zh&mode=watch`)
  await page.locator('[data-map-ready]').waitFor({ timeout: 90_000 })
  await expect(page.locator('.map-plan')).toHaveCount(0)
  const devtools = await page.context().newCDPSession(page)
  const heldNow = async () => {
    await devtools.send('HeapProfiler.collectGarbage')
    const { usedSize } = await devtools.send('Runtime.getHeapUsage')
    return { bytes: usedSize, ...(await devtools.send('Memory.getDOMCounters')) }
  }
  /** The least of some looks: a row on its way out, and what was drawn just before, are held a little longer. */
  const held = async () => {
    const looks = [await heldNow()]
    while (looks.length < 6) {
      await page.waitForTimeout(700)
      looks.push(await heldNow())
    }
    const least = (of: 'bytes' | 'nodes' | 'jsEventListeners') => Math.min(...looks.map(each => each[of]))
    return { bytes: least('bytes'), nodes: least('nodes'), jsEventListeners: least('jsEventListeners') }
  }
  /** Twenty cases that move about, so that what is shown stays as much as it was. */
  const change = async (from: number, to: number) => {
    for (let turn = from; turn < to; turn++) {
      const answer = await postCases(
        server,
        caseLine(`moves-${turn % 20}`, {
          reportedAt: '2026-11-01T09:00:00+08:00',
          lng: 104.07 + turn / 1e4,
          lat: place.lat,
        }),
      )
      expect(answer.status).toBe(200)
    }
    const { seq } = (await (await server.read('/api/v1/wall')).json()) as { seq: number }
    await expect
      .poll(async () => Number(await page.locator('.wall').getAttribute('data-seq')))
      .toBeGreaterThanOrEqual(seq)
  }
  await change(0, 60)
  const before = await held()
  await change(60, 360)
  const after = await held()
  console.log(`300 changes: heap ${before.bytes} → ${after.bytes} bytes, nodes ${before.nodes} → ${after.nodes}`)
  expect(after.bytes - before.bytes).toBeLessThan(3_000_000)
  expect(after.nodes).toBeLessThan(before.nodes * 1.15)
  expect(after.jsEventListeners).toBeLessThan(before.jsEventListeners * 1.15)
})

test('a panel that cannot be drawn leaves the others standing, and comes back with the next figures', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await post('breaks-0')
  let isBroken = false
  // an answer such as a newer server might give to an older page: one panel has lost its rows
  await page.route('**/api/v1/wall?*', async route => {
    const answer = await route.fetch()
    const snapshot = (await answer.json()) as { cases: Record<string, unknown> | null }
    if (isBroken && snapshot.cases) delete snapshot.cases.newest
    await route.fulfill({ response: answer, json: snapshot })
  })
  await page.goto(`${server.baseUrl}/screen?lang=zh&mode=watch&motion=off`)
  await page.locator('[data-map-ready]').waitFor({ timeout: 90_000 })
  const names = async () =>
    page.locator('[data-panel]').evaluateAll(all => all.map(each => (each as HTMLElement).dataset.panel ?? '').sort())
  const whole = await names()
  expect(whole).toContain('newest')
  isBroken = true
  await post('breaks-1')
  const out = page.locator('[data-panel="broken"]')
  await expect(out).toContainText('其余板块不受影响')
  expect(await names()).toEqual(whole.map(each => (each === 'newest' ? 'broken' : each)).sort())
  isBroken = false
  await post('breaks-2')
  await expect(out).toHaveCount(0)
  expect(await names()).toEqual(whole)
})

test('no page asks anything of another machine', async ({ context }) => {
  const strangers: string[] = []
  const judge = (address: string) => {
    if (!['127.0.0.1', ''].includes(new URL(address).hostname)) strangers.push(address)
  }
  context.on('request', request => judge(request.url()))
  context.on('page', page => page.on('websocket', socket => judge(socket.url())))
  for (const url of ['/', '/screen?lang=zh', '/screen?lang=en&mode=watch', '/nothing-here']) {
    // A page each: Chromium without system fonts has been seen to die when a page with web fonts is left for another.
    const page = await context.newPage()
    await page.goto(server.baseUrl + url)
    await page.waitForTimeout(3000)
    await page.close()
  }
  expect(strangers).toEqual([])
})
