import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueWithPauses, type Pause } from './pauses'
import { type LimitUnit, workingCalendar } from './working-calendar'

const calendar = workingCalendar({
  days: [
    { day: '2026-10-01', isWorkday: false },
    { day: '2026-10-02', isWorkday: false },
    { day: '2026-10-10', isWorkday: true },
  ],
  hours: [
    ['09:00', '12:00'],
    ['13:00', '17:00'],
  ],
  timezone: 'Asia/Shanghai',
})
const start = Date.parse('2026-09-20T00:00:00+08:00')
const HOUR = 3_600_000
const moment = fc.integer({ min: 0, max: 30 * 24 }).map(hours => start + hours * HOUR)
const limit = fc.record({
  value: fc.integer({ min: 1, max: 25 }),
  unit: fc.constantFrom<LimitUnit>('wd', 'wh', 'h', 'd', 'min'),
})
const pause = fc
  .tuple(moment, fc.integer({ min: 1, max: 240 }))
  .map(([from, hours]): Pause => ({ from, to: from + hours * HOUR }))

describe('whatever the limit, a pause', () => {
  it('never brings its end nearer', () => {
    fc.assert(
      fc.property(moment, limit, pause, (from, each, stop) => {
        expect(dueWithPauses(calendar, from, each, [stop])).toBeGreaterThanOrEqual(calendar.dueAt(from, each))
      }),
    )
  })

  it('changes nothing by being written down in two parts that meet', () => {
    fc.assert(
      fc.property(moment, limit, pause, fc.double({ min: 0.05, max: 0.95, noNaN: true }), (from, each, stop, share) => {
        const middle = Math.round(stop.from + (stop.to - stop.from) * share)
        const parts = [
          { from: stop.from, to: middle },
          { from: middle, to: stop.to },
        ]
        expect(dueWithPauses(calendar, from, each, parts)).toBe(dueWithPauses(calendar, from, each, [stop]))
      }),
    )
  })

  it('that lasts longer never brings it nearer', () => {
    fc.assert(
      fc.property(moment, limit, pause, fc.integer({ min: 1, max: 100 }), (from, each, stop, more) => {
        const longer = { ...stop, to: stop.to + more * HOUR }
        const due = (one: Pause) => dueWithPauses(calendar, from, each, [one])
        expect(due(longer)).toBeGreaterThanOrEqual(due(stop))
      }),
    )
  })
})
