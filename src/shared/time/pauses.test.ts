import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  capPauses,
  dueWithPauses,
  joinPauses,
  type Pause,
  readNamedPauses,
  readPauses,
  workingDaysUsed,
} from './pauses'
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

/** Moments where days begin and end as often as any other. */
const border = fc.oneof(
  moment,
  fc.integer({ min: 0, max: 30 }).map(days => start + days * 24 * HOUR),
  fc.integer({ min: 0, max: 30 * 24 * HOUR }).map(ms => start + ms),
)
const stops = fc
  .array(fc.tuple(border, border), { maxLength: 4 })
  .map(list => readPauses(list.map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }))) ?? [])
const isStill = (pauses: readonly Pause[], at: number) => pauses.some(each => each.from < at && at < each.to)

describe('working days used', () => {
  it('are no more than promised exactly where the promise was kept', () => {
    fc.assert(
      fc.property(border, border, stops, fc.nat(25), (from, done, pauses, promised) => {
        // while a clock stands still nothing is decided
        fc.pre(!isStill(pauses, done))
        const isKept = done <= dueWithPauses(calendar, from, { value: promised, unit: 'wd' }, pauses)
        expect(workingDaysUsed(calendar, from, done, pauses) <= promised).toBe(isKept)
      }),
      { numRuns: 1000 },
    )
  })

  it('do not come back, nor go on while the clock stands still', () => {
    fc.assert(
      fc.property(border, border, border, stops, (from, a, b, pauses) => {
        const used = (to: number) => workingDaysUsed(calendar, from, to, pauses)
        expect(used(Math.min(a, b))).toBeLessThanOrEqual(used(Math.max(a, b)))
        const still = pauses.find(each => each.from < a && a < each.to && each.from >= from)
        if (still) expect(used(a)).toBe(used(still.from + 1))
      }),
      { numRuns: 1000 },
    )
  })

  it('that were too many on a Friday are too many after a pause that began on the Saturday', () => {
    const t = (text: string) => Date.parse(`${text}:00+08:00`)
    const pauses = [{ from: t('2026-10-10T12:00') + 24 * HOUR, to: t('2026-10-12T09:00') }]
    const [from, done] = [t('2026-10-09T10:00'), t('2026-10-12T10:00')]
    // Saturday the 10th is made up: the limit of one day ends there, the pause begins on the Sunday
    expect(done <= dueWithPauses(calendar, from, { value: 1, unit: 'wd' }, pauses)).toBe(false)
    expect(workingDaysUsed(calendar, from, done, pauses)).toBe(2)
  })

  it('leave the rest of the day on which a pause ends, a day off too', () => {
    const t = (text: string) => Date.parse(`${text}:00+08:00`)
    const pauses = [{ from: t('2026-09-24T10:00'), to: t('2026-09-26T12:00') }]
    const due = dueWithPauses(calendar, t('2026-09-23T10:00'), { value: 1, unit: 'wd' }, pauses)
    expect(new Date(due + 8 * HOUR).toISOString().slice(0, 16)).toBe('2026-09-27T00:00')
    expect(workingDaysUsed(calendar, t('2026-09-23T10:00'), due, pauses)).toBe(1)
    expect(workingDaysUsed(calendar, t('2026-09-23T10:00'), due + 1, pauses)).toBe(2)
  })
})

describe('a cap on pauses', () => {
  const caps = { special: 3, correction: 2 }
  const kind = fc.constantFrom('special', 'correction', 'unnamed')
  const written = fc
    .array(fc.tuple(border, border, kind), { maxLength: 4 })
    .map(list => list.map(([a, b, each]) => ({ from: Math.min(a, b), to: Math.max(a, b), kind: each })))
  const capped = (from: number, pauses: unknown) =>
    joinPauses(capPauses(calendar, from, readNamedPauses(pauses) ?? [], caps))
  const days = (value: number) => ({ value, unit: 'wd' as const })

  it('only takes away: the end lies between those without any pause and with all of it', () => {
    fc.assert(
      fc.property(border, fc.integer({ min: 1, max: 25 }), written, (from, value, pauses) => {
        const due = dueWithPauses(calendar, from, days(value), capped(from, pauses))
        expect(due).toBeGreaterThanOrEqual(calendar.dueAt(from, days(value)))
        expect(due).toBeLessThanOrEqual(dueWithPauses(calendar, from, days(value), readPauses(pauses) ?? []))
      }),
      { numRuns: 1000 },
    )
  })

  it('holds: one pause, also one without an end, moves the end by its working days at most', () => {
    fc.assert(
      fc.property(
        border,
        fc.integer({ min: 1, max: 25 }),
        border,
        fc.option(fc.nat(400)),
        (from, value, begin, hours) => {
          const to = hours === null ? null : begin + (hours + 1) * HOUR
          const due = dueWithPauses(calendar, from, days(value), capped(from, [{ from: begin, to, kind: 'special' }]))
          expect(due).toBeLessThanOrEqual(calendar.addWorkingDays(from, value + caps.special))
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('is not got round by writing a pause down in parts that meet', () => {
    fc.assert(
      fc.property(border, fc.integer({ min: 1, max: 25 }), pause, fc.nat(99), (from, value, stop, share) => {
        const middle = Math.round(stop.from + ((stop.to - stop.from) * share) / 100)
        const parts = [
          { from: stop.from, to: middle, kind: 'special' },
          { from: middle, to: stop.to, kind: 'special' },
        ]
        const due = (pauses: unknown) => dueWithPauses(calendar, from, days(value), capped(from, pauses))
        expect(due(parts)).toBe(due([{ ...stop, kind: 'special' }]))
      }),
    )
  })

  it('says where the record goes on, and leaves kinds without a number alone', () => {
    const t = (text: string) => Date.parse(`${text}:00+08:00`)
    const read = readNamedPauses([
      { from: t('2026-11-02T10:00'), kind: 'special', reason: '专家评审' },
      { from: t('2026-11-03T10:00'), to: t('2026-11-20T10:00'), kind: 'unnamed' },
    ])
    const [special, unnamed] = capPauses(calendar, t('2026-10-30T10:00'), read ?? [], caps)
    expect(special).toMatchObject({
      to: t('2026-11-06T00:00') - 1,
      saidTo: Number.POSITIVE_INFINITY,
      reason: '专家评审',
    })
    expect(unnamed).toMatchObject({ to: t('2026-11-20T10:00'), saidTo: null })
  })
})
