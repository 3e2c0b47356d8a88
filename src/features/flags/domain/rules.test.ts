import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { workingCalendar } from '@/shared/time'
import { firstPack, packOf } from './rule-pack'
import {
  flowLamp,
  type Lit,
  monthsLamp,
  progressColour,
  quietLamp,
  signingLamp,
  startLamp,
  stepLamp,
  unitFlag,
  worse,
} from './rules'

const zone = 'Asia/Shanghai'
const t = (text: string) => Date.parse(text)

describe('ninety days after signing', () => {
  const signed = { signedAt: t('2026-01-10T15:00:00+08:00'), permitIssuedAt: null }
  it('turns red at midnight of the 91st day, not a moment before', () => {
    const midnight = t('2026-04-11T00:00:00+08:00')
    expect(signingLamp(signed, midnight - 1, zone)).toBeNull()
    expect(signingLamp(signed, midnight, zone)).toEqual({ colour: 'red', since: midnight })
  })
  it('counts by the city’s own days, through a change of clocks', () => {
    const amsterdam = { signedAt: t('2026-01-10T23:30:00+01:00'), permitIssuedAt: null }
    expect(signingLamp(amsterdam, t('2026-05-01T00:00:00Z'), 'Europe/Amsterdam')?.since).toBe(
      t('2026-04-11T00:00:00+02:00'),
    )
  })
  it('goes out only with the permit, and never judges a project without a signing day', () => {
    const late = t('2026-06-01T00:00:00Z')
    expect(signingLamp({ ...signed, permitIssuedAt: late }, late - 1, zone)).not.toBeNull()
    expect(signingLamp({ ...signed, permitIssuedAt: late }, late, zone)).toBeNull()
    expect(signingLamp({ signedAt: null, permitIssuedAt: null }, late, zone)).toBeNull()
  })
})

describe('a step against its limit', () => {
  it('never goes from red back to yellow as time passes, and has no lamp when done', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.nat(1e9), fc.nat(1e9), fc.nat(1e9), (dueAt, before, a, b) => {
        const step = { dueAt, nearAt: dueAt - before, doneAt: null }
        const rank = { none: 0, yellow: 1, red: 2 }
        const at = (moment: number) => rank[stepLamp(step, moment)?.colour ?? 'none']
        expect(at(Math.min(a, b))).toBeLessThanOrEqual(at(Math.max(a, b)))
        expect(stepLamp({ ...step, doneAt: a }, Math.max(a, b))).toBeNull()
      }),
    )
  })
  it('has no lamp without a due moment', () => {
    expect(stepLamp({ dueAt: null, nearAt: 0, doneAt: null }, 1)).toBeNull()
  })
})

describe('progress against plan', () => {
  it.each([
    [50, 40.1, null],
    [50, 40, 'yellow'],
    [50, 20, 'yellow'],
    [50, 19.9, 'red'],
    [50, 60, null],
  ])('plan %d, actual %d: %s', (plan, actual, colour) => expect(progressColour(plan, actual)).toBe(colour))
})

describe('the flag of a unit', () => {
  const found = (text: string, acceptedAt: number | null = null) => ({ foundAt: t(text), acceptedAt })
  const raised = t('2026-04-01T00:00:00+08:00')
  it('is one, raised after the thirtieth day of its oldest problem', () => {
    const problems = [
      found('2026-03-01T09:00:00+08:00'),
      found('2026-03-01T23:00:00+08:00'),
      found('2026-03-20T09:00:00+08:00'),
    ]
    expect(unitFlag(problems, raised - 1, zone)).toBeNull()
    expect(unitFlag(problems, raised, zone)).toEqual({ colour: 'yellow', since: raised, problems: 2 })
  })
  it('comes down when none is older', () => {
    const settled = t('2026-04-05T00:00:00+08:00')
    expect(unitFlag([found('2026-03-01T09:00:00+08:00', settled)], settled - 1, zone)).not.toBeNull()
    expect(unitFlag([found('2026-03-01T09:00:00+08:00', settled)], settled, zone)).toBeNull()
  })
})

describe('the worse of two lamps', () => {
  it('is the red one, else the longer lit', () => {
    const red: Lit = { colour: 'red', since: 9 }
    const yellow: Lit = { colour: 'yellow', since: 1 }
    expect(worse(yellow, red)).toBe(red)
    expect(worse(null, yellow)).toBe(yellow)
    expect(worse(red, { colour: 'red', since: 3 })?.since).toBe(3)
    expect(worse(null, null)).toBeNull()
  })
})

describe('rules that are off at first', () => {
  const { numbers } = firstPack
  const hours = [
    ['09:00', '12:00'],
    ['13:00', '17:00'],
  ] as const
  const calendar = workingCalendar({ days: [], hours, timezone: 'Asia/Shanghai' })
  const at = (local: string) => Date.parse(`${local}+08:00`)

  it('no-change: five working days without one is yellow, ten red, and a weekend is none', () => {
    // a Friday
    const quiet = { changedAt: at('2026-11-06T09:00'), isOpen: true, permitIssuedAt: null, closedAt: null }
    const lit = (moment: string) => quietLamp(quiet, at(moment), calendar, numbers)?.colour ?? null
    expect([
      lit('2026-11-12T16:59'),
      lit('2026-11-12T17:00'),
      lit('2026-11-19T16:59'),
      lit('2026-11-19T17:00'),
    ]).toEqual([null, 'yellow', 'yellow', 'red'])
    const over = { ...quiet, permitIssuedAt: at('2026-11-15T09:00') }
    expect(quietLamp(over, at('2026-12-01T09:00'), calendar, numbers)).toBeNull()
    expect(quietLamp({ ...quiet, isOpen: false }, at('2026-12-01T09:00'), calendar, numbers)).toBeNull()
  })

  it('not-started: yellow from the first of the next month until the day it starts', () => {
    const project = { planStart: '2026-12-10', actualStart: '2027-01-05', closedAt: null }
    const lit = (moment: string) => startLamp(project, at(moment), calendar, numbers)?.colour ?? null
    expect([lit('2026-12-31T23:59'), lit('2027-01-01T00:00'), lit('2027-01-05T00:00')]).toEqual([null, 'yellow', null])
  })

  it('months-behind: three in a row, none missing, each ten points', () => {
    const months = (...behind: [string, number][]) =>
      behind.map(([month, points]) => ({ month: `2026-${month}-01`, planPct: 50 + points, actualPct: 50 }))
    const lit = (...behind: [string, number][]) => monthsLamp(months(...behind), calendar, numbers)?.colour ?? null
    expect(lit(['10', 10], ['09', 40], ['08', 12], ['07', 0])).toBe('red')
    expect(lit(['10', 10], ['09', 9], ['08', 12])).toBeNull()
    expect(lit(['10', 10], ['08', 40], ['07', 12])).toBeNull()
    expect(lit(['10', 10], ['09', 40])).toBeNull()
  })

  it('outside-flow: a permit before the flow knew of it', () => {
    const permitIssuedAt = at('2026-11-06T09:00')
    const lit = (steps: number, acceptedAt: number | null) =>
      flowLamp({ permitIssuedAt, steps, acceptedAt }, permitIssuedAt)?.colour ?? null
    expect([lit(3, null), lit(3, permitIssuedAt + 1), lit(3, permitIssuedAt), lit(0, null)]).toEqual([
      'yellow',
      'yellow',
      null,
      null,
    ])
  })

  it('hold as they were at first where nothing was published', () => {
    expect([firstPack.on['ninety-days'], firstPack.on['no-change'], numbers.signingDays]).toEqual([true, false, 90])
    const changed = packOf([
      { ...firstPack.versions['no-change'], version: 2, isOn: true, numbers: { quietYellow: 7, quietRed: 9 } },
    ])
    expect([changed.on['no-change'], changed.numbers.quietYellow, changed.numbers.signingDays]).toEqual([true, 7, 90])
  })
})
