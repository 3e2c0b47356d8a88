import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '@/testing/database'
import { dataset, datasets, refDataset } from '../domain/registry'
import { insertRecords } from '../testing/insert-records'
import { type AsOf, recordsAsOf } from './as-of'
import { loadWorkingCalendar } from './working-calendar'

const database = testDatabase()
const day = (n: number) => new Date(Date.UTC(2026, 0, n))
const iso = (n: number) => day(n).toISOString()
beforeAll(async () => {
  await loadWorkingCalendar(database.sql, {
    timezone: 'Asia/Shanghai',
    workingHours: [['09:00', '17:00']],
    calendar: [],
  })
})
beforeEach(async () => {
  for (const name of ['case', 'road', 'project', 'approval_step'])
    await database.sql.unsafe(`truncate record."${name}", history."${name}"`)
})

const read = async (name: string, column: string, asOf: AsOf = {}) =>
  (
    await database.sql`
      select source_id, ${database.sql(column)} as value from ${recordsAsOf(database.sql, dataset(name), asOf)} as record
      order by source_id`
  ).map(row => `${row.source_id} ${row.value instanceof Date ? row.value.toISOString().slice(0, 10) : row.value}`)

describe('records as they stood', () => {
  it('can be read of every dataset, in every way, with the columns of its table', async () => {
    for (const each of [...datasets, refDataset]) {
      const { sql } = database
      const [now] = [await sql`select * from ${recordsAsOf(sql, each)} as record`]
      for (const asOf of [
        { at: day(1) },
        { known: day(1) },
        { at: day(1), known: day(1), maskAfter: day(1) },
        { maskAfter: day(1) },
      ]) {
        const rows = await sql`select * from ${recordsAsOf(sql, each, asOf)} as record`
        expect(rows.columns.map(column => column.name).sort()).toEqual(now.columns.map(column => column.name).sort())
      }
    }
  })

  it('are known from their commit on, version by version', async () => {
    const id = '00000000-0000-7000-8000-000000000001'
    const one = { caseNo: 'a', id, status: 'reported', reportedAt: iso(1) }
    await insertRecords(database.sql, 'case', [
      { ...one, text: 'first', knownFrom: iso(2), knownTo: iso(5) },
      { ...one, text: 'second', knownFrom: iso(5) },
    ])
    expect(await read('case', 'text', { known: day(1) })).toEqual([])
    expect(await read('case', 'text', { known: day(2) })).toEqual(['a first'])
    expect(await read('case', 'text', { known: day(5) })).toEqual(['a second'])
    // What the world was like on the 3rd is known better today.
    expect(await read('case', 'text', { at: day(3) })).toEqual(['a second'])
    expect(await read('case', 'text', { at: day(3), known: day(3) })).toEqual(['a first'])
    expect(await read('case', 'text')).toEqual(['a second'])
  })

  it('that were withdrawn count until the withdrawal holds', async () => {
    const id = '00000000-0000-7000-8000-000000000002'
    const one = { caseNo: 'a', id, status: 'reported', reportedAt: iso(1) }
    await insertRecords(database.sql, 'case', [
      { ...one, knownFrom: iso(2), knownTo: iso(9) },
      { ...one, knownFrom: iso(9), heldFrom: iso(6), withdrawn: true },
    ])
    expect(await read('case', 'status')).toEqual([])
    expect(await read('case', 'status', { at: day(5) })).toEqual(['a reported'])
    expect(await read('case', 'status', { at: day(6) })).toEqual([])
    expect(await read('case', 'status', { at: day(7), known: day(8) })).toEqual(['a reported'])
  })

  it('of a ledger are the versions that held', async () => {
    const id = '00000000-0000-7000-8000-000000000003'
    const one = { segmentId: 'r', id }
    await insertRecords(database.sql, 'road', [
      { ...one, name: 'old', knownFrom: iso(20), heldFrom: iso(1), knownTo: iso(20) },
      { ...one, name: 'new', knownFrom: iso(20), heldFrom: iso(10) },
    ])
    expect(await read('road', 'name', { at: new Date('2025-12-31') })).toEqual([])
    expect(await read('road', 'name', { at: day(9) })).toEqual(['r old'])
    expect(await read('road', 'name', { at: day(10) })).toEqual(['r new'])
    expect(await read('road', 'name', { at: day(10), known: day(19) })).toEqual([])
  })

  it('leave out what is linked to another source’s record', async () => {
    await insertRecords(database.sql, 'case', [
      { caseNo: 'a', status: 'filed', reportedAt: iso(1) },
      { caseNo: 'b', status: 'filed', reportedAt: iso(1), sameAs: '00000000-0000-7000-8000-000000000001' },
    ])
    expect(await read('case', 'status', { at: day(3) })).toEqual(['a filed'])
    expect(await read('case', 'status')).toEqual(['a filed'])
  })
})

describe('a list at a past moment', () => {
  const masked = (name: string, column: string, n: number) => read(name, column, { at: day(n), maskAfter: day(n) })
  it('knows no later time, and a status no later than its times', async () => {
    await insertRecords(database.sql, 'case', [
      {
        caseNo: 'a',
        status: 'closed',
        reportedAt: iso(1),
        filedAt: iso(2),
        handledAt: iso(5),
        closedAt: iso(7),
        limitAt: iso(30),
      },
      { caseNo: 'b', status: 'suspended', reportedAt: iso(6), filedAt: iso(6) },
    ])
    expect(await masked('case', 'status', 1)).toEqual(['a reported'])
    expect(await masked('case', 'status', 3)).toEqual(['a filed'])
    expect(await masked('case', 'handled_at', 3)).toEqual(['a null'])
    expect(await masked('case', 'status', 6)).toEqual(['a handled', 'b suspended'])
    expect(await masked('case', 'status', 7)).toEqual(['a closed', 'b suspended'])
    // A deadline was known although it lay ahead.
    expect(await masked('case', 'limit_at', 3)).toEqual(['a 2026-01-30'])
  })

  it('has a step from its first time on, with the lamp it had', async () => {
    await insertRecords(database.sql, 'approval_step', [
      {
        instanceCode: 's',
        status: 11,
        statusAt: iso(9),
        acceptedAt: iso(2),
        yellowAt: iso(4),
        dueAt: iso(6),
        doneAt: iso(9),
        flag: 'none',
      },
    ])
    expect(await masked('approval_step', 'flag', 1)).toEqual([])
    expect(await masked('approval_step', 'flag', 3)).toEqual(['s none'])
    expect(await masked('approval_step', 'flag', 5)).toEqual(['s yellow'])
    expect(await masked('approval_step', 'flag', 8)).toEqual(['s red'])
    expect(await masked('approval_step', 'status', 8)).toEqual(['s 8'])
    expect(await masked('approval_step', 'status', 9)).toEqual(['s 11'])
    expect(await masked('approval_step', 'due_at', 3)).toEqual(['s 2026-01-06'])
  })

  it('shows a project in the stage its dates had reached, by the city’s days', async () => {
    await insertRecords(database.sql, 'project', [
      {
        projectCode: 'p',
        heldFrom: iso(1),
        signedAt: iso(2),
        actualStart: '2026-01-05',
        lifeStage: 'started',
        closedAt: iso(9),
      },
    ])
    expect(await masked('project', 'life_stage', 1)).toEqual(['p planned'])
    expect(await masked('project', 'life_stage', 3)).toEqual(['p signed'])
    const evening = new Date('2026-01-04T17:00:00Z')
    expect(await read('project', 'life_stage', { at: evening, maskAfter: evening })).toEqual(['p started'])
    expect(await masked('project', 'closed_at', 8)).toEqual(['p null'])
    expect(await masked('project', 'closed_at', 9)).toEqual(['p 2026-01-09'])
  })
})
