import { expect, it } from 'vitest'
import { capPauses, readNamedPauses, workingCalendar } from '@/shared/time'
import { workingDays } from './counted-days'

const calendar = workingCalendar({ days: [], hours: [['09:00', '17:00']], timezone: 'Asia/Shanghai' })
const t = (text: string) => Date.parse(`${text}:00+08:00`)

it('says from which day on a pause that its record still tells of counts again', () => {
  const from = t('2026-11-09T10:00')
  const read = readNamedPauses([{ from: t('2026-11-10T10:00'), to: t('2026-11-19T10:00'), kind: 'special' }]) ?? []
  const pauses = capPauses(calendar, from, read, { special: 2 })
  const days = workingDays({ from, to: t('2026-11-20T10:00'), dueAt: t('2026-11-17T00:00') }, pauses, calendar)
  expect(days.map(({ day, count, why }) => [day.slice(8), count, why])).toEqual([
    ['10', 1, 'counted'],
    ['11', null, 'paused'],
    ['12', null, 'paused'],
    ['13', 2, 'capped'],
    ['14', null, 'day-off'],
    ['15', null, 'day-off'],
    ['16', 3, 'capped'],
    ['17', 4, 'capped'],
    ['18', 5, 'capped'],
    ['19', 6, 'capped'],
    ['20', 7, 'counted'],
  ])
})
