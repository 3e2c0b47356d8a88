import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { chromium, type Page } from '@playwright/test'
import { chromiumLaunch } from '@/e2e/chromium'
import { dataFolder } from '../data-folder'
import { runServer } from '../running-server'
import { median, type Ratio } from './pairs'
import type { BenchReport } from './report'

/** What the wall may cost (`targets`: first-party JavaScript in kB gzip, largest paint in ms) and what Grafana costs in all. */
const JS_LIMIT_KB = 300
const LCP_LIMIT_MS = 1500
const GRAFANA_BYTES = 4_800_000
const RUNS = Number(process.env.BENCH_PAIRS ?? 7)

interface Visit {
  readonly jsBytes: number
  readonly engineBytes: number
  readonly allBytes: number
  readonly lcpMs: number
  readonly hasNumbersWithoutScript: boolean
}

/** The map engine: its workers are served from their own folder, its chunks name the libraries they hold. */
const isEngine = (url: string, text: string) =>
  url.includes('/maplibre/') || /maplibre|deck\.gl|luma\.gl|math\.gl|probe\.gl/.test(text)
const isTile = (url: string) => /\/api\/v1\/(tiles|map)\//.test(url)

/** One visit of a fresh browser profile with the processor four times slower. */
async function visit(page: Page, url: string): Promise<Omit<Visit, 'hasNumbersWithoutScript'>> {
  let jsBytes = 0
  let engineBytes = 0
  let allBytes = 0
  const pending: Promise<void>[] = []
  page.on('response', response => {
    const count = async () => {
      const body = await response.body().catch(() => Buffer.alloc(0))
      const type = response.headers()['content-type'] ?? ''
      const compressible = /javascript|json|html|css|svg|text/.test(type)
      const bytes = compressible ? gzipSync(body).length : body.length
      if (!isTile(response.url())) allBytes += bytes
      if (!type.includes('javascript')) return
      if (isEngine(response.url(), body.toString())) engineBytes += bytes
      else jsBytes += bytes
    }
    pending.push(count())
  })
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.goto(url, { waitUntil: 'load' })
  await sleep(6000)
  const lcpMs = await page.evaluate(
    () =>
      new Promise<number>(resolve => {
        new PerformanceObserver(list => resolve(list.getEntries().at(-1)?.startTime ?? Number.NaN)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        })
      }),
  )
  await Promise.all(pending)
  return { jsBytes, engineBytes, allBytes, lcpMs }
}

/** What the wall costs to load: JavaScript of our own, largest paint, bytes in all; and whether its numbers are in the HTML. */
export async function benchLoad(say: (line: string) => void): Promise<BenchReport> {
  const dataDir = dataFolder()
  const server = await runServer({ dataDir, environment: { DEMO: '1' } })
  const browser = await chromium.launch(chromiumLaunch())
  try {
    await sleep(Number(process.env.BENCH_SETTLE_MS ?? 60_000))
    const url = `${server.baseUrl}/screen?motion=off`
    const html = await (await fetch(url)).text()
    const hasNumbers = /\d{2,}/.test(html.replaceAll(/<script[\s\S]*?<\/script>/g, '').replaceAll(/<[^>]+>/g, ' '))
    const visits: Visit[] = []
    for (let run = 0; run < RUNS; run += 1) {
      const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } })
      const measured = await visit(await context.newPage(), url)
      await context.close()
      visits.push({ ...measured, hasNumbersWithoutScript: hasNumbers })
      say(
        `visit ${run + 1}/${RUNS}: js ${(measured.jsBytes / 1000).toFixed(0)} kB, engine ${(measured.engineBytes / 1000).toFixed(0)} kB, all ${(measured.allBytes / 1000).toFixed(0)} kB, LCP ${measured.lcpMs.toFixed(0)} ms`,
      )
    }
    const row = (name: string, unit: string, baseline: number, read: (each: Visit) => number): Ratio => {
      const values = visits.map(read)
      const ours = median(values)
      return {
        name,
        unit,
        ours,
        baseline,
        ratio: ours / baseline,
        low: Math.min(...values) / baseline,
        high: Math.max(...values) / baseline,
        pairs: visits.length,
      }
    }
    return {
      bench: 'load',
      at: new Date().toISOString(),
      results: [
        row('js', 'kB gzip', JS_LIMIT_KB, each => each.jsBytes / 1000),
        row('lcp', 'ms', LCP_LIMIT_MS, each => each.lcpMs),
        row('bytes', 'kB', GRAFANA_BYTES / 1000, each => each.allBytes / 1000),
      ],
      correctness: { checked: 1, differing: hasNumbers ? 0 : 1 },
      notes: [
        `map engine and charts, loaded apart: ${(median(visits.map(each => each.engineBytes)) / 1000).toFixed(0)} kB gzip`,
      ],
    }
  } finally {
    await browser.close()
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
