import { describe, expect, it } from 'vitest'
import { workingCalendar } from '@/shared/time'
import { rungsToTell } from './escalation'

const calendar = workingCalendar({ days: [], hours: [['09:00', '17:00']], timezone: 'Asia/Shanghai' })
const at = (text: string) => Date.parse(`${text}+08:00`)
/** The end of Wednesday 11 November 2026. */
const dueAt = at('2026-11-12T00:00:00')
const kinds = (now: string, told: string[] = []) =>
  rungsToTell({ dueAt, told }, at(now), calendar).map(each => each.kind)

describe('the ladder of an order', () => {
  it('begins with the end of its day, not before', () => {
    expect(kinds('2026-11-11T23:59:59')).toEqual([])
    expect(kinds('2026-11-12T00:00:00')).toEqual(['overdue'])
  })
  it('reaches the leader after three working days, over the weekend on Monday', () => {
    expect(kinds('2026-11-16T23:59:59', ['overdue'])).toEqual([])
    expect(kinds('2026-11-17T00:00:00', ['overdue'])).toEqual(['escalated'])
  })
  it('tells each rung once, and after an outage all that were reached', () => {
    expect(kinds('2026-12-01T00:00:00')).toEqual(['overdue', 'escalated'])
    expect(kinds('2026-12-01T00:00:00', ['overdue', 'escalated'])).toEqual([])
  })
})
