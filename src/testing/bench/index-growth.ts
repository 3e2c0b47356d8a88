import path from 'node:path'
import { settle } from '@/features/indicators/server'
import { ingestFile } from '@/features/sources/server'
import type { Sql } from '@/platform/db/client'
import { writeCases } from './cases-file'
import { type IndexCity, recountAll, startWorker, type Worker } from './index-city'
import { countCases, fillCases, seedCases } from './index-fill'
import type { IndexOptions, IndexPart } from './index-options'
import { materializedViews } from './index-views'
import { inTurns } from './pairs'

/** Rows of a batch (`decisions` 32), and of the seed that SQL multiplies. */
const BATCH = 100_000
const PAIRS = 3

/** How much of `overhead` is left on a table of the large size, ÷ that on one of the small size. */
export async function benchGrowth(
  bench: IndexCity,
  options: IndexOptions,
  say: (line: string) => void,
): Promise<IndexPart> {
  const { city, folder, live, bare } = bench
  const [small, large] = options.sizes
  const seedRows = Math.min(BATCH, small)
  const batch = path.join(folder, 'growth-batch.csv')
  await writeCases(batch, city, Math.min(BATCH, seedRows), 92)
  const notes: string[] = []
  let worker: Worker | undefined

  async function fill(size: number): Promise<void> {
    await worker?.stop()
    const filled = await fillCases(bench, size)
    worker = filled.worker
    notes.push(`growth: ${filled.note}`)
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
    await worker.warm()
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
    await seedCases(bench, seedRows)
    await fill(small)
    const few = await inTurns(`growth ${small.toLocaleString('en')}`, 'rows/s', PAIRS, withAll, withNone, say)
    worker ??= startWorker(bench)
    await worker.current()
    const recounted = await recountAll(bench)
    if (recounted.differing.length > 0) say(`differing: ${recounted.differing.slice(0, 20).join(', ')}`)
    notes.push(
      `the same 387 over ${(await countCases(bare)).toLocaleString('en')} cases: one plain recount ${recounted.seconds.toFixed(1)} s; ${await materializedViews(bench)}`,
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
