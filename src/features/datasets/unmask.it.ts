import { beforeAll, describe, expect, it } from 'vitest'
import { loadCity } from '@/features/areas/server'
import { caseRow, openDoor, testKey } from '@/features/sources/testing/door'
import { fixedClock } from '@/platform/clock'
import { type Actor, type Person, type Role, roles, visitor } from '@/shared/auth'
import { testDatabase } from '@/testing/database'
import { dataset } from '.'
import { unmaskRecord } from './commands/unmask-record'
import { loadWorkingCalendar, oneRecord } from './server'

const database = testDatabase()
const city = loadCity('chengdu')
const deliver = openDoor()
const cases = dataset('case')
const reason = '回访举报人核实位置'
let id: string

const person = (role: Role, area: string | null = null): Person => ({
  kind: 'person',
  id: 'p1',
  name: '某',
  roles: [role],
  unit: null,
  post: null,
  area,
  session: 's',
})
const unmask = (actor: Actor, input: unknown, of = id) =>
  unmaskRecord(
    { dataset: cases, id: of, input },
    {
      sql: database.sql,
      city,
      context: { actor, clock: fixedClock('2026-11-21T08:00:00Z'), requestId: 'r', from: '10.0.0.9' },
    },
  )
const looks = () => database.sql`select * from audit_entry where action = 'personal.unmask' order by seq`

beforeAll(async () => {
  process.env.INGEST_KEY = testKey
  await loadWorkingCalendar(database.sql, city)
  const row = caseRow({ caseNo: 'C', district: '510104', reporterName: '张三', reporterPhone: '13800005678' })
  const body = JSON.stringify([{ ...row, text: '请回电13800005678', address: '春熙路' }])
  await deliver('POST', '/datasets/case/records', body, { 'content-type': 'application/json' })
  const [stored] = await database.sql<{ id: string }[]>`select id from record."case" where source_id = 'C'`
  id = stored?.id ?? ''
})

describe('a personal value', () => {
  it('is masked on its page, which says what may be asked for', async () => {
    const seen = await oneRecord(database.sql, city, person('duty-officer'), { dataset: cases, id })
    expect(seen.fields).toMatchObject({ reporterName: '张*', reporterPhone: '138****5678', text: '请回电138****5678' })
    expect([...seen.unmaskable].sort()).toEqual(['reporterName', 'reporterPhone', 'text'])
    const other = await oneRecord(database.sql, city, person('leader'), { dataset: cases, id })
    expect(other.unmaskable).toEqual([])
  })

  it('is seen once for a reason, and the look is an entry without the value', async () => {
    const { values } = await unmask(person('duty-officer'), { fields: ['reporterPhone', 'text'], reason })
    expect(values).toEqual({ reporterPhone: '13800005678', text: '请回电13800005678' })
    const [entry, ...rest] = await looks()
    expect(rest).toEqual([])
    expect(entry).toMatchObject({
      actor: 'person:p1',
      subject: `case:${id}`,
      from: '10.0.0.9',
      after: { fields: ['reporterPhone', 'text'] },
      reason,
    })
    expect(JSON.stringify(entry)).not.toContain('13800005678')
  })

  it.each([
    [{ fields: ['reporterPhone'] }, 'reason-needed'],
    [{ fields: ['reporterPhone'], reason: ' 看  ' }, 'reason-needed'],
    [{ fields: [], reason }, 'bad-wish'],
    [{ fields: ['cls'], reason }, 'not-personal'],
    [{ fields: ['hash'], reason }, 'not-personal'],
  ])('is not seen with %j', async (input, code) => {
    const before = (await looks()).length
    await expect(unmask(person('supervisor'), input)).rejects.toMatchObject({ code })
    expect(await looks()).toHaveLength(before)
  })

  it('is seen by three posts within their area, and by nobody else', async () => {
    const input = { fields: ['reporterName'], reason }
    for (const role of roles) {
      const mayLook = ['duty-officer', 'seat-operator', 'supervisor'].includes(role)
      const look = unmask(person(role), input)
      if (mayLook) await expect(look).resolves.toEqual({ values: { reporterName: '张三' } })
      // a screen may not even read the record
      else
        await expect(look).rejects.toMatchObject({
          status: 403,
          permission: role === 'screen' ? 'record.read' : 'personal.unmask',
        })
    }
    await expect(unmask(person('duty-officer', '510104'), input)).resolves.toBeDefined()
    await expect(unmask(person('duty-officer', '510105'), input)).rejects.toMatchObject({ status: 403 })
    await expect(unmask(visitor(true), input)).rejects.toMatchObject({ status: 401 })
    const program: Actor = {
      kind: 'client',
      id: 'k',
      name: 'k',
      datasets: 'all',
      verbs: ['read', 'deliver', 'manage'],
      area: null,
    }
    await expect(unmask(program, input)).rejects.toMatchObject({ status: 403 })
  })

  it('of no record is no value', async () => {
    const input = { fields: ['reporterName'], reason }
    for (const other of ['0198c0de-0000-7000-8000-000000000000', 'nothing'])
      await expect(unmask(person('duty-officer'), input, other)).rejects.toMatchObject({ code: 'unknown-record' })
  })
})
