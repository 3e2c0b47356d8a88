import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '@/testing/database'
import { dataset } from '../../domain/registry'
import { insertRecords } from '../../testing/insert-records'
import { loadWorkingCalendar } from '../working-calendar'
import { deriveAcross, settleDerivations } from './derive-across'
import { fillParkingDay } from './parking-day'

const database = testDatabase()
const knownFrom = new Date('2026-06-01T00:00:00Z')
/** No indicators are kept here. */
const unsettled = async () => {}
beforeAll(async () => {
  await loadWorkingCalendar(database.sql, {
    timezone: 'Asia/Shanghai',
    workingHours: [
      ['09:00', '12:00'],
      ['13:00', '17:00'],
    ],
    calendar: [],
  })
})
beforeEach(async () => {
  for (const name of ['case', 'parking', 'approval_step', 'project', 'road', 'road_permit', 'patrol'])
    await database.sql.unsafe(`truncate record."${name}", history."${name}"`)
})

/** Inserts records as one batch and derives across them. */
async function deliver(name: string, records: Record<string, unknown>[], at = knownFrom): Promise<string> {
  const batchId = randomUUID()
  await database.sql.begin(async tx => {
    await insertRecords(
      tx,
      name,
      records.map(each => ({ knownFrom: at.toISOString(), batchId, ...each })),
    )
    await deriveAcross(tx, dataset(name), { batchId, knownFrom: at })
  })
  return batchId
}
const day = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000).toISOString()
/** Replaces the content of a case as a merge does: the former version is kept, what is derived is emptied. */
const supersede = (caseNo: string, content: Record<string, string | number>) =>
  database.sql.begin(async tx => {
    const batchId = randomUUID()
    const at = new Date('2026-06-02T00:00:00Z')
    await tx`insert into history."case" select *, ${at}::timestamptz from record."case" where case_no = ${caseNo} on conflict do nothing`
    await tx`
      update record."case" set ${tx(content)}, hotspot_id = null, hotspot_cleared = null, batch_id = ${batchId}, known_from = ${at}
      where case_no = ${caseNo}`
    await deriveAcross(tx, dataset('case'), { batchId, knownFrom: at })
  })
/** A case some metres east of a fixed point. */
const report = (caseNo: string, n: number, metres: number, more: Record<string, unknown> = {}) => ({
  caseNo,
  cls: 'E0410',
  status: 'closed',
  foundBy: 'public',
  reportedAt: day(n),
  closedAt: day(n + 1),
  lng: 104.0633 + metres / 95_680,
  lat: 30.6598,
  ...more,
})
/** Spot of each case. */
const spots = async () =>
  Object.fromEntries(
    (await database.sql`select case_no, hotspot_id, hotspot_cleared from record."case" order by case_no`).map(row => [
      row.case_no,
      row.hotspot_id && `${row.hotspot_id}${row.hotspot_cleared ? ' cleared' : ''}`,
    ]),
  )

describe('hot-spots', () => {
  it('begin with the third case of a class within 50 m in 30 days, whatever order they come in', async () => {
    await deliver('case', [report('c3', 20, 40)])
    await deliver('case', [report('c1', 0, 0), report('far', 5, 60), report('other', 6, 0, { cls: 'E0101' })])
    expect(await spots()).toEqual({ c1: null, c3: null, far: null, other: null })
    await deliver('case', [report('c2', 10, 10)])
    // `far` lies 50 m from c2 and 20 m from c3, so it is one of three around them
    expect(await spots()).toEqual({
      c1: 'c1 cleared',
      c2: 'c1 cleared',
      c3: 'c1 cleared',
      far: 'c1 cleared',
      other: null,
    })
  })

  it('are given up when a case is voided or moves away', async () => {
    await deliver('case', [report('c1', 0, 0), report('c2', 1, 1), report('c3', 2, 2)])
    expect((await spots()).c1).toBe('c1 cleared')
    await supersede('c2', { status: 'voided' })
    expect(await spots()).toEqual({ c1: null, c2: null, c3: null })
    await supersede('c2', { status: 'closed' })
    expect((await spots()).c3).toBe('c1 cleared')
    await supersede('c2', { lng: 103.9 })
    expect(await spots()).toEqual({ c1: null, c2: null, c3: null })
  })

  it('count as cleared after 30 quiet days, not before', async () => {
    const early = new Date(day(20))
    await deliver('case', [report('c1', 0, 0), report('c2', 1, 1), report('c3', 2, 2)], early)
    expect((await spots()).c3).toBe('c1')
    const told = () => database.sql<{ data: unknown }[]>`
      select data from event_log where type = 'records.derived' and subject = 'dataset:case' and at = ${new Date(day(33))}`
    await settleDerivations(database.sql, new Date(day(32.9)), unsettled)
    expect((await spots()).c3).toBe('c1')
    await settleDerivations(database.sql, new Date(day(33)), unsettled)
    expect((await spots()).c3).toBe('c1 cleared')
    expect((await told()).map(each => each.data)).toEqual([{ dataset: 'case', count: 3 }])
    await settleDerivations(database.sql, new Date(day(33)), unsettled)
    expect(await told()).toHaveLength(1)
  })

  it('of a large batch are found by the settling after it, the same as one by one', async () => {
    const many = Array.from({ length: 2100 }, (_, n) =>
      report(`m${String(n).padStart(4, '0')}`, n % 90, (n % 150) * 500 + (n % 7) * 6),
    )
    const batchId = randomUUID()
    await database.sql.begin(async tx => {
      const rows = many.map(each => ({ ...each, batchId }))
      for (let from = 0; from < rows.length; from += 700) await insertRecords(tx, 'case', rows.slice(from, from + 700))
      await deriveAcross(tx, dataset('case'), { batchId, knownFrom })
    })
    expect(Object.values(await spots()).filter(Boolean)).toEqual([])
    await settleDerivations(database.sql, knownFrom, unsettled)
    const settled = await spots()
    expect(Object.values(settled).filter(Boolean).length).toBeGreaterThan(100)
    await database.sql`update record."case" set hotspot_id = null, hotspot_cleared = null`
    await database.sql`update record."case" set batch_id = gen_random_uuid()`
    const pieces = await database.sql<{ batch_id: string }[]>`
      with numbered as (select id, ntile(3) over (order by case_no) as n from record."case"),
      ids as (select n, gen_random_uuid() as piece from generate_series(1, 3) as n)
      update record."case" c set batch_id = ids.piece from numbered join ids using (n) where c.id = numbered.id
      returning c.batch_id`
    for (const piece of new Set(pieces.map(each => each.batch_id)))
      await database.sql.begin(tx => deriveAcross(tx, dataset('case'), { batchId: piece, knownFrom }))
    expect(await spots()).toEqual(settled)
  })
})

describe('parking', () => {
  const row = (at: string, more = {}) => ({
    areaId: 'P1',
    at,
    kind: 'lot',
    key: true,
    online: true,
    spaces: 10,
    ...more,
  })
  const daily = async () =>
    (await database.sql`select at, daily, online, occupied from record.parking order by at`).map(
      each => `${each.at.toISOString()} ${each.daily} ${each.occupied}`,
    )
  it('marks the first row of a local day, also when an earlier one comes late', async () => {
    await deliver('parking', [
      row('2026-03-02T01:00:00Z', { daily: false }),
      row('2026-03-01T16:30:00Z', { daily: false }),
    ])
    expect(await daily()).toEqual(['2026-03-01T16:30:00.000Z true null', '2026-03-02T01:00:00.000Z false null'])
    await deliver('parking', [row('2026-03-01T16:00:00Z', { daily: false })])
    expect((await daily()).map(each => each.split(' ')[1])).toEqual(['true', 'false', 'false'])
  })
  it('fills a day without a row once, with what is known and nothing measured', async () => {
    await deliver('parking', [row('2026-03-01T02:00:00Z', { daily: false, occupied: 4 })])
    const evening = new Date('2026-03-02T15:59:59Z')
    const night = new Date('2026-03-02T16:00:00Z')
    expect(await database.sql.begin(tx => fillParkingDay(tx, '2026-03-02', evening))).toBe(0)
    expect(await database.sql.begin(tx => fillParkingDay(tx, '2026-03-02', night))).toBe(1)
    expect(await database.sql.begin(tx => fillParkingDay(tx, '2026-03-02', night))).toBe(0)
    expect((await daily())[1]).toBe('2026-03-02T15:59:59.000Z true null')
    const [filled] = await database.sql`select id, spaces, online from record.parking where occupied is null`
    expect(filled).toMatchObject({ spaces: 10, online: false })
    expect(filled?.id[14]).toBe('7')
  })
})

describe('approval', () => {
  const step = (instanceCode: string, stage: number, acceptedAt: string, doneAt?: string, more = {}) => ({
    instanceCode,
    projectCode: 'P',
    stage,
    status: doneAt ? 11 : 8,
    acceptedAt,
    doneAt,
    ...more,
  })
  const closed = async () =>
    (
      await database.sql`select instance_code, stage_closed, stage_workdays from record.approval_step order by instance_code`
    ).map(each => `${each.instance_code} ${each.stage_closed} ${each.stage_workdays}`)
  const stage = async () => (await database.sql`select life_stage from record.project`)[0]?.life_stage

  it('marks the one step that closed its stage, and takes it back when another is still open', async () => {
    await deliver('project', [{ projectCode: 'P', signedAt: day(0) }])
    expect(await stage()).toBe('signed')
    // Thursday 1 January to Friday 9 January: 6 working days after the first
    await deliver('approval_step', [step('a', 1, day(0), day(3)), step('b', 1, day(1), day(8.2))])
    expect(await closed()).toEqual(['a false null', 'b true 6'])
    expect(await stage()).toBe('siting-permit')
    await deliver('approval_step', [step('c', 1, day(9)), step('d', 2, day(9), day(9), { required: false })])
    expect(await closed()).toEqual(['a false null', 'b false null', 'c false null', 'd true 0'])
    expect(await stage()).toBe('planning-permit')
  })
})

describe('protection of roads', () => {
  const works = (permitNo: string, startedAt: string, segmentIds?: string[]) => ({
    permitNo,
    kind: 'excavate',
    startedAt,
    segmentIds,
  })
  const restricted = async () =>
    Object.fromEntries(
      (await database.sql`select permit_no, restricted from record.road_permit`).map(row => [
        row.permit_no,
        row.restricted,
      ]),
    )
  it('lasts five years from the opening and three from an overhaul, and follows the register', async () => {
    await deliver('road_permit', [
      works('new', '2024-01-01T00:00:00Z', ['R1']),
      works('old', '2024-06-01T00:00:00Z', ['R1', 'R2']),
      works('none', '2024-01-01T00:00:00Z'),
      works('strange', '2024-01-01T00:00:00Z', ['R9']),
    ])
    expect(await restricted()).toEqual({ new: null, old: null, none: null, strange: null })
    await deliver('road', [
      { segmentId: 'R1', openedAt: '2019-03-01T00:00:00Z' },
      { segmentId: 'R2', openedAt: '2000-01-01T00:00:00Z', overhauledAt: '2021-05-31T00:00:00Z' },
    ])
    expect(await restricted()).toEqual({ new: true, old: false, none: null, strange: null })
  })
})

describe('missed reports', () => {
  const shift = { person: 'p', role: 'collector', startAt: day(0), endAt: day(0.3), cells: ['510104001001001'] }
  const found = (caseNo: string, n: number, more = {}) => ({
    ...report(caseNo, n, 0),
    cell: '510104001001001',
    ...more,
  })
  const missed = async () => (await database.sql`select missed from record.patrol where role = 'collector'`)[0]?.missed
  it('are those another source found in the cells within a day, whichever came first', async () => {
    await deliver('case', [found('a', 0.5), found('own', 0.5, { foundBy: 'patrol' }), found('late', 1.31)])
    await deliver('patrol', [shift, { ...shift, role: 'duty', person: 'd' }])
    expect(await missed()).toBe(1)
    await deliver('case', [found('b', 0.9), found('elsewhere', 0.9, { cell: '510104001001002' })])
    expect(await missed()).toBe(2)
    const [duty] = await database.sql`select missed from record.patrol where role = 'duty'`
    expect(duty?.missed).toBeNull()
  })
})
