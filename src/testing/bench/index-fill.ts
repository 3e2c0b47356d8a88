import path from 'node:path'
import { ingestFile } from '@/features/sources/server'
import type { Sql } from '@/platform/db/client'
import { quoted } from '@/shared/names'
import { writeCases } from './cases-file'
import { type IndexCity, startWorker, type Worker } from './index-city'

/** Leaves the seed as the only cases there are. */
export async function seedCases({ bare, city, folder }: IndexCity, rows: number): Promise<void> {
  const seed = path.join(folder, 'seed.csv')
  await writeCases(seed, city, rows, 91)
  await bare.unsafe('truncate record."case", history."case", batch, quarantine cascade')
  await ingestFile({ sql: bare, city, dataset: 'case', source: 'seed', path: seed, format: 'csv' })
}

export const countCases = async (sql: Sql): Promise<number> =>
  (await sql<{ n: number }[]>`select count(*)::int as n from record."case"`)[0]?.n ?? 0

/** Fills up to about `size` cases by SQL, copies of the seed in the year that ends now; no sum is made from them. */
export async function copyCases({ bare }: IndexCity, size: number): Promise<void> {
  const [seed] = await bare<{ n: number }[]>`select count(*)::int as n from record."case" where source = 'seed'`
  const copies = Math.round((size - (await countCases(bare))) / (seed?.n ?? Number.NaN))
  // the year 2025 becomes the year that ends now
  const days = Math.floor((Date.now() - Date.UTC(2026, 0, 1)) / 86_400_000)
  if (copies > 0) await multiply(bare, `to-${size}`, copies, `${days} days`)
  await bare.unsafe('vacuum analyze record."case"')
}

/**
 * Fills up to about `size` cases, then all sums are made from them. Answers the worker that made them, with what it
 * took.
 */
export async function fillCases(bench: IndexCity, size: number): Promise<{ worker: Worker; note: string }> {
  const { bare, live } = bench
  const began = performance.now()
  await copyCases(bench, size)
  const filled = performance.now()
  // what was put there behind its back is counted anew
  await live`insert into rollup.unsettled (dataset, is_lost) values ('case', true) on conflict do nothing`
  const worker = startWorker(bench)
  const seconds = await worker.current()
  const rows = (await countCases(bare)).toLocaleString('en')
  const note = `${rows} cases put there by SQL in ${((filled - began) / 1000).toFixed(0)} s; all sums made from them in ${seconds.toFixed(1)} s`
  return { worker, note }
}

/** Everything of a case but its identity, its moments moved by `shift`. */
async function multiply(bare: Sql, source: string, copies: number, shift: string): Promise<void> {
  const columns = await bare<{ name: string; type: string }[]>`
    select column_name as name, data_type as type from information_schema.columns
    where table_schema = 'record' and table_name = 'case' and is_generated = 'NEVER' and column_name not in ('id', 'source', 'source_id')
    order by ordinal_position`
  const kept = new Set(['held_from', 'known_from', 'ingested_at'])
  const values = columns.map(({ name, type }) =>
    type.startsWith('timestamp') && !kept.has(name) ? `c.${quoted(name)} + interval '${shift}'` : `c.${quoted(name)}`,
  )
  await bare.unsafe(`
    insert into record."case" (id, source, source_id, ${columns.map(each => quoted(each.name)).join(', ')})
    select gen_random_uuid(), '${source}-' || n, c.source_id, ${values.join(', ')}
    from record."case" c cross join generate_series(1, ${copies}) n where c.source = 'seed'`)
}
