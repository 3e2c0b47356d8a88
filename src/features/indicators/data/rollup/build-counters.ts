import type { City } from '@/features/areas'
import { dataset as declared } from '@/features/datasets'
import type { Sql, Tx } from '@/platform/db/client'
import { quoted } from '@/shared/names'
import { type BookedCounter, readBook, wantedCounters } from './counter-book'
import { DatasetSums } from './dataset-sums'
import { BUILD_LOCK, lockSettling } from './locks'
import { fetchRows, fieldsSql } from './read-rows'
import { rowStepsOf } from './row-steps'
import { storeSums } from './store-sums'

export interface Building {
  readonly sql: Sql
  readonly city: City
  readonly now: Date
  /** Rows whose steps are held in memory before they are stored. */
  readonly rowsInMemory?: number
}

const ROWS_IN_MEMORY = 500_000
const ROWS_AT_ONCE = 5_000

/**
 * Books the counters that the rules valid now or later ask for and counts the records for the new ones; gives up those
 * nobody asks for any more. Deliveries go on meanwhile. Answers how many came and went.
 */
export function bookCounters(building: Building): Promise<{ added: number; removed: number }> {
  const { sql, city, now } = building
  return asOnlyBuilder(sql, async builder => {
    const wanted = await wantedCounters(sql, city, now)
    const keys = [...wanted.keys()]
    // One that is booked and not ready was left behind by a builder that died.
    const removed = await sql`delete from rollup.counter where not is_ready or not key = any(${keys})`
    const kept = await sql<{ key: string }[]>`select key from rollup.counter`
    const known = new Set(kept.map(each => each.key))
    const added = keys.filter(each => !known.has(each))
    if (added.length === 0) return { added: 0, removed: removed.count }
    const rows = added.map(key => ({ key, dataset: wanted.get(key)?.dataset.name ?? '', is_ready: false }))
    await fromOneState(sql, builder, {
      whileNobodySettles: () => builder`insert into rollup.counter ${builder(rows)}`,
      build: async tx => {
        const { counters } = await readBook(builder, city)
        for (const [name, booked] of counters) {
          const fresh = booked.filter(each => !each.isReady)
          if (fresh.length > 0) await countRecords(tx, name, fresh, building)
        }
      },
    })
    await sql`update rollup.counter set is_ready = true where key = any(${added})`
    return { added: added.length, removed: removed.count }
  })
}

/** Counts anew what transactions changed without settling. Answers the names of the datasets. */
export function rebuildUnsettled(building: Building): Promise<readonly string[]> {
  const { sql, city } = building
  return asOnlyBuilder(sql, async builder => {
    const some = await sql`select from rollup.unsettled limit 1`
    if (some.length === 0) return []
    const names: string[] = []
    await fromOneState(sql, builder, {
      whileNobodySettles: async () => {},
      build: async tx => {
        const marks = await tx<{ dataset: string }[]>`delete from rollup.unsettled returning dataset`
        const { counters } = await readBook(tx, city)
        for (const name of new Set(marks.map(each => each.dataset))) {
          names.push(name)
          await tx`delete from rollup.step_sum where dataset = ${name}`
          await countRecords(tx, name, counters.get(name) ?? [], building)
        }
      },
    })
    return names
  })
}

/** Two builders would undo each other's work. */
async function asOnlyBuilder<T>(sql: Sql, work: (builder: Sql) => Promise<T>): Promise<T> {
  const builder = await sql.reserve()
  try {
    await builder`select pg_advisory_lock(${BUILD_LOCK})`
    return await work(builder)
  } finally {
    await builder`select pg_advisory_unlock(${BUILD_LOCK})`.catch(() => {})
    builder.release()
  }
}

interface Work {
  /** Committed before the next transaction settles. */
  readonly whileNobodySettles: () => Promise<unknown>
  /** Sees the records of exactly the transactions that settled before. */
  readonly build: (tx: Tx) => Promise<void>
}

async function fromOneState(sql: Sql, builder: Sql, { whileNobodySettles, build }: Work): Promise<void> {
  await sql.begin('isolation level repeatable read', async tx => {
    await builder`begin`
    try {
      await lockSettling(builder)
      await tx`select 1`
      await whileNobodySettles()
      await builder`commit`
    } catch (error) {
      await builder`rollback`
      throw error
    }
    await build(tx)
  })
}

async function countRecords(
  tx: Tx,
  name: string,
  booked: readonly BookedCounter[],
  { city, now, rowsInMemory = ROWS_IN_MEMORY }: Building,
): Promise<void> {
  if (booked.length === 0) return
  const dataset = declared(name)
  const steps = rowStepsOf(dataset, booked, city)
  const { fields } = steps
  const text = `select ${fieldsSql(dataset, fields)} from live.${quoted(name)} where district = any($1)`
  const districts = city.districts.map(each => each.code)
  const empty = () => new DatasetSums(name, booked, { timezone: city.timezone, now })
  let sums = empty()
  let held = 0
  const atOnce = Math.min(ROWS_AT_ONCE, rowsInMemory)
  for await (const rows of fetchRows(tx, { text, dataset, fields }, [districts], atOnce)) {
    for (const row of rows) steps.of(row, sums)
    held += rows.length
    if (held < rowsInMemory) continue
    await storeSums(tx, sums.rows())
    sums = empty()
    held = 0
  }
  await storeSums(tx, sums.rows())
}
