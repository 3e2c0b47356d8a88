import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { workingCalendar } from '@/shared/time'
import { spanUnits } from './formula'
import { startsFrom } from './start-bounds'

const calendar = workingCalendar({
  timezone: 'Asia/Shanghai',
  hours: [
    ['09:00', '12:00'],
    ['13:00', '17:00'],
  ],
  days: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'].map(day => ({ day, isWorkday: false })),
})

describe('the first moment whose clock runs out at another or later', () => {
  it('crosses holidays and nights', () => {
    const start = (count: number, unit: 'wd' | 'wh' | 'h', due: string) =>
      startsFrom(calendar, { count, unit }, new Date(due)).toISOString()
    // the first working day after 30 September is 8 October: due at its end
    expect(start(1, 'wd', '2026-10-08T16:00:00Z')).toBe('2026-09-29T16:00:00.000Z')
    expect(start(1, 'wd', '2026-10-08T16:00:00.001Z')).toBe('2026-10-07T16:00:00.000Z')
    // two working hours that end at 10:00 of 8 October began at 16:00 of 30 September
    expect(start(2, 'wh', '2026-10-08T02:00:00Z')).toBe('2026-09-30T08:00:00.000Z')
    expect(start(24, 'h', '2026-10-08T02:00:00Z')).toBe('2026-10-07T02:00:00.000Z')
  })

  it('divides all moments into those before and those after', () => {
    const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(
        moment,
        moment,
        fc.constantFrom(...spanUnits),
        fc.integer({ min: 1, max: 40 }),
        (due, at, unit, count) => {
          const span = { count, unit }
          const bound = startsFrom(calendar, span, due)
          for (const start of [at, bound, new Date(+bound - 1)]) {
            const runsOut = calendar.dueAt(+start, { value: count, unit })
            expect(start >= bound).toBe(runsOut >= due.getTime())
          }
        },
      ),
    )
  })
})
