import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { latestClosed, liveStretch, namedPeriod, periodAt, periodLengths, referenceYear, stretchOf } from './stretch'

const zone = 'Asia/Shanghai'
const iso = (moment: Date | undefined) => moment?.toISOString()

describe('a named period', () => {
  it.each([
    ['2026-11-21', 'daily', '2026-11-20T16:00:00.000Z', '2026-11-21T16:00:00.000Z'],
    ['2026-W47', 'weekly', '2026-11-15T16:00:00.000Z', '2026-11-22T16:00:00.000Z'],
    ['2026-W01', 'weekly', '2025-12-28T16:00:00.000Z', '2026-01-04T16:00:00.000Z'],
    ['2026-W53', 'weekly', '2026-12-27T16:00:00.000Z', '2027-01-03T16:00:00.000Z'],
    ['2026-11', 'monthly', '2026-10-31T16:00:00.000Z', '2026-11-30T16:00:00.000Z'],
    ['2026-12', 'monthly', '2026-11-30T16:00:00.000Z', '2026-12-31T16:00:00.000Z'],
    ['2026-Q4', 'quarterly', '2026-09-30T16:00:00.000Z', '2026-12-31T16:00:00.000Z'],
    ['2026', 'annual', '2025-12-31T16:00:00.000Z', '2026-12-31T16:00:00.000Z'],
  ])('%s is %s', (name, length, from, to) => {
    const period = namedPeriod(name, zone)
    expect([period?.length, iso(period?.from), iso(period?.to)]).toEqual([length, from, to])
  })

  it.each(['2026-13', '2026-W54', '2025-W53', '2026-W00', '2026-Q5', '2026-02-30', 'now', '26'])('%s is none', name => {
    expect(namedPeriod(name, zone)).toBeUndefined()
  })

  it('has the borders of summer time', () => {
    const day = namedPeriod('2026-03-29', 'Europe/Amsterdam')
    expect([iso(day?.from), iso(day?.to)]).toEqual(['2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'])
  })

  it('is found again from any moment in it, and follows the one closed before', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }),
        fc.constantFrom(...periodLengths),
        fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Europe/Amsterdam'),
        (at, length, timezone) => {
          const period = periodAt(length, at, timezone)
          expect(period.from <= at && at < period.to).toBe(true)
          expect(namedPeriod(period.name, timezone)).toEqual(period)
          expect(latestClosed(length, at, timezone).to).toEqual(period.from)
        },
      ),
    )
  })
})

describe('a stretch', () => {
  it('of the live value ends now and has its own length', () => {
    const now = new Date('2026-03-31T08:00:00Z')
    const from = (length: (typeof periodLengths)[number]) => iso(liveStretch(length, now, zone).from)
    expect(periodLengths.map(from)).toEqual([
      '2026-03-30T08:00:00.000Z',
      '2026-03-24T08:00:00.000Z',
      '2026-02-28T08:00:00.000Z',
      '2025-12-31T08:00:00.000Z',
      '2025-03-31T08:00:00.000Z',
    ])
  })

  it('of a closed period is evaluated at its end, of a running one now', () => {
    const period = namedPeriod('2026-11', zone)
    if (!period) throw new Error('no period')
    const later = stretchOf(period, new Date('2027-05-01T00:00:00Z'))
    expect(later.now).toEqual(period.to)
    const running = stretchOf(period, new Date('2026-11-21T00:00:00Z'))
    expect([iso(running.now), running.to]).toEqual(['2026-11-21T00:00:00.000Z', period.to])
  })

  it('takes the reference year of its last millisecond', () => {
    const year = namedPeriod('2025', zone)
    if (!year) throw new Error('no period')
    expect(referenceYear(stretchOf(year, new Date('2026-06-01T00:00:00Z')), zone)).toBe(2025)
  })
})
