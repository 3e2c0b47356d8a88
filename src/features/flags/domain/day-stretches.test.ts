import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CountedDay, calendarDays } from './counted-days'
import { dayStretches } from './day-stretches'

const t = (text: string) => Date.parse(text)
const whole = { provisional: false }

describe('days in stretches', () => {
  it('tells ninety days of a signing in two lines', () => {
    const days = calendarDays(t('2026-08-01T10:00:00+08:00'), t('2026-11-04T09:00:00+08:00'), 90, 'Asia/Shanghai')
    const within = { from: '2026-08-02', to: '2026-10-30', why: 'counted', days: 90, firstCount: 1, lastCount: 90 }
    const after = { from: '2026-10-31', to: '2026-11-04', why: 'over', days: 5, firstCount: 91, lastCount: 95 }
    expect(dayStretches(days)).toEqual([
      { ...within, ...whole },
      { ...after, ...whole },
    ])
  })

  it('loses no day and no count, however days off and pauses lie', () => {
    const kinds = fc.array(fc.constantFrom('counted', 'day-off', 'paused') as fc.Arbitrary<CountedDay['why']>)
    fc.assert(
      fc.property(kinds, fc.nat(40), (whys, overFrom) => {
        let counted = 0
        const days = whys.map((why, at): CountedDay => {
          const day = new Date(at * 86_400_000).toISOString().slice(0, 10)
          return { day, why, count: why === 'counted' ? ++counted : null, isOver: at >= overFrom, ...whole }
        })
        const stretches = dayStretches(days)
        expect(stretches.reduce((sum, each) => sum + each.days, 0)).toBe(days.length)
        const last = stretches.findLast(each => each.lastCount !== null)
        expect(last?.lastCount ?? 0).toBe(counted)
        expect(stretches.filter(each => each.why === 'over').length).toBeLessThan(2)
        for (const [at, each] of stretches.entries()) expect(each.why).not.toBe(stretches[at + 1]?.why)
      }),
    )
  })
})
