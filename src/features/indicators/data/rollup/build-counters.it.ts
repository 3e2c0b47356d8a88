import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadCity } from '@/features/areas/server'
import { dataset } from '@/features/datasets'
import { loadWorkingCalendar, settleDerivations } from '@/features/datasets/server'
import { insertRecords } from '@/features/datasets/testing/insert-records'
import { withdrawRecord } from '@/features/sources/commands/withdraw-record'
import { caseRow } from '@/features/sources/testing/door'
import { fixedClock } from '@/platform/clock'
import { system } from '@/shared/auth'
import { testDatabase } from '@/testing/database'
import { loadDefinitions } from '../../commands/load-definitions'
import { differingSums, storedSums } from '../../testing/compare-sums'
import { deliver } from '../../testing/deliver'
import { bookCounters, rebuildUnsettled } from './build-counters'
import { settle } from './settle'

const database = testDatabase()
const city = loadCity('chengdu')
const now = new Date('2026-06-01T04:00:00Z')
const build = () => ({ sql: database.sql, city, now })
const cases = dataset('case')
const of = (from: number, to: number, changes: Record<string, unknown> = {}) =>
  Array.from({ length: to - from }, (_, n) =>
    caseRow({
      caseNo: `C${from + n}`,
      reportedAt: new Date(now.getTime() - (from + n) * 7_200_000).toISOString(),
      district: city.districts[n % 5]?.code,
      ...changes,
    }),
  )

beforeAll(async () => {
  await loadWorkingCalendar(database.sql, city)
  await loadDefinitions({ sql: database.sql, now })
})
beforeEach(async () => {
  await database.sql`truncate record."case", history."case", batch, derivation_due, event_log cascade`
  await bookCounters(build())
  await rebuildUnsettled(build())
})

const differing = () => differingSums(database.sql, city, now)
const marks = () => database.sql`select dataset, is_lost as "isLost" from rollup.unsettled order by dataset`
const forgetCounters = () => database.sql`delete from rollup.counter where dataset = 'case'`
const settled = (work: (tx: Parameters<typeof settle>[0]) => Promise<unknown>) =>
  database.sql.begin(async tx => {
    await work(tx)
    await settle(tx, { city, now })
  })

describe('what was not settled', () => {
  it('leaves a mark and is counted anew', async () => {
    const mark = { dataset: 'case', isLost: false }
    await insertRecords(database.sql, 'case', of(0, 10))
    await insertRecords(database.sql, 'case', of(10, 20))
    expect(await marks()).toEqual([mark, mark])
    expect(await differing()).not.toEqual([])
    expect(await rebuildUnsettled(build())).toEqual(['case'])
    expect(await marks()).toEqual([])
    expect(await differing()).toEqual([])
    expect(await rebuildUnsettled(build())).toEqual([])
  })

  it('is counted anew piece by piece where it is more than memory holds', async () => {
    await insertRecords(database.sql, 'case', of(0, 30))
    await rebuildUnsettled({ ...build(), rowsInMemory: 7 })
    expect(await differing()).toEqual([])
    await forgetCounters()
    await bookCounters({ ...build(), rowsInMemory: 7 })
    expect(await differing()).toEqual([])
  })

  it('is lost with a truncated table, settled or not', async () => {
    await deliver(build(), cases, of(0, 20))
    await settled(tx => tx`truncate record."case"`)
    expect(await marks()).toEqual([{ dataset: 'case', isLost: true }])
    await rebuildUnsettled(build())
    expect(await storedSums(database.sql)).toEqual(new Map())
  })

  it('is nothing where a delivery fails, before and after it settled', async () => {
    await deliver(build(), cases, of(0, 5))
    const before = await storedSums(database.sql)
    const fails = async () => {
      throw new Error('the sender went away')
    }
    await expect(deliver(build(), cases, of(3, 40), { chunkRecords: 4, untilLast: fails })).rejects.toThrow()
    await expect(
      settled(async tx => {
        await tx`update record."case" set status = 'closed'`
        await settle(tx, { city, now })
        throw new Error('killed')
      }),
    ).rejects.toThrow('killed')
    expect(await storedSums(database.sql)).toEqual(before)
    expect(await marks()).toEqual([])
  })

  it('is nothing of images that were settled before in the same transaction', async () => {
    await settled(async tx => {
      await insertRecords(tx, 'case', of(0, 8))
      await settle(tx, { city, now })
      await tx`update record."case" set status = 'voided' where case_no in ('C1', 'C2')`
      await settle(tx, { city, now })
      await tx`delete from record."case" where case_no = 'C3'`
    })
    expect(await marks()).toEqual([])
    expect(await differing()).toEqual([])
  })
})

describe('rows that come and go', () => {
  it('count with the district and street they have', async () => {
    await deliver(build(), cases, of(0, 30))
    const body = city.managementBodies[0]
    const street = body?.streets[0] ?? ''
    await deliver(build(), cases, of(0, 10, { district: city.districtOf(street), street }))
    expect([...(await storedSums(database.sql)).keys()].some(key => key.includes(body?.code ?? '-'))).toBe(true)
    await withdrawRecord(
      { dataset: cases, source: 'test', sourceId: 'C4', heldFrom: null },
      { ...build(), context: { actor: system('test'), clock: fixedClock(now), requestId: 'test', from: null } },
    )
    await settled(tx => tx`update record."case" set same_as = id where case_no = 'C5'`)
    await settled(tx => tx`update record."case" set district = 'elsewhere' where case_no = 'C6'`)
    expect(await differing()).toEqual([])
  })

  it('count as what is derived after the commit leaves them', async () => {
    const { sql } = database
    await deliver(build(), cases, of(0, 12, { lng: 104.0633, lat: 30.6598, cls: 'E0410', district: '510104' }))
    await settled(tx => tx`update record."case" set hotspot_id = null, hotspot_cleared = null`)
    await sql`insert into derivation_due (dataset, batch_id, known_from) select 'case', id, known_from from batch`
    const at = new Date(now.getTime() + 1000)
    expect(await settleDerivations(sql, at, tx => settle(tx, { city, now: at }))).toBeGreaterThan(11)
    expect(await sql`select count(hotspot_id)::int as spots from record."case"`).toEqual([{ spots: 12 }])
    expect(await marks()).toEqual([])
    expect(await differing()).toEqual([])
  })

  it('do not make two deliveries wait for each other when they settle', async () => {
    const alarm = { alarmNo: 'A1', kind: 'fire', raisedAt: now.toISOString(), district: '510104' }
    await database.sql.begin(async one => {
      await insertRecords(one, 'case', of(0, 10))
      await settle(one, { city, now })
      await database.sql.begin(async two => {
        await two`set local lock_timeout = '2s'`
        await insertRecords(two, 'alarm', [alarm])
        await settle(two, { city, now })
      })
    })
    expect(await differing()).toEqual([])
  })
})

describe('new counters', () => {
  it('are counted once, whatever is delivered meanwhile', async () => {
    for (let round = 0; round < 3; round++) {
      await deliver(build(), cases, of(0, 40))
      await forgetCounters()
      const deliveries = Array.from({ length: 4 }, async (_, n) => {
        for (let part = 0; part < 3; part++)
          await deliver(build(), cases, of(n * 9, n * 9 + 12, { returnCount: round + part }), {
            source: part === 0 ? `new-${round}-${n}` : 'test',
            chunkRecords: 5,
          })
      })
      await Promise.all([bookCounters(build()), ...deliveries])
      await rebuildUnsettled(build())
      expect(await differing()).toEqual([])
    }
    const [row] = await database.sql`select bool_and(is_ready) as ready, count(*)::int as counters from rollup.counter`
    expect(row?.ready).toBe(true)
    expect(row?.counters).toBeGreaterThan(500)
  })

  it('wait for whoever has settled without them and not yet committed', async () => {
    await forgetCounters()
    let booking: Promise<unknown> = Promise.resolve()
    await settled(async tx => {
      await insertRecords(tx, 'case', of(0, 8))
      await settle(tx, { city, now })
      booking = bookCounters(build())
      await sleep(500)
    })
    await booking
    expect(await marks()).toEqual([])
    expect(await differing()).toEqual([])
  })

  it('that rows were counted without are made good', async () => {
    await forgetCounters()
    const meanwhile = async () => {
      await bookCounters(build())
    }
    await deliver(build(), cases, of(0, 20), { source: 'first', chunkRecords: 6, untilLast: meanwhile })
    expect(await marks()).toEqual([{ dataset: 'case', isLost: true }])
    await rebuildUnsettled(build())
    expect(await marks()).toEqual([])
    expect(await differing()).toEqual([])
  })

  it('are booked and given up with the rules', async () => {
    const { sql } = database
    expect(await bookCounters(build())).toEqual({ added: 0, removed: 0 })
    await sql`update rollup.counter set key = 'of no rule' where id = (select min(id) from rollup.counter)`
    expect(await bookCounters(build())).toEqual({ added: 1, removed: 1 })
    await sql`update rollup.counter set is_ready = false where id = (select max(id) from rollup.counter)`
    expect(await bookCounters(build())).toEqual({ added: 1, removed: 1 })
    expect(await differing()).toEqual([])
  })
})
