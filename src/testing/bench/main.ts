import type { BenchReport } from './report'
import { Missing, printReport } from './report'

type Bench = (say: (line: string) => void, args: readonly string[]) => Promise<BenchReport>

const benches: Record<string, () => Promise<Bench>> = {
  ingest: async () => (await import('./ingest')).benchIngest,
  index: async () => (await import('./index')).benchIndex,
  tiles: async () => (await import('./tiles')).benchTiles,
  fanout: async () => (await import('./fanout')).benchFanout,
  map: async () => (await import('./map')).benchMap,
  load: async () => (await import('./load')).benchLoad,
  cases: async () => (await import('./cases')).benchCases,
  flags: async () => (await import('./flags')).benchFlags,
}

const [name, ...flags] = process.argv.slice(2)
const asJson = flags.includes('--json')
const load = name === undefined ? undefined : benches[name]
if (!load) {
  process.stderr.write(`usage: npm run bench -- <${Object.keys(benches).join('|')}> [--json]\n`)
  process.exit(2)
}
const bench = await load()
const report = await bench(line => process.stderr.write(`${line}\n`), flags).catch((error: unknown) => {
  // What a bench needs and this machine has not is said without a stack.
  if (!(error instanceof Missing)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(2)
})
printReport(report, asJson)
process.exit(report.correctness.differing === 0 ? 0 : 1)
