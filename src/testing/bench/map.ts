import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium } from '@playwright/test'
import { build } from 'esbuild'
import { chromiumLaunch } from '@/e2e/chromium'
import { inTurns } from './pairs'
import type { BenchReport } from './report'

const POINTS = Number(process.env.BENCH_POINTS ?? 1_000_000)
const CHANGED = 1000
const PAIRS = Number(process.env.BENCH_PAIRS ?? 7)

/**
 * A change of a thousand points applied to a layer of a million ÷ the layer rebuilt from its points, in milliseconds of
 * the page's main thread. The card's own buffers are read back and held against the points.
 */
export async function benchMap(say: (line: string) => void): Promise<BenchReport> {
  const bundle = await build({
    entryPoints: ['src/testing/bench/map/page.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    alias: { '@': './src' },
    logLevel: 'error',
  })
  const script = bundle.outputFiles[0]?.text ?? ''
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
    response.end(isScript ? script : '<!doctype html><body><script type="module" src="/page.js"></script>')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const browser = await chromium.launch(chromiumLaunch())
  try {
    const page = await browser.newPage()
    page.setDefaultTimeout(300_000)
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    await page.waitForFunction(() => window.mapBench !== undefined)
    say(`${POINTS.toLocaleString('en')} points`)
    await page.evaluate(count => window.mapBench.load(count), POINTS)
    // The first rebuild compiles what both need.
    await page.evaluate(count => window.mapBench.rebuild(1, count), CHANGED)
    let seed = 100
    const ratio = await inTurns(
      'delta',
      'ms',
      PAIRS,
      () => page.evaluate(([at, count]) => window.mapBench.change(at, count), [++seed, CHANGED] as const),
      () => page.evaluate(([at, count]) => window.mapBench.rebuild(at, count), [++seed, CHANGED] as const),
      say,
    )
    const correctness = await page.evaluate(() => window.mapBench.compare())
    return {
      bench: 'map',
      at: new Date().toISOString(),
      results: [ratio],
      correctness,
      notes: [
        `a change of ${CHANGED} points takes 1/${(1 / ratio.ratio).toFixed(0)} of a rebuild (first step 1/20, target 1/50)`,
        `${ratio.ours.toFixed(2)} ms against ${ratio.baseline.toFixed(0)} ms of the main thread, software rendering`,
      ],
    }
  } finally {
    await browser.close()
    server.close()
  }
}
