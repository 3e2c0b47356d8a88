import path from 'node:path'
import { ingestFile } from '@/features/sources/server'
import type { Sql } from '@/platform/db/client'
import { writeCases } from './cases-file'
import { type IndexCity, recountAll, startWorker, type Worker } from './index-city'
import type { IndexOptions, IndexPart } from './index-options'
import { inTurns } from './pairs'

/** Deliveries of one leg, so that the values have something to follow while the next is read. */
const DELIVERIES = 4

/** Accepted rows a second with every indicator kept, ÷ the same with none: neither steps nor a worker. */
export async function benchOverhead(
  bench: IndexCity,
  options: IndexOptions,
  say: (line: string) => void,
): Promise<IndexPart> {
  const { city, folder, live, bare } = bench
  const rows = Math.ceil(options.rows / DELIVERIES)
  const files = Array.from({ length: DELIVERIES }, (_, i) => path.join(folder, `overhead-${i}.csv`))
  say(`writing ${(rows * DELIVERIES).toLocaleString('en')} cases in ${DELIVERIES} deliveries`)
  await Promise.all(files.map((file, i) => writeCases(file, city, rows, i + 1)))

  const load = async (sql: Sql): Promise<number> => {
    const began = performance.now()
    for (const file of files) {
      const { accepted } = await ingestFile({ sql, city, dataset: 'case', source: 'bench', path: file, format: 'csv' })
      if (accepted !== rows) throw new Error(`${accepted} of ${rows} rows were accepted`)
    }
    return (rows * DELIVERIES) / ((performance.now() - began) / 1000)
  }
  const clear = (sql: Sql) => sql.unsafe('truncate record."case", history."case", batch, quarantine cascade')
  let worker: Worker | undefined
  const lags: number[] = []
  const withAll = async () => {
    worker ??= startWorker(bench)
    await clear(live)
    await worker.warm()
    const speed = await load(live)
    lags.push(await worker.current())
    return speed
  }
  const withNone = async () => {
    await worker?.stop()
    worker = undefined
    await clear(bare)
    return load(bare)
  }
  try {
    const ratio = await inTurns('overhead', 'rows/s', options.pairs, withAll, withNone, say)
    // The last leg may have been the one without: what is compared must have been kept.
    await withAll()
    const { cells, differing, seconds } = await recountAll(bench)
    if (differing.length > 0) say(`differing: ${differing.slice(0, 20).join(', ')}`)
    return {
      ratio,
      correctness: { checked: cells, differing: differing.length },
      notes: [
        `overhead: ${DELIVERIES} deliveries of ${rows.toLocaleString('en')} new cases of one year a leg; after the last commit the values had followed in ${Math.max(...lags).toFixed(2)} s at most`,
        `one plain recount of ${cells.toLocaleString('en')} cells over these records: ${seconds.toFixed(1)} s`,
      ],
    }
  } finally {
    await worker?.stop()
  }
}
