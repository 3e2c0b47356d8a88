import { beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '@/platform/clock'
import type { Tx } from '@/platform/db/client'
import { testDatabase } from '@/testing/database'
import { computeIndicators } from '../commands/compute-indicators'
import { settle } from '../data/rollup/settle'
import { readCells } from '../data/values.queries'
import { type RandomCity, randomCity } from '../testing/random-city'
import { whatIf } from './what-if'
import { trialOf } from './what-if-changes'
import { writeTrial } from './what-if-rows'
import { indexOfCells, liveState } from './what-if-state'

const now = new Date('2026-11-21T08:00:00Z')

describe('what if', () => {
  const database = testDatabase()
  let city: RandomCity['city']
  const compute = () => computeIndicators({ sql: database.sql, city, clock: fixedClock(now) })
  const openCases = (limit: number) =>
    database.sql<{ id: string }[]>`
      select id from live."case" where closed_at is null and district <> 'elsewhere' order by source_id limit ${limit}`

  beforeAll(async () => {
    ;({ city } = await randomCity(database.sql, now, { case: 1500 }, 11))
    await compute()
  })

  it('leaves nothing behind: no record, no mark, no event', async () => {
    const { sql } = database
    const look = async () => {
      const [row] = await sql`select
        (select md5(string_agg(to_jsonb(c)::text, ',' order by id)) from record."case" c) as cases,
        (select count(*)::int from rollup.unsettled) as marks, (select count(*)::int from event_log) as events,
        (select md5(string_agg(to_jsonb(v)::text, ',' order by code, area)) from indicator_value v) as "values",
        (select count(*)::int from rollup.step_sum) as steps`
      return row
    }
    const before = await look()
    const cases = await openCases(14)
    const found = await whatIf(sql, city, { changes: [{ kind: 'close', caseIds: cases.map(each => each.id) }] }, now)
    expect(found.records).toMatchObject({ asked: 14, changed: 14, notFound: [] })
    expect(found.levels[0]?.indicators.length).toBeGreaterThan(0)
    expect(await look()).toEqual(before)
  })

  it.each([
    ['closing cases', 'case', 'close'],
    ['rectified checks', 'inspection', { rectifiedAt: 'now', result: 'pass' }],
    ['alarms cleared', 'alarm', { clearedAt: 'now', confirmed: true }],
    ['steps decided', 'approval_step', { doneAt: 'now', status: 11 }],
    ['a ledger mended', 'bridge', { bci: 95, grade: 'A', monitored: true }],
    ['a facility moved', 'asset', { state: 'intact', lng: 104.07, lat: 30.66 }],
  ] as const)('%s have the effect they have in reality', async (_, dataset, set) => {
    const { sql } = database
    const ids = (
      await sql<{ id: string }[]>`
        select id from ${sql(`live.${dataset}`)} where district <> 'elsewhere' order by md5(source_id) limit 14`
    ).map(each => each.id)
    const change = set === 'close' ? { kind: 'close', caseIds: ids } : { kind: 'records', dataset, ids, set }
    const body = { changes: [change] }
    const before = await readCells(sql)
    const tried = await whatIf(sql, city, body, now)
    // the same in earnest
    await sql.begin(async (tx: Tx) => {
      for (const each of trialOf(body, now).records) await writeTrial(tx, city, each, now)
      await settle(tx, { city, now })
    })
    await compute()
    const after = await readCells(sql)
    const state = await liveState(sql, city, now)
    const differing = new Set(
      after.flatMap(each => {
        const old = before.find(other => other.code === each.code && other.area === each.area)
        return old?.value === each.value ? [] : [`${each.area} ${each.code}`]
      }),
    )
    expect(differing.size).toBeGreaterThan(0)
    const told = new Set<string>()
    for (const level of tried.levels) {
      for (const each of level.indicators) {
        const key = `${level.area.code} ${each.code}`
        told.add(key)
        const real = after.find(cell => cell.code === each.code && cell.area === level.area.code)
        expect([key, each.after.value?.toFixed(8)]).toEqual([key, real?.value?.toFixed(8)])
        expect(each.after.score ?? -1).toBeCloseTo(real?.score ?? -1, 8)
      }
      const index = indexOfCells(state, state.areas.get(level.area.code) ?? new Map())
      expect(level.after.value ?? -1).toBeCloseTo(index.value ?? -1, 9)
      const gains = [...level.indicators.map(each => each.gain), ...level.caps.map(each => each.contribution)]
      if (level.change !== null) expect(gains.reduce((sum, each) => sum + each, 0)).toBeCloseTo(level.change, 9)
    }
    expect([...differing].filter(each => !told.has(each))).toEqual([])
  })

  it('carries what an indicator reaches up to the city', async () => {
    const { sql } = database
    const code = 'O-DM-33'
    const cells = await sql<{ area: string; numerator: number; denominator: number }[]>`
      select area, numerator, denominator from indicator_value where code = ${code}`
    const all = cells.find(each => each.area === city.code)
    const at = cells.find(
      each => city.districts.some(({ code }) => code === each.area) && each.numerator < each.denominator,
    )
    if (!at || !all) throw new Error('both areas have the indicator')
    const tried = await whatIf(sql, city, { area: at.area, changes: [{ kind: 'indicator', code, value: 100 }] }, now)
    const [own, whole] = tried.levels
    expect(own?.indicators[0]).toMatchObject({ code, after: { value: 100 } })
    const expected = (100 * (all.numerator + at.denominator - at.numerator)) / all.denominator
    expect(whole?.indicators[0]?.after.value).toBeCloseTo(expected, 10)
  })

  it.each([
    [{ changes: [] }, 'bad-change'],
    [{ changes: [{ kind: 'records', dataset: 'case', ids: ['x'], set: {} }] }, 'bad-change'],
    [
      { changes: [{ kind: 'records', dataset: 'case', ids: [crypto.randomUUID()], set: { status: 'gone' } }] },
      'bad-change',
    ],
    [
      { changes: [{ kind: 'records', dataset: 'case', ids: [crypto.randomUUID()], set: { withdrawn: true } }] },
      'bad-change',
    ],
    [{ changes: [{ kind: 'records', dataset: 'nothing', ids: [crypto.randomUUID()], set: {} }] }, 'unknown-dataset'],
    [{ changes: [{ kind: 'close', caseIds: Array.from({ length: 201 }, () => crypto.randomUUID()) }] }, 'too-many'],
    [{ changes: [{ kind: 'indicator', code: 'X', score: 90 }] }, 'unknown-indicator'],
    [{ area: 'nowhere', changes: [{ kind: 'indicator', code: 'X', score: 90 }] }, 'unknown-area'],
  ])('%# is refused', async (body, code) => {
    await expect(whatIf(database.sql, city, body, now)).rejects.toMatchObject({ code })
  })
})
