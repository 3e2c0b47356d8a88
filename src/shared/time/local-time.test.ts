import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMonths, dayNumber, dayText, epochDay, localDayText, localToInstant } from './local-time'
import { isZoneName, zone } from './zone'

const at = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString())

describe('a local time', () => {
  it.each<[string, [number, number, number, number, number], string | null]>([
    ['Asia/Shanghai', [2026, 11, 21, 8, 0], '2026-11-21T00:00:00.000Z'],
    ['America/New_York', [2026, 7, 1, 12, 0], '2026-07-01T16:00:00.000Z'],
    // The clocks went forward: this time was never shown.
    ['America/New_York', [2026, 3, 8, 2, 30], null],
    ['Europe/Amsterdam', [2011, 3, 27, 2, 0], null],
    // The clocks went back: shown twice, read as the earlier.
    ['America/New_York', [2026, 11, 1, 1, 30], '2026-11-01T05:30:00.000Z'],
    ['Europe/Amsterdam', [2011, 10, 30, 2, 30], '2011-10-30T00:30:00.000Z'],
    ['Asia/Shanghai', [2026, 2, 29, 0, 0], null],
    ['Asia/Shanghai', [2026, 13, 1, 0, 0], null],
    ['Asia/Shanghai', [2026, 1, 1, 24, 0], '2026-01-01T16:00:00.000Z'],
    ['Asia/Shanghai', [2026, 1, 1, 24, 1], null],
    ['Asia/Shanghai', [0, 1, 1, 0, 0], null],
  ])('%s %j is %s', (timezone, [y, mo, d, h, mi], expected) => {
    expect(at(localToInstant(timezone, y, mo, d, h, mi))).toBe(expected)
  })

  it.each(['Asia/Shanghai', 'America/New_York', 'Europe/Amsterdam', 'Australia/Lord_Howe', 'Africa/Casablanca'])(
    'of %s has the offset that Intl has',
    name => {
      const format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' })
      const rules = zone(name)
      fc.assert(
        fc.property(fc.integer({ min: Date.UTC(1980, 0, 1), max: Date.UTC(2040, 0, 1) }), instant => {
          const [, sign, h = '0', m = '0'] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(format.format(instant)) ?? []
          const offset = (Number(h) * 60 + Number(m)) * 60_000 * (sign === '-' ? -1 : 1)
          expect(rules.offsetAt(instant)).toBe(offset)
          // Back from its own local time a moment is itself, or the earlier of the two that look the same.
          const back = rules.instantOf(instant + offset)
          expect(
            back === instant || (back !== null && back < instant && back + rules.offsetAt(back) === instant + offset),
          ).toBe(true)
        }),
      )
    },
  )

  it('knows which names are zones', () => {
    expect(isZoneName('Europe/Amsterdam')).toBe(true)
    expect(isZoneName('Chengdu')).toBe(false)
  })
})

describe('a day', () => {
  it('is the same number either way, in every year', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), days => {
        expect(dayNumber(dayText(days))).toBe(days)
      }),
    )
    expect(epochDay(2024, 2, 29)).toBe(Date.UTC(2024, 1, 29) / 86_400_000)
    expect(dayNumber('2026-02-30')).toBeNull()
    expect(dayNumber('2026-2-3')).toBeNull()
  })
  it('is the one the city has, not the one of Greenwich', () => {
    expect(localDayText('Asia/Shanghai', Date.parse('2026-11-20T16:00:00Z'))).toBe('2026-11-21')
    expect(localDayText('America/New_York', Date.parse('2026-11-21T04:59:00Z'))).toBe('2026-11-20')
  })
  it('some months on is the same day, else the last of the month', () => {
    const next = (text: string, months: number) =>
      localDayText('Asia/Shanghai', addMonths('Asia/Shanghai', Date.parse(text), months))
    expect(next('2026-01-31T09:00:00+08:00', 1)).toBe('2026-02-28')
    expect(next('2026-03-31T09:00:00+08:00', -1)).toBe('2026-02-28')
    expect(next('2026-11-15T09:00:00+08:00', 3)).toBe('2027-02-15')
  })
})
