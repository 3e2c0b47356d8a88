import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { testDatabase } from '@/testing/database'
import { fixedClock } from '../../platform/clock'
import { loadCity } from '../areas/server'
import { dataset } from '../datasets'
import { loadWorkingCalendar } from '../datasets/server'
import { runBatch } from './commands/run-batch'
import { openRows } from './readers'

const database = testDatabase()
const now = Date.parse('2026-06-01T00:00:00Z')

beforeAll(async () => {
  await loadWorkingCalendar(database.sql, loadCity('chengdu'))
})

/** One row of a ledger: what it says, how new the sender holds it, and from when it holds. */
interface Row {
  readonly key: string
  readonly state: string
  /** Day of May on which the sender last changed it. */
  readonly changed: number
  /** Day of January from which it holds; `null`: from the commit. */
  readonly held: number | null
  readonly withdrawn: boolean
}

interface Version {
  state: string
  changed: number
  held: number
  withdrawn: boolean
  known: number
}

interface Counts {
  accepted: number
  updated: number
  unchanged: number
}

/** What must come of it, told plainly: one row after another, in memory. */
class Model {
  readonly current = new Map<string, Version>()
  readonly former = new Map<string, Version[]>()

  deliver(rows: readonly Row[], known: number): Counts {
    const counts = { accepted: 0, updated: 0, unchanged: 0 }
    for (const row of rows) counts[this.#one(row, known)]++
    return counts
  }

  #one(row: Row, known: number): keyof Counts {
    const { key, state, changed } = row
    const held = row.held === null ? known : Date.UTC(2026, 0, row.held)
    const now = this.current.get(key)
    if (row.withdrawn) {
      if (!now || now.withdrawn) return 'unchanged'
      this.#replace(key, now, { ...now, held, withdrawn: true, known })
      return 'updated'
    }
    const next: Version = { state, changed, held, withdrawn: false, known }
    if (!now) {
      this.current.set(key, next)
      return 'accepted'
    }
    const says = (version: Version) => !version.withdrawn && version.state === state && version.changed === changed
    if (held < now.held) {
      const before = (this.former.get(key) ?? [])
        .filter(each => each.held <= held)
        .sort((a, b) => b.held - a.held || b.known - a.known)
      if (before[0] && says(before[0])) return 'unchanged'
      this.#keep(key, next)
      return 'updated'
    }
    if (changed < now.changed || says(now)) return 'unchanged'
    this.#replace(key, now, next)
    return 'updated'
  }

  /** A version of this very batch that held from the same moment was never known: nothing of it stays. */
  #replace(key: string, now: Version, next: Version): void {
    if (now.known !== next.known || next.held > now.held) this.#keep(key, now)
    this.current.set(key, next)
  }

  #keep(key: string, version: Version): void {
    const others = (this.former.get(key) ?? []).filter(
      each => each.held !== version.held || each.known !== version.known,
    )
    this.former.set(key, [...others, version])
  }
}

const row = fc.record<Row>({
  key: fc.constantFrom('a', 'b', 'c', 'd'),
  state: fc.constantFrom('intact', 'damaged', 'missing'),
  changed: fc.integer({ min: 1, max: 3 }),
  held: fc.option(fc.integer({ min: 1, max: 4 }), { freq: 3 }),
  withdrawn: fc.boolean().map(each => each),
})
// Withdrawals are rarer than contents.
const rows = fc.array(
  fc.oneof({ weight: 4, arbitrary: row.map(each => ({ ...each, withdrawn: false })) }, { weight: 1, arbitrary: row }),
  {
    minLength: 1,
    maxLength: 10,
  },
)

const text = ({ key, state, changed, held, withdrawn }: Row) =>
  JSON.stringify({
    assetCode: key,
    cls: 'C0103',
    state,
    district: '510104',
    updatedAt: `2026-05-0${changed}T00:00:00Z`,
    heldFrom: held === null ? null : `2026-01-0${held}T00:00:00Z`,
    _withdrawn: withdrawn,
  })

const shape = (each: Version) => [each.state, each.changed, each.held, each.withdrawn]
const ordered = (list: unknown[][]) => list.map(each => JSON.stringify(each)).sort()

it('any deliveries end in the same records, versions and counts as told plainly, however they are cut', async () => {
  const { sql } = database
  const city = loadCity('chengdu')
  await fc.assert(
    fc.asyncProperty(
      fc.array(rows, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(1, 3, 100),
      async (deliveries, chunkRecords) => {
        await sql`truncate record.asset, history.asset, batch cascade`
        const model = new Model()
        for (const [nth, delivery] of deliveries.entries()) {
          const body = { bytes: Buffer.from(delivery.map(text).join('\n')) }
          const outcome = await runBatch(
            {
              mapping: { dataset: dataset('asset'), source: 'test' },
              open: () => openRows(body, { format: 'ndjson' }),
              heldFrom: null,
            },
            { sql, city, clock: fixedClock(new Date(now)), chunkRecords },
          )
          const expected = model.deliver(delivery, now + nth)
          expect(outcome).toMatchObject({ ...expected, rejected: 0, received: delivery.length })
        }
        const columns = sql`source_id as key, state, extract(day from updated_at)::int as changed,
        (extract(epoch from held_from) * 1000)::float8 as held, withdrawn`
        const records = await sql<(Row & Version)[]>`select ${columns} from record.asset`
        expect(ordered(records.map(each => [each.key, ...shape(each)]))).toEqual(
          ordered([...model.current].map(([key, each]) => [key, ...shape(each)])),
        )
        const former = await sql<(Row & Version)[]>`select ${columns} from history.asset`
        expect(ordered(former.map(each => [each.key, ...shape(each)]))).toEqual(
          ordered([...model.former].flatMap(([key, list]) => list.map(each => [key, ...shape(each)]))),
        )
      },
    ),
    { numRuns: Number(process.env.MERGE_RUNS ?? 25) },
  )
})

it('two batches that bring the same new keys at once store each once', async () => {
  const { sql } = database
  await sql`truncate record.asset, history.asset, batch cascade`
  const city = loadCity('chengdu')
  const delivery = (state: string) =>
    Buffer.from(
      Array.from({ length: 500 }, (_, at) =>
        text({ key: `k-${at}`, state, changed: 1, held: null, withdrawn: false }),
      ).join('\n'),
    )
  const states = ['intact', 'damaged', 'missing', 'intact']
  const outcomes = await Promise.all(
    states.map(state =>
      runBatch(
        {
          mapping: { dataset: dataset('asset'), source: 'test' },
          open: () => openRows({ bytes: delivery(state) }, { format: 'ndjson' }),
          heldFrom: null,
        },
        { sql, city, clock: fixedClock(new Date(now)), chunkRecords: 100 },
      ),
    ),
  )
  expect(outcomes.reduce((sum, each) => sum + each.accepted, 0)).toBe(500)
  expect(outcomes.reduce((sum, each) => sum + each.accepted + each.updated + each.unchanged, 0)).toBe(2000)
  const [stored] = await sql`
    select count(*)::int as records, count(distinct state)::int as states, count(distinct known_from)::int as known from record.asset`
  expect(stored).toEqual({ records: 500, states: 1, known: 1 })
  const moments = outcomes.map(each => each.knownFrom)
  expect(new Set(moments).size).toBe(4)
})

it('a delivery that fails on its last row leaves nothing at all', async () => {
  const { sql } = database
  const city = loadCity('chengdu')
  const before =
    await sql`select (select count(*) from record.asset) as records, (select count(*) from event_log) as events, (select count(*) from batch) as batches, (select count(*) from quarantine) as refused`
  async function* broken() {
    for (let at = 0; at < 5; at++)
      yield [
        {
          line: at * 2 + 1,
          value: JSON.parse(text({ key: `new-${at}`, state: 'intact', changed: 1, held: null, withdrawn: false })),
        },
        { line: at * 2 + 2, value: { assetCode: `bad-${at}` } },
      ]
    throw new Error('the disk broke')
  }
  const run = runBatch(
    {
      mapping: { dataset: dataset('asset'), source: 'test' },
      open: async () => ({ format: 'ndjson', rows: broken() }),
      heldFrom: null,
    },
    { sql, city, clock: fixedClock(new Date(now)), chunkRecords: 2 },
  )
  await expect(run).rejects.toThrow('the disk broke')
  const after =
    await sql`select (select count(*) from record.asset) as records, (select count(*) from event_log) as events, (select count(*) from batch) as batches, (select count(*) from quarantine) as refused`
  expect(after).toEqual(before)
})
