import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Candidate, isStaffed, minutesUntil, rankCandidates, UNSEEN_M } from './candidates'

const one = (code: string, more: Partial<Candidate> = {}): Candidate => ({
  kind: 'crew',
  code,
  name: code,
  post: null,
  unit: code,
  phone: '',
  isOnDuty: true,
  ability: 'E01-510104',
  metres: 1000,
  seenAt: null,
  load: 0,
  ...more,
})
const codes = (...candidates: Candidate[]) => rankCandidates(candidates).map(each => each.code)

describe('the order of candidates', () => {
  it('asks who is on duty first, then who is able, then who could begin', () => {
    const far = one('far', { metres: 20_000, load: 5 })
    const unable = one('unable', { ability: null, metres: 10 })
    const home = one('home', { isOnDuty: false, metres: 0 })
    expect(codes(home, unable, far)).toEqual(['far', 'unable', 'home'])
  })

  it('weighs the way against what is in hand', () => {
    // a case in hand is worth 6.7 km of way
    expect(codes(one('near', { load: 1 }), one('idle', { metres: 6000 }))).toEqual(['idle', 'near'])
    expect(codes(one('near', { load: 1 }), one('idle', { metres: 9000 }))).toEqual(['near', 'idle'])
  })

  it('thinks of who was not seen as far away, and of equals takes the crew', () => {
    expect(codes(one('unseen', { metres: null }), one('seen', { metres: UNSEEN_M - 1000 }))).toEqual(['seen', 'unseen'])
    expect(codes(one('a', { kind: 'person' }), one('b'))).toEqual(['b', 'a'])
  })

  it('is the same however they come in, and nobody is lost', () => {
    const some = fc.array(
      fc.record({
        isOnDuty: fc.boolean(),
        ability: fc.constantFrom(null, 'own'),
        metres: fc.option(fc.integer({ min: 0, max: 30_000 })),
        load: fc.nat(9),
      }),
    )
    fc.assert(
      fc.property(some, drawn => {
        const candidates = drawn.map((each, at) => one(`U-${at}`, each))
        const ranked = rankCandidates(candidates)
        expect(rankCandidates(candidates.toReversed())).toEqual(ranked)
        expect(ranked).toHaveLength(candidates.length)
        for (const [at, each] of ranked.entries()) {
          const next = ranked[at + 1]
          if (next?.isOnDuty && next.ability) expect(each.isOnDuty && each.ability).toBeTruthy()
          if (next?.isOnDuty === each.isOnDuty && next.ability === each.ability)
            expect(minutesUntil(each)).toBeLessThanOrEqual(minutesUntil(next))
        }
      }),
    )
  })
})

describe('hours', () => {
  const at = (time: string) => Date.parse(`2026-11-20T${time}+08:00`)
  it('hold around the clock, or in office hours of working days', () => {
    expect(isStaffed('00:00-24:00', at('03:00'), 'Asia/Shanghai', false)).toBe(true)
    const office = '09:00-12:00 13:00-17:00'
    const isOpen = (time: string, isWorkday = true) => isStaffed(office, at(time), 'Asia/Shanghai', isWorkday)
    expect([isOpen('08:59'), isOpen('09:00'), isOpen('12:30'), isOpen('16:59'), isOpen('17:00')]).toEqual([
      false,
      true,
      false,
      true,
      false,
    ])
    expect(isOpen('10:00', false)).toBe(false)
  })
})
