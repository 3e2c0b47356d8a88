import { beforeAll, expect, it } from 'vitest'
import { testDatabase } from '@/testing/database'
import { fixedClock } from '../../platform/clock'
import { system } from '../../shared/auth'
import { loadCity } from '../areas/server'
import { dataset } from '../datasets'
import { loadWorkingCalendar } from '../datasets/server'
import { runBatch } from './commands/run-batch'
import { OWN_SOURCE, type OwnRecord, saveRecords } from './commands/save-records'
import { holdRecord } from './data/own-record.queries'
import { openRows } from './readers'
import { caseRow } from './testing/door'

const database = testDatabase()
const city = () => loadCity('chengdu')
const cases = dataset('case')

beforeAll(async () => {
  await loadWorkingCalendar(database.sql, city())
})

const save = (now: string, ...records: OwnRecord[]) =>
  database.sql.begin(tx => saveRecords(tx, records, { city: city(), actor: system('test'), now: new Date(now) }))

const opened = (caseNo: string, changes: Record<string, unknown> = {}): OwnRecord => ({
  dataset: cases,
  source: OWN_SOURCE,
  content: caseRow({ caseNo, lng: 104.08, lat: 30.65, ...changes }),
  event: { type: 'case.registered', data: { by: 'patrol' } },
})

const idOf = async (sourceId: string) => {
  const [row] = await database.sql<{ id: string }[]>`select id from record."case" where source_id = ${sourceId}`
  return row?.id ?? ''
}

it('writes a record like a delivery would: derived, versioned, told in the words of its command', async () => {
  await save('2026-11-20T02:00:00Z', opened('OWN-1'))
  const id = await idOf('OWN-1')
  const held = await database.sql.begin(tx => holdRecord(tx, cases, id))
  expect(held?.fields).toMatchObject({ caseNo: 'OWN-1', status: 'reported', district: '510104' })
  expect(held?.fields.community).toMatch(/^510104\d{6}$/)
  expect(held?.content).not.toHaveProperty('community')
  const [event] = await database.sql`select type, actor, data, topics from event_log order by seq desc limit 1`
  expect(event).toMatchObject({ type: 'case.registered', actor: 'system:test', data: { id, by: 'patrol' } })
  expect(event?.topics).toEqual(expect.arrayContaining([`case:${id}`, 'area:510104', 'map:cases', 'wall']))
})

it('changes a record another source sent under its own identity, and leaves the former version behind', async () => {
  await runBatch(
    {
      mapping: { dataset: cases, source: 'district-system' },
      open: () => openRows({ bytes: Buffer.from(JSON.stringify(caseRow({ caseNo: 'D-1' }))) }, { format: 'ndjson' }),
      heldFrom: null,
    },
    { sql: database.sql, city: city(), clock: fixedClock('2026-11-20T03:00:00Z') },
  )
  const id = await idOf('D-1')
  await database.sql.begin(async tx => {
    const held = await holdRecord(tx, cases, id)
    if (!held) throw new Error('it is there')
    const content = { ...held.content, status: 'filed', filedAt: '2026-11-20T03:10:00Z' }
    const change = {
      dataset: cases,
      source: held.source,
      sourceId: held.sourceId,
      content,
      event: { type: 'case.filed' },
    }
    await saveRecords(tx, [change], { city: city(), actor: system('test'), now: new Date('2026-11-20T03:10:00Z') })
  })
  const rows = await database.sql`select id, status, source from record."case" where source_id = 'D-1'`
  expect(rows).toEqual([{ id, status: 'filed', source: 'district-system' }])
  const former = await database.sql`select status from history."case" where id = ${id}`
  expect(former).toEqual([{ status: 'reported' }])
})

it('refuses the whole change where one record is wrong, and says which field', async () => {
  const wrong = save('2026-11-20T04:00:00Z', opened('OWN-2'), opened('OWN-3', { status: 'mislaid' }))
  await expect(wrong).rejects.toMatchObject({ status: 422, code: 'enum', extra: { field: 'status', dataset: 'case' } })
  expect(await idOf('OWN-2')).toBe('')
})
