import type { BenchReport } from './report'
import { printReport } from './report'

type Bench = (say: (line: string) => void, args: readonly string[]) => Promise<BenchReport>

const benches: Record<string, () => Promise<Bench>> = {
  ingest: async () => (await import('./ingest')).benchIngest,
  index: async () => (await import('./index')).benchIndex,
  map: async () => (await import('./map')).benchMap,
  load: async () => (await import('./load')).benchLoad,
}

const [name, ...flags] = process.argv.slice(2)
const asJson = flags.includes('--json')
const load = name === undefined ? undefined : benches[name]
if (!load) {
  process.stderr.write(`usage: npm run bench -- <${Object.keys(benches).join('|')}> [--json]\n`)
  process.exit(2)
}
const bench = await load()
const report = await bench(line => process.stderr.write(`${line}\n`), flags)
printReport(report, asJson)
process.exit(report.correctness.differing === 0 ? 0 : 1)
