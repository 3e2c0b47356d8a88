import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { systemClock } from '../../platform/clock'
import { forget, singleton } from '../../platform/singleton'
import { testDatabase } from '../../testing/database'
import { loadCity } from '../areas/server'
import { loadWorkingCalendar } from '../datasets/server'
import { loadMatrix } from '../matrix/server'
import { sumUpTally } from './data/case-counts.queries'
import { caseStatuses } from './domain/case-state'
import { caseCounters } from './domain/counters'
import { listen } from './testing/case-door'
import { person } from './testing/people'

const database = testDatabase()
const HOUR = 3_600_000
const areas = ['', '510104', '510105', 'outside'] as const
let door: Awaited<ReturnType<typeof listen>>

beforeAll(async () => {
  singleton('city', () => loadCity('chengdu'))
  await loadWorkingCalendar(database.sql, loadCity('chengdu'))
  await loadMatrix(database.sql, loadCity('chengdu'), systemClock())
  door = await listen([person('desk', 'duty-officer')])
})
afterAll(async () => {
  await door.close()
  forget('city')
})

/** Hours from now; some are still to come. */
const hours = fc.option(fc.integer({ min: -48, max: 12 }))
const aCase = fc.record({
  status: fc.constantFrom(...caseStatuses),
  district: fc.constantFrom('510104', '510105', null),
  triaged_at: hours,
  verify_requested_at: hours,
  filed_at: hours,
  dispatched_at: hours,
  handled_at: hours,
  limit_at: hours,
  rework_count: fc.option(fc.integer({ min: 0, max: 3 })),
  return_count: fc.option(fc.integer({ min: 0, max: 3 })),
  extended: fc.option(fc.boolean()),
  suspended: fc.option(fc.boolean()),
  supervised: fc.option(fc.boolean()),
  lng: fc.option(fc.constant(104.06)),
  withdrawn: fc.boolean(),
})
type Drawn = typeof aCase extends fc.Arbitrary<infer T> ? T : never

const moments = ['triaged_at', 'verify_requested_at', 'filed_at', 'dispatched_at', 'handled_at', 'limit_at'] as const
/** A drawn case as a row; a second off the hour, so that no limit passes while the test runs. */
function rowOf(drawn: Drawn) {
  const now = Date.now()
  const at = (hour: number | null) => (hour === null ? null : new Date(now + hour * HOUR + 1_800_000))
  return {
    ...drawn,
    ...Object.fromEntries(moments.map(each => [each, at(drawn[each])])),
    cls: 'E0110',
    found_by: 'hotline',
    reported_at: new Date(now - 72 * HOUR),
  }
}
const frame = () => {
  const id = randomUUID()
  const now = new Date()
  return { id, source: 'drawn', source_id: id, held_from: now, known_from: now, ingested_at: now }
}

async function expectAgreement() {
  for (const area of areas) {
    const of = area ? `area=${area}&` : ''
    const { json: counts } = await door.ask('desk', 'GET', `/cases/counts?${of}`)
    const listed = await Promise.all(
      caseCounters.map(async counter => {
        const { json } = await door.ask('desk', 'GET', `/cases?${of}limit=1000&counter=${counter}`)
        return [counter, json.items.length]
      }),
    )
    const all = (await door.ask('desk', 'GET', `/cases?${of}limit=1000`)).json.items as {
      lng: number | null
      lat: number | null
    }[]
    expect([area, counts]).toEqual([
      area,
      {
        ...Object.fromEntries(listed),
        withoutPlace: all.filter(each => each.lng === null || each.lat === null).length,
      },
    ])
  }
}

it('every counter is the length of its list, whatever is delivered, changed, withdrawn, taken away and summed up', {
  timeout: 300_000,
}, async () => {
  const { sql } = database
  await fc.assert(
    fc.asyncProperty(
      fc.array(aCase, { minLength: 20, maxLength: 60, size: 'max' }),
      fc.array(aCase, { maxLength: 20, size: 'max' }),
      async (drawn, later) => {
        await sql`truncate record."case"`
        const rows = drawn.map(each => ({ ...frame(), ...rowOf(each) }))
        await sql`insert into record."case" ${sql(rows)}`
        for (const [at, each] of later.entries()) {
          const id = rows[at]?.id
          if (id) await sql`update record."case" set ${sql(rowOf(each))} where id = ${id}`
        }
        await expectAgreement()
        await sumUpTally(sql, 0)
        await sql`delete from record."case" where id = any(${rows.slice(0, 5).map(each => each.id)})`
        await expectAgreement()
      },
    ),
    { numRuns: 25, endOnFailure: true },
  )
  // Lines that came back to nothing are gone.
  await sql`delete from record."case"`
  await sumUpTally(sql, 0)
  expect(await sql`select * from case_tally`).toHaveLength(0)
})

it('the door reads the tally for all cases, and the rows for some of them', async () => {
  const { sql } = database
  const ofTheTally = async (query: string) => (await door.ask('desk', 'GET', `/cases/counts${query}`)).json.closed
  const asked = ['', '?area=510104', '?limit=50&sort=due', '?from=2001-01-01', '?cls=E01']
  const before = await Promise.all(asked.map(ofTheTally))
  await sql`insert into case_tally (is_sum, cases, district, status) values (false, 1000, '510104', 'closed')`
  const after = await Promise.all(asked.map(ofTheTally))
  expect(after.map((each, at) => each - before[at])).toEqual([1000, 1000, 1000, 0, 0])
  await sql`delete from case_tally`
})

it('counts cases that were there before anything was kept', async () => {
  const { sql } = database
  for (const _ of [1, 2, 3])
    await sql`insert into record."case" ${sql([{ ...frame(), cls: 'E0110', found_by: 'patrol', district: '510104', status: 'closed', reported_at: new Date() }])}`
  // One line stands for many cases.
  await sumUpTally(sql, 2)
  expect(await sql`select is_sum, cases::int from case_tally`).toEqual([{ is_sum: true, cases: 3 }])
  await sql`delete from case_tally`
  await sql.unsafe(`do $$ begin execute case_tally_statement('record."case"'); end $$`)
  await expectAgreement()
  await sql`truncate record."case"`
  expect(await sql`select * from case_tally`).toHaveLength(0)
})
