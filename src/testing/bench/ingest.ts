import { createReadStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { loadCity } from '@/features/areas/server'
import { dataset } from '@/features/datasets'
import { loadWorkingCalendar } from '@/features/datasets/server'
import { ingestFile } from '@/features/sources/server'
import { connect, type Sql } from '@/platform/db/client'
import { startDatabase } from '@/platform/db/embedded'
import { migrate } from '@/platform/db/migrate'
import { columnName, quoted } from '@/shared/names'
import { dataFolder } from '../data-folder'
import { caseColumns, writeCases } from './cases-file'
import { inTurns, type Leg } from './pairs'
import type { BenchReport } from './report'
import { residentMemory } from './resident-memory'

const ROWS = Number(process.env.BENCH_ROWS ?? 1_000_000)
const PAIRS = Number(process.env.BENCH_PAIRS ?? 7)

const columns = caseColumns.map(each => quoted(columnName(each))).join(', ')

/** A table like the records' own, with the same indexes, into which the bytes can be copied as they are. */
async function makeBaseline(sql: Sql): Promise<void> {
  await sql.unsafe(`
    drop table if exists bench_baseline;
    create table bench_baseline (like record."case" including all);
    alter table bench_baseline alter id set default gen_random_uuid(), alter source set default 'bench',
      alter held_from set default '2025-01-01', alter known_from set default '2025-01-01', alter ingested_at set default '2025-01-01';
    create sequence if not exists bench_key; alter table bench_baseline alter source_id set default nextval('bench_key')::text;`)
}

/** Copies files at the same time, one connection each; answers the seconds until all are committed. */
async function copySeconds(sql: Sql, files: readonly string[]): Promise<number> {
  await sql.unsafe('truncate bench_baseline')
  const began = performance.now()
  await Promise.all(
    files.map(async file => {
      const sink = await sql
        .unsafe(`copy bench_baseline (${columns}) from stdin with (format csv, header true)`)
        .writable()
      await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), sink)
    }),
  )
  return (performance.now() - began) / 1000
}

const emptyCases = (sql: Sql) =>
  sql.unsafe('truncate record."case", history."case", batch, quarantine, event_log cascade')

/** Accepted rows a second ÷ raw COPY of the same bytes into the same table, the faster of one and two connections. */
export async function benchIngest(say: (line: string) => void): Promise<BenchReport> {
  const folder = dataFolder()
  const server = await startDatabase({ dataDir: folder, say })
  try {
    await migrate(server.url)
    const sql = connect(server.url, { max: 6 })
    const city = loadCity('chengdu')
    await loadWorkingCalendar(sql, city)
    const whole = path.join(folder, 'cases.csv')
    const halves = [path.join(folder, 'half-1.csv'), path.join(folder, 'half-2.csv')]
    say(`writing ${ROWS.toLocaleString('en')} cases`)
    await writeCases(whole, city, ROWS)
    await Promise.all(halves.map((file, at) => writeCases(file, city, ROWS / 2, at + 2)))
    await makeBaseline(sql)

    const one = await copySeconds(sql, [whole])
    const two = await copySeconds(sql, halves)
    const files = two < one ? halves : [whole]
    say(`COPY with one connection ${one.toFixed(1)} s, with two ${two.toFixed(1)} s`)
    let memory = 0
    const ours = async (clear: boolean): Promise<number> => {
      if (clear) await emptyCases(sql)
      const before = residentMemory()
      const began = performance.now()
      const outcome = await ingestFile({ sql, city, dataset: 'case', source: 'bench', path: whole, format: 'csv' })
      const seconds = (performance.now() - began) / 1000
      memory = Math.max(memory, residentMemory().peak - before.now)
      const expected = clear ? outcome.accepted : outcome.unchanged
      if (expected !== ROWS) throw new Error(`expected ${ROWS} rows, the outcome is ${JSON.stringify(outcome)}`)
      return ROWS / seconds
    }
    const firstLoad: Leg = () => ours(true)
    const copy: Leg = async () => ROWS / (await copySeconds(sql, files))
    const first = await inTurns('first-load', 'rows/s', PAIRS, firstLoad, copy, say)
    const again = await inTurns('duplicates', 'rows/s', Math.min(PAIRS, 3), () => ours(false), firstLoad, say)

    const [stored] = await sql<{ rows: number; keys: number }[]>`
      select count(*)::int as rows, count(distinct source_id)::int as keys from record."case" where not withdrawn`
    const [former] = await sql<{ rows: number }[]>`select count(*)::int as rows from history."case"`
    const differing = Math.abs((stored?.rows ?? 0) - ROWS) + Math.abs((stored?.keys ?? 0) - ROWS) + (former?.rows ?? 0)
    const bytes = (await stat(whole)).size
    await sql.end()
    return {
      bench: 'ingest',
      at: new Date().toISOString(),
      results: [
        first,
        again,
        {
          name: 'memory',
          ours: memory / 2 ** 20,
          baseline: 200,
          unit: 'MB',
          ratio: memory / 2 ** 20 / 200,
          low: 0,
          high: 0,
          pairs: 1,
        },
      ],
      correctness: { checked: ROWS, differing },
      notes: [
        `${dataset('case').fields.length} declared fields, ${caseColumns.length} delivered, ${(bytes / 2 ** 20).toFixed(0)} MB`,
        `one COPY ${(ROWS / one).toFixed(0)} rows/s, two ${(ROWS / two).toFixed(0)} rows/s; ours ÷ one COPY ${((first.ours * one) / ROWS).toFixed(3)}`,
      ],
    }
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
