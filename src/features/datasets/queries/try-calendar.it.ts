import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { workingCalendar } from '@/shared/time'
import { testDatabase } from '@/testing/database'
import { loadCity } from '../../areas/server'
import { loadWorkingCalendar } from '../data/working-calendar'
import { calendarDays, cityCalendar } from '../domain/city-calendar'
import { movedLimits, type OpenLimit } from '../domain/moved-limits'
import { insertRecords } from '../testing/insert-records'
import { calendarTrial, tryCalendar } from './try-calendar'

const database = testDatabase()
const city = loadCity('chengdu')
const now = new Date('2026-11-20T02:00:00Z')
const attempt = (days: { day: string; isWorkday: boolean }[]) =>
  tryCalendar(database.sql, city, calendarTrial.parse({ days }), now)

beforeAll(async () => {
  await loadWorkingCalendar(database.sql, city)
  const open = { projectCode: 'P', acceptedAt: '2026-11-18T02:00:00Z', limitDays: 5, unit: 'U-APPROVAL' }
  await insertRecords(database.sql, 'approval_step', [
    { instanceCode: 'open', itemName: '施工许可', ...open },
    { instanceCode: 'done', ...open, doneAt: '2026-11-19T02:00:00Z' },
    { instanceCode: 'theirs', ...open, dueAt: '2026-11-30T00:00:00Z', given: ['dueAt'] },
    { instanceCode: 'past', ...open, limitDays: 1 },
  ])
  const order = { problemNo: 'WT1', unit: 'U-FIRE', issuedAt: '2026-11-19T02:00:00Z' }
  await insertRecords(database.sql, 'work_order', [
    { orderNo: 'JB1', ...order, state: 'issued' },
    { orderNo: 'JB2', ...order, state: 'accepted' },
  ])
})

describe('other days of the calendar', () => {
  it('move the open clocks that we count ourselves and that run over them, and tell from when to when', async () => {
    const trial = await attempt([{ day: '2026-11-24', isWorkday: false }])
    expect({ ...trial, items: trial.items.map(({ name, before, after }) => [name, before, after]) }).toEqual({
      at: now.toISOString(),
      judged: 3,
      moved: 2,
      earlier: 0,
      later: 2,
      items: [
        ['施工许可', '2026-11-25T16:00:00.000Z', '2026-11-26T16:00:00.000Z'],
        ['JB1', '2026-11-30T16:00:00.000Z', '2026-12-01T16:00:00.000Z'],
      ],
    })
    expect(trial.items[1]?.unitName?.zh).toBe('示范市消防救援局')
  })

  it('bring ends forward where a day off becomes a working day, and change nothing but the answer', async () => {
    expect(await attempt([{ day: '2026-11-21', isWorkday: true }])).toMatchObject({ moved: 2, earlier: 2, later: 0 })
    expect(await attempt([{ day: '2027-02-10', isWorkday: false }])).toMatchObject({ judged: 3, moved: 0 })
    const [row] = await database.sql`select is_workday from calendar_day where day = '2026-11-21'`
    expect(row).toEqual({ is_workday: false })
  })

  it('never make an end earlier by a day off more', () => {
    const present = cityCalendar(city)
    const first = Date.UTC(2026, 6, 1)
    const moment = (days: number) => first + days * 86_400_000
    const day = fc.nat(200).map(n => new Date(moment(n)).toISOString().slice(0, 10))
    const clock = fc.record({ from: fc.nat(150), limit: fc.integer({ min: 1, max: 40 }) })
    fc.assert(
      fc.property(fc.uniqueArray(day, { minLength: 1, maxLength: 5 }), fc.array(clock), (off, clocks) => {
        const kept = calendarDays(city).filter(each => !off.includes(each.day))
        const days = [...kept, ...off.map(each => ({ day: each, isWorkday: false }))]
        const proposed = workingCalendar({ days, hours: city.workingHours, timezone: city.timezone })
        const limits = clocks.map(({ from, limit }, n): OpenLimit => {
          return { kind: 'step', id: String(n), name: '', unit: null, from: moment(from), limit, pauses: [], caps: {} }
        })
        for (const { before, after } of movedLimits(limits, present, proposed)) expect(after).toBeGreaterThan(before)
      }),
      { numRuns: 30 },
    )
  })
})
