import { beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '@/platform/clock'
import type { CommandContext } from '@/platform/command/context'
import type { Role } from '@/shared/auth'
import { dueWithPauses } from '@/shared/time'
import { testDatabase } from '@/testing/database'
import { currentCity } from '../areas/server'
import { cityCalendar, folderCalendar, loadWorkingCalendar } from '../datasets/server'
import { insertRecords } from '../datasets/testing/insert-records'
import { openFlags } from '../flags/server'
import { changeCalendar, tryCalendarChange } from './commands/change-calendar'
import { openCalendar } from './jobs/follow-calendar'

const database = testDatabase()
const now = new Date('2026-11-23T02:00:00Z')
const as = (role: Role): CommandContext => ({
  actor: { kind: 'person', id: role, name: role, roles: [role], unit: null, post: null, area: null, session: 's' },
  clock: fixedClock(now.toISOString()),
  requestId: 'test',
  from: null,
})
const desk = () => ({ sql: database.sql, city: currentCity() })
const reason = '市政府通知'
const holidays = {
  days: ['2026-11-25', '2026-11-26', '2026-11-27'].map(day => ({ day, isWorkday: false, name: '校运会' })),
  announced: '',
}
const ends = async () =>
  (
    await database.sql<{ code: string; due: Date | null }[]>`
      select instance_code as code, due_at as due from record.approval_step union all
      select order_no, due_at from record.work_order order by code`
  ).map(each => `${each.code} ${each.due?.toISOString()}`)
const lit = async () => (await openFlags(database.sql, { at: now })).map(each => `${each.item} ${each.colour}`).sort()
const isWorkday = async (day: string) =>
  (await database.sql<{ work: boolean }[]>`select is_workday as work from calendar_day where day = ${day}`)[0]?.work

const accepted = Date.parse('2026-11-18T02:00:00Z')
const limits = [4, 5, 6, 12]
beforeAll(async () => {
  await loadWorkingCalendar(database.sql, currentCity())
  const due = (limit: number) =>
    new Date(dueWithPauses(cityCalendar(currentCity()), accepted, { value: limit, unit: 'wd' }, [])).toISOString()
  const open = {
    projectCode: 'P',
    acceptedAt: new Date(accepted).toISOString(),
    unit: 'U-APPROVAL',
    statusAt: now.toISOString(),
  }
  await insertRecords(database.sql, 'approval_step', [
    ...limits.map(limitDays => ({
      instanceCode: `S${limitDays}`,
      itemName: `${limitDays}`,
      limitDays,
      dueAt: due(limitDays),
      ...open,
    })),
    {
      instanceCode: 'theirs',
      itemName: 'theirs',
      limitDays: 6,
      ...open,
      dueAt: '2026-11-26T16:00:00Z',
      given: ['dueAt'],
    },
  ])
  const order = { orderNo: 'JB1', problemNo: 'WT1', unit: 'U-FIRE', issuedAt: '2026-11-20T02:00:00Z', state: 'issued' }
  await insertRecords(database.sql, 'work_order', [{ ...order, dueAt: '2026-12-01T16:00:00Z' }])
})

describe('a change of the calendar', () => {
  it('tried, tells which clocks and lamps it moves, and leaves all as it was', async () => {
    const before = [await ends(), await lit()]
    const effect = await tryCalendarChange(desk(), as('administrator'), holidays)
    expect(effect.moved.map(each => each.name)).toEqual(['5', '6', 'JB1', '12'])
    expect([await ends(), await lit(), await isWorkday('2026-11-26')]).toEqual([...before, true])
  })

  it('does what the dry run said, is followed by other nodes, and is taken back by a counter-entry', async () => {
    const before = { ends: await ends(), lit: await lit() }
    const tried = await tryCalendarChange(desk(), as('administrator'), holidays)
    const done = await changeCalendar(desk(), as('administrator'), { ...holidays, expectedSeq: 0, reason })
    expect(done.effect).toEqual(tried)
    const calendar = cityCalendar(currentCity())
    const after = await ends()
    for (const limit of limits) {
      const end = new Date(dueWithPauses(calendar, accepted, { value: limit, unit: 'wd' }, [])).toISOString()
      expect(after).toContain(`S${limit} ${end}`)
    }
    expect(after).toContain('theirs 2026-11-26T16:00:00.000Z')
    expect(after.filter(each => !before.ends.includes(each))).toHaveLength(tried.moved.length)
    expect(tried.raises.map(each => each.item)).toContain('theirs')
    // working time up to an end that stands has become less: it is near now
    expect(tried.raises.map(each => each.item)).toEqual(
      (await lit()).filter(each => !before.lit.includes(each)).map(each => each.split(' ')[0]),
    )
    expect([calendar.isWorkday('2026-11-26'), await isWorkday('2026-11-26')]).toEqual([false, false])
    const other = { ...currentCity(), calendar: folderCalendar(currentCity()) }
    expect(cityCalendar(other).isWorkday('2026-11-27')).toBe(true)
    await openCalendar(database.sql, other)
    expect(cityCalendar(other).isWorkday('2026-11-27')).toBe(false)

    const undo = { undoes: 1, expectedSeq: 1, reason: '通知撤回' }
    await changeCalendar(desk(), as('administrator'), undo)
    expect({ ends: await ends(), lit: await lit() }).toEqual(before)
    expect(cityCalendar(currentCity()).isWorkday('2026-11-26')).toBe(true)
    await expect(changeCalendar(desk(), as('administrator'), { ...undo, expectedSeq: 2 })).rejects.toMatchObject({
      code: 'undone',
    })
    const audit =
      await database.sql`select subject, reason from audit_entry where action = 'calendar.change' order by subject`
    expect(audit).toEqual([
      { subject: 'calendar:1', reason },
      { subject: 'calendar:2', reason: '通知撤回' },
    ])
  })

  it('announces a year: its ends are provisional no more', async () => {
    const days = [
      { day: '2027-02-08', isWorkday: false, name: '春节' },
      { day: '2027-02-14', isWorkday: true, name: '春节' },
    ]
    expect(cityCalendar(currentCity()).provisional('2027-06-15')).toBe(true)
    await changeCalendar(desk(), as('administrator'), {
      days,
      announced: '国办发明电〔2026〕9号',
      expectedSeq: 2,
      reason,
    })
    const calendar = cityCalendar(currentCity())
    expect(calendar.provisional('2027-06-15')).toBe(false)
    expect(days.map(each => calendar.isWorkday(each.day))).toEqual([false, true])
  })

  it('is refused to others, for a day that has begun, and to whoever read an older list', async () => {
    const change = { ...holidays, expectedSeq: 3, reason }
    await expect(changeCalendar(desk(), as('supervisor'), change)).rejects.toMatchObject({ status: 403 })
    await expect(tryCalendarChange(desk(), as('leader'), holidays)).rejects.toMatchObject({ status: 403 })
    const begun = [{ day: '2026-11-23', isWorkday: false, name: '' }]
    await expect(changeCalendar(desk(), as('administrator'), { ...change, days: begun })).rejects.toMatchObject({
      code: 'day-begun',
    })
    await expect(changeCalendar(desk(), as('administrator'), { ...change, expectedSeq: 1 })).rejects.toMatchObject({
      code: 'changed-meanwhile',
    })
    await expect(tryCalendarChange(desk(), as('administrator'), { undoes: 9 })).rejects.toMatchObject({ status: 404 })
  })
})
