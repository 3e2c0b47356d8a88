import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { chromium, type Page, type Response } from '@playwright/test'
import { chromiumLaunch } from '@/e2e/chromium'
import { readDemoProgress } from '@/features/demo/server'
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
  /** Scripts that the document names: all that the page needs to run. */
  readonly jsBytes: number
  /** Scripts that it imports when it runs: the map engine with its workers and our layers. */
  readonly engineBytes: number
  readonly allBytes: number
  readonly lcpMs: number
  readonly hasNumbersWithoutScript: boolean
}

const SETTLE_LIMIT_MS = 8 * 60_000
/** After the demo's history the index is computed once more. */
const AFTERWARDS_MS = 20_000

const isTile = (path: string) => /^\/api\/v1\/(tiles|map)\//.test(path)

/** Until the three years of the demo are in: before, one would measure the seeding. @throws Error if they never are */
async function settle(dataDir: string): Promise<void> {
  const end = Date.now() + SETTLE_LIMIT_MS
  while ((await readDemoProgress(dataDir))?.percent !== 100) {
    if (Date.now() > end) throw new Error('the demo city was not there in time')
    await sleep(1000)
  }
  await sleep(AFTERWARDS_MS)
}

interface Arrived {
  readonly path: string
  readonly isScript: boolean
  /** As a proxy sends it, packed. */
  readonly bytes: number
  /** Addresses of the scripts that the page's document names. */
  readonly names: readonly string[]
}

async function arrived(response: Response): Promise<Arrived> {
  const body = await response.body().catch(() => Buffer.alloc(0))
  const type = response.headers()['content-type'] ?? ''
  const isDocument = response.request().isNavigationRequest()
  return {
    path: new URL(response.url()).pathname,
    isScript: type.includes('javascript'),
    bytes: /javascript|json|html|css|svg|text/.test(type) ? gzipSync(body).length : body.length,
    names: isDocument ? [...body.toString().matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, path = '']) => path) : [],
  }
}

/** One visit of a fresh browser profile with the processor four times slower. */
async function visit(page: Page, url: string): Promise<Omit<Visit, 'hasNumbersWithoutScript'>> {
  const arriving: Promise<Arrived>[] = []
  page.on('response', response => arriving.push(arrived(response)))
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
  const all = await Promise.all(arriving)
  const named = all.flatMap(each => each.names)
  const bytesOf = (those: readonly Arrived[]) => those.reduce((sum, each) => sum + each.bytes, 0)
  const scripts = all.filter(each => each.isScript)
  return {
    jsBytes: bytesOf(scripts.filter(each => named.includes(each.path))),
    engineBytes: bytesOf(scripts.filter(each => !named.includes(each.path))),
    allBytes: bytesOf(all.filter(each => !isTile(each.path))),
    lcpMs,
  }
}

/** What the wall costs to load: JavaScript of our own, largest paint, bytes in all; and whether its numbers are in the HTML. */
export async function benchLoad(say: (line: string) => void): Promise<BenchReport> {
  const dataDir = dataFolder()
  const server = await runServer({ dataDir, environment: { DEMO: '1' } })
  const browser = await chromium.launch(chromiumLaunch())
  try {
    await settle(dataDir)
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
        `map engine with its workers and our layers, loaded apart: ${(median(visits.map(each => each.engineBytes)) / 1000).toFixed(0)} kB gzip`,
      ],
    }
  } finally {
    await browser.close()
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
