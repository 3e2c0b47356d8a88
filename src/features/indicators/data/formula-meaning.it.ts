import { beforeAll, describe, expect, it } from 'vitest'
import { loadCity } from '@/features/areas/server'
import { dataset, refDataset } from '@/features/datasets'
import { loadWorkingCalendar } from '@/features/datasets/server'
import { testDatabase } from '@/testing/database'
import { type Cell, planOf } from '../domain/compute-city'
import type { Indicator } from '../domain/indicator'
import { namedPeriod, stretchOf } from '../domain/stretch'
import type { PlainRow } from '../testing/plain-evaluator'
import { storeRows } from '../testing/random-records'
import { countCells, everyArea } from './count-cells'

/** Local time of Chengdu in November 2026; 21 November is a Saturday. */
const at = (day: number, hour = 0, minute = 0) => Date.UTC(2026, 10, day, hour - 8, minute)
const A = '510104'
const B = '510105'

const filed: readonly PlainRow[] = [
  // judged by two working hours from filing (09–12, 13–17)
  {
    sourceId: 'in-time',
    district: A,
    cls: 'E0101',
    status: 'closed',
    reportedAt: at(16, 9),
    filedAt: at(16, 11),
    handledAt: at(16, 14),
    returnCount: 1,
    severity: 1,
    cell: 'x',
    lng: 104,
    lat: 30.6,
  },
  {
    sourceId: 'late',
    district: A,
    cls: 'E0101',
    status: 'closed',
    reportedAt: at(16, 9),
    filedAt: at(16, 11),
    handledAt: at(16, 14, 1),
    returnCount: 2,
    severity: 2,
    cell: 'x',
    lng: 104,
    lat: 30.6001,
  },
  {
    sourceId: 'never',
    district: B,
    cls: 'E0101',
    status: 'filed',
    reportedAt: at(17, 9),
    filedAt: at(17, 9),
    returnCount: 3,
    cell: 'y',
    lng: 104,
    lat: 30.6002,
  },
  // due on Monday at 10:00, after now: not judged, although handled
  {
    sourceId: 'not-due',
    district: B,
    cls: 'E0101',
    status: 'handled',
    reportedAt: at(20, 16),
    filedAt: at(20, 16),
    handledAt: at(20, 17),
    returnCount: 4,
    cell: 'y',
  },
  {
    sourceId: 'not-filed',
    district: B,
    cls: 'E0102',
    status: 'reported',
    reportedAt: at(18, 9),
    returnCount: 0,
    severity: null,
  },
  // the month before: in no count, but followed
  {
    sourceId: 'october',
    district: A,
    cls: 'E0101',
    status: 'closed',
    reportedAt: at(-16, 9),
    returnCount: 9,
    cell: 'z',
    lng: 104,
    lat: 30.6,
  },
  {
    sourceId: 'elsewhere',
    district: 'outside',
    cls: 'E0101',
    status: 'closed',
    reportedAt: at(16, 9),
    returnCount: 100,
  },
]
const cases = filed.map(each => ({ source: 's', extended: false, ...each }))

const others: Readonly<Record<string, readonly PlainRow[]>> = {
  reading: [
    { sourceId: 'r1', district: A, deviceId: 'd1', kind: 'odour', at: at(21, 15), value: 1.1 },
    { sourceId: 'r2', district: A, deviceId: 'd2', kind: 'odour', at: at(21, 13), value: 2.2 },
    { sourceId: 'r3', district: A, deviceId: 'd2', kind: 'odour', at: at(1, 13), value: 0.3 },
    { sourceId: 'r4', district: A, deviceId: 'gone', kind: 'odour', at: Date.UTC(2026, 6, 1), value: 5 },
    { sourceId: 'r5', district: A, deviceId: 'other', kind: 'air-pm10', at: at(21, 15), value: null },
  ].map(each => ({ source: 's', ...each })),
  project: [
    { source: 's', sourceId: 'p1', district: A, planStart: '2026-10-20', actualStart: '2026-11-19' },
    { source: 's', sourceId: 'p2', district: A, planStart: '2026-10-20', actualStart: '2026-11-20' },
    { source: 's', sourceId: 'p3', district: A, planStart: '2026-11-01', actualStart: '2026-11-02' },
  ],
  incident: [{ source: 's', sourceId: 'i1', district: A, kind: 'flood', occurredAt: Date.UTC(2025, 5, 1) }],
}

/** The meaning of each function of the grammar, counted by hand. */
describe('a formula', () => {
  const database = testDatabase()
  const city = loadCity('chengdu')
  const now = new Date(at(21, 16))

  beforeAll(async () => {
    await loadWorkingCalendar(database.sql, city)
    const known = new Date('2020-01-01T00:00:00Z')
    await storeRows(database.sql, dataset('case'), cases, known)
    for (const [name, rows] of Object.entries(others)) await storeRows(database.sql, dataset(name), rows, known)
    const references = [
      { source: 'city', sourceId: 'a24', district: A, year: 2024, road_km: 10.5, population: 1000 },
      { source: 'city', sourceId: 'a25', district: A, year: 2025, road_km: 20.5, population: 2000 },
      { source: 'city', sourceId: 'b27', district: B, year: 2027, road_km: 999, population: 9 },
    ]
    await storeRows(database.sql, refDataset, references, known)
  })

  async function cellsOf(formula: string, period = '2026-11', moment = now): Promise<ReadonlyMap<string, Cell>> {
    const named = namedPeriod(period, city.timezone)
    if (!named) throw new Error(period)
    const indicator = { code: 'X', formula, direction: 'higher', floor: 0, goal: 100, weight: 1 } as Indicator
    const plans = [planOf(indicator, stretchOf(named, moment), city.timezone)]
    const cells = await countCells(database.sql, { city, areas: everyArea(city), plans, present: now })
    return new Map(cells.map(each => [each.area, each]))
  }

  async function inCity(formula: string, period?: string, moment?: Date) {
    const cell = (await cellsOf(formula, period, moment)).get(city.code)
    return [cell?.value, cell?.numerator, cell?.denominator, cell?.reason]
  }

  it.each([
    // rows of the period inside the city: in-time, late, never, not-due, not-filed
    ['count(case)', 5, '5', null],
    ['sum(case.returnCount)', 10, '10', null],
    ['mean(case.returnCount)', 2, '10', '5'],
    ['mean(case.severity)', 1.5, '3', '2'],
    ['countDistinct(case.cell)', 2, '2', null],
    ['pctl(case.returnCount, 50)', 2, null, '5'],
    ['pctl(case.returnCount, 80)', 3, null, '5'],
    ['pctl(case.returnCount, 81)', 4, null, '5'],
    ['ratio(count(case, filedAt != null), count(case))', 80, '4', '5'],
    ['per(sum(case.returnCount), count(case), 10)', 20, '10', '5'],
    ['diff(mean(case.returnCount), mean(case.severity))', 0.5, '2', '1.5'],
    ["ratio(count(case, cls == 'E0101') - count(case, severity == 1), count(case) + 1)", 50, '3', '6'],
    // unknown is neither true nor false
    ['count(case, severity < 2)', 1, '1', null],
    ['count(case, !(severity < 2))', 1, '1', null],
    ['count(case, severity < 2 || returnCount >= 3)', 3, '3', null],
    ["count(case, !(severity < 2 && cls == 'E0102'))", 4, '4', null],
    ['count(case, severity == null)', 3, '3', null],
    ["count(case, like(cls, 'E01?1'))", 4, '4', null],
    ["count(case, like(cls, '*2'))", 1, '1', null],
    ["count(case, cls in ['E0102', 'E0103'])", 1, '1', null],
    ["count(case, plus(filedAt, '3h') <= handledAt)", 2, '2', null],
    ["count(case, reportedAt >= minus(now, '1d'))", 1, '1', null],
    ["count(case, reportedAt < minus(periodStart, '2d'))", 1, '1', null],
    ['count(case, returnCount * 2 - 1 > 4)', 2, '2', null],
    ['count(case, -returnCount < -2)', 2, '2', null],
    // judged: in-time (due 14:00), late, never (due 11:00 on the 17th)
    ["within(case, filedAt, handledAt, '2wh')", 100 / 3, '1', '3'],
    ["within(case, filedAt, handledAt, '4h')", 75, '3', '4'],
    ["within(case, filedAt, handledAt, '1wd')", 200 / 3, '2', '3'],
    ["within(case, reportedAt, filedAt, '1mo')", 0, '0', '1'],
    ["dur(case, filedAt, handledAt, 'min', 'mean')", 421 / 3, '421', '3'],
    ["dur(case, filedAt, handledAt, 'h', 'p50')", 3, null, '3'],
    ["dur(case, filedAt, handledAt, 'wh', 'mean', status == 'handled')", 1, '1', '1'],
    ["dur(case, filedAt, handledAt, 'wd', 'p90', status == 'handled')", 1 / 7, null, '1'],
    // d1 is fresh, d2 is not, gone has been silent for ninety days, other is not selected
    ["fresh(reading, '90min', kind == 'odour')", 50, '1', '2'],
    ["fresh(reading, '3h', kind == 'odour')", 100, '2', '2'],
    // late follows in-time and never follows late; in-time follows october only within more than 32 days
    ['repeat(case, 50, 10)', (100 * 2) / 3, '2', '3'],
    ['repeat(case, 50, 40)', 100, '3', '3'],
    ['repeat(case, 5, 40)', 100 / 3, '1', '3'],
    // planned 20 October + 30 d: 19 November 00:00 is in time, the 20th is not; the third is not due yet
    ["within(project, planStart, actualStart, '30d')", 50, '1', '2'],
    ['per(count(case), ref.road_km, 41)', 10, '5', '20.5'],
    ["change(count(case), '1mo')", 400, '5', '1'],
  ])('%s', async (formula, value, numerator, denominator) => {
    const found = await inCity(formula)
    expect(found[0]).toBeCloseTo(value, 10)
    expect(found.slice(1)).toEqual([numerator, denominator, null])
  })

  it('has no value and says why where there is nothing to count', async () => {
    expect(await inCity("ratio(count(case, cls == 'E0199'), count(case, cls == 'E0199'))")).toEqual([
      null,
      '0',
      '0',
      'no-denominator',
    ])
    expect(await inCity('mean(case.visitScore)')).toEqual([null, null, null, 'no-records'])
    expect(await inCity('count(alarm)')).toEqual([null, null, null, 'no-records'])
    expect(await inCity("count(incident, kind == 'flood')")).toEqual([null, null, null, 'stale-feed'])
    expect(await inCity("within(case, filedAt, handledAt, '2wh', cls == 'E0199')")).toEqual([
      null,
      '0',
      '0',
      'no-denominator',
    ])
    expect(await inCity("dur(case, filedAt, closedAt, 'h', 'mean')")).toEqual([null, null, '0', 'no-finished'])
    expect(await inCity('per(count(case), ref.road_km, 1)', '2023')).toEqual([null, null, null, 'stale-feed'])
    expect(await inCity("change(count(case), '1y')")).toEqual([null, '5', null, 'stale-feed'])
    expect(await inCity('coverage(asset, 500, ref.population)')).toEqual([null, null, null, 'no-records'])
  })

  it('has the city as the sum of its districts, and no reference below them or before the first year', async () => {
    const cells = await cellsOf('per(count(case), ref.road_km, 1)')
    expect(cells.get(A)).toMatchObject({ numerator: '2', denominator: '20.5' })
    expect(cells.get(B)).toMatchObject({ value: null, reason: 'no-reference', numerator: '3' })
    const body = city.managementBodies[0]?.code ?? ''
    expect(cells.get(body)).toMatchObject({ value: null, reason: 'no-reference' })
  })

  it('over a closed period depends on the data, not on the day it is counted', async () => {
    const closed = await inCity("within(case, filedAt, handledAt, '2wh')", '2026-W47', new Date(at(28)))
    expect(closed).toEqual([100 / 3, '1', '3', null])
    const next = await inCity("within(case, filedAt, handledAt, '2wh')", '2026-W48', new Date(at(30)))
    expect(next).toEqual([100, '1', '1', null])
  })

  it('counts a management body by its streets and follows a record that moves, is corrected or withdrawn', async () => {
    const { sql } = database
    const body = city.managementBodies[0]
    await sql`update record."case" set street = ${body?.streets[0] ?? ''} where source_id in ('never', 'late')`
    const formula = 'sum(case.returnCount)'
    expect((await cellsOf(formula)).get(body?.code ?? '')?.numerator).toBe('5')
    await sql`update record."case" set district = ${A} where source_id = 'never'`
    const moved = await cellsOf(formula)
    expect([moved.get(A)?.numerator, moved.get(B)?.numerator]).toEqual(['6', '4'])
    await sql`update record."case" set withdrawn = true where source_id = 'late'`
    expect((await cellsOf(formula)).get(A)?.numerator).toBe('4')
    await sql`update record."case" set same_as = gen_random_uuid() where source_id = 'in-time'`
    expect((await cellsOf(formula)).get(A)?.numerator).toBe('3')
  })

  it('reads a ledger as it stood at a past moment', async () => {
    const { sql } = database
    const row = { source: 's', sourceId: 'bridge', district: A, kind: 'bridge', bci: 90 }
    await storeRows(sql, dataset('bridge'), [row], new Date('2026-06-01T00:00:00Z'))
    await sql`
      insert into history.bridge select b.*, timestamptz '2026-10-15T00:00:00Z' from record.bridge b`
    await sql`update record.bridge set bci = 50, held_from = '2026-10-10T00:00:00Z', known_from = '2026-10-15T00:00:00Z'`
    expect(await inCity('mean(bridge.bci)', '2026-11')).toEqual([50, '50', '1', null])
    expect(await inCity('mean(bridge.bci)', '2026-09')).toEqual([90, '90', '1', null])
    expect(await inCity('count(bridge)', '2026-05')).toEqual([null, null, null, 'no-records'])
  })
})
