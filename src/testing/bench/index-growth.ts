import path from 'node:path'
import { settle } from '@/features/indicators/server'
import { ingestFile } from '@/features/sources/server'
import type { Sql } from '@/platform/db/client'
import { quoted } from '@/shared/names'
import { writeCases } from './cases-file'
import { type IndexCity, recountAll, startWorker, type Worker } from './index-city'
import type { IndexOptions, IndexPart } from './index-options'
import { materializedViews } from './index-views'
import { inTurns } from './pairs'

/** Rows of a batch (`decisions` 32), and of the seed that SQL multiplies. */
const BATCH = 100_000
const PAIRS = 3

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

/** How much of `overhead` is left on a table of the large size, ÷ that on one of the small size. */
export async function benchGrowth(
  bench: IndexCity,
  options: IndexOptions,
  say: (line: string) => void,
): Promise<IndexPart> {
  const { city, folder, live, bare } = bench
  const [small, large] = options.sizes
  const seedRows = Math.min(BATCH, small)
  const seed = path.join(folder, 'growth-seed.csv')
  const batch = path.join(folder, 'growth-batch.csv')
  await writeCases(seed, city, seedRows, 91)
  await writeCases(batch, city, Math.min(BATCH, seedRows), 92)
  const notes: string[] = []
  let worker: Worker | undefined

  const count = async () => (await bare<{ n: number }[]>`select count(*)::int as n from record."case"`)[0]?.n ?? 0
  async function fill(size: number): Promise<void> {
    await worker?.stop()
    worker = undefined
    const copies = Math.round((size - (await count())) / seedRows)
    const began = performance.now()
    // the year 2025 becomes the year that ends now
    const days = Math.floor((Date.now() - Date.UTC(2026, 0, 1)) / 86_400_000)
    if (copies > 0) await multiply(bare, `to-${size}`, copies, `${days} days`)
    await bare.unsafe('vacuum analyze record."case"')
    const filled = performance.now()
    // what was put there behind its back is counted anew
    await live`insert into rollup.unsettled (dataset, is_lost) values ('case', true) on conflict do nothing`
    worker = startWorker(bench)
    const seconds = await worker.current()
    const rows = await count()
    notes.push(
      `growth: ${rows.toLocaleString('en')} cases put there by SQL in ${((filled - began) / 1000).toFixed(0)} s; all sums made from them in ${seconds.toFixed(1)} s`,
    )
    say(notes.at(-1) ?? '')
  }
  const load = async (sql: Sql): Promise<number> => {
    const began = performance.now()
    const outcome = await ingestFile({ sql, city, dataset: 'case', source: 'batch', path: batch, format: 'csv' })
    if (outcome.accepted !== seedRows) throw new Error(JSON.stringify(outcome))
    return seedRows / ((performance.now() - began) / 1000)
  }
  const withAll = async () => {
    worker ??= startWorker(bench)
    await worker.current()
    const speed = await load(live)
    await live.begin(async tx => {
      await tx`delete from record."case" where source = 'batch'`
      await settle(tx, { city, now: new Date() })
    })
    await worker.current()
    return speed
  }
  const withNone = async () => {
    await worker?.stop()
    worker = undefined
    const speed = await load(bare)
    await bare`delete from record."case" where source = 'batch'`
    return speed
  }

  try {
    await bare.unsafe('truncate record."case", history."case", batch, quarantine cascade')
    await ingestFile({ sql: bare, city, dataset: 'case', source: 'seed', path: seed, format: 'csv' })
    await fill(small)
    const few = await inTurns(`growth ${small.toLocaleString('en')}`, 'rows/s', PAIRS, withAll, withNone, say)
    worker ??= startWorker(bench)
    await worker.current()
    const recounted = await recountAll(bench)
    if (recounted.differing.length > 0) say(`differing: ${recounted.differing.slice(0, 20).join(', ')}`)
    notes.push(
      `the same 387 over ${(await count()).toLocaleString('en')} cases: one plain recount ${recounted.seconds.toFixed(1)} s; ${await materializedViews(bench)}`,
    )
    say(notes.at(-1) ?? '')
    await fill(large)
    const many = await inTurns(`growth ${large.toLocaleString('en')}`, 'rows/s', PAIRS, withAll, withNone, say)
    if (!options.isFull)
      notes.push(
        `growth is of ${small.toLocaleString('en')} to ${large.toLocaleString('en')} cases: --full goes to 20 million`,
      )
    const ratio = {
      name: 'growth',
      ours: many.ratio,
      baseline: few.ratio,
      unit: 'of the speed with none',
      ratio: many.ratio / few.ratio,
      low: many.low / few.high,
      high: many.high / few.low,
      pairs: PAIRS,
    }
    notes.push(
      `growth: ${few.ours.toFixed(0)} rows/s with all indicators at the small size, ${many.ours.toFixed(0)} at the large one`,
    )
    return { ratio, correctness: { checked: recounted.cells, differing: recounted.differing.length }, notes }
  } finally {
    await worker?.stop()
  }
}
