import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { marksOf } from './fairness'
import { followUpCommands, followUpStates, MOST_ROUNDS, nextState } from './follow-up'
import { invitationState } from './invitation'
import { shownMean, shownMeans } from './rule'
import type { Score } from './scale'
import { themesOf } from './themes'

const day = (n: number) => new Date(Date.UTC(2026, 10, n))

describe('a follow-up', () => {
  it('knows for every state and command what comes of it', () => {
    const decided = followUpStates.flatMap(state =>
      followUpCommands.map(command => `${state} ${command}: ${nextState({ state, rounds: 0 }, command)}`),
    )
    expect(decided).toEqual([
      'open answer: answered',
      'open comment: open',
      'open publish: open',
      'open helped: null',
      'open not-helped: null',
      'answered answer: null',
      'answered comment: answered',
      'answered publish: answered',
      'answered helped: closed',
      'answered not-helped: open',
      'closed answer: null',
      'closed comment: closed',
      'closed publish: closed',
      'closed helped: null',
      'closed not-helped: null',
    ])
  })

  it('ends by itself when answers go on not helping', () => {
    expect(nextState({ state: 'answered', rounds: MOST_ROUNDS - 1 }, 'not-helped')).toBe('closed')
  })
})

describe('a link', () => {
  it('that was used stays a way to the answer, even after its end', () => {
    const facts = { expiresAt: day(20), usedAt: day(10), revokedAt: null }
    expect(invitationState(facts, day(5))).toBe('open')
    expect(invitationState(facts, day(25))).toBe('used')
    expect(invitationState({ ...facts, usedAt: null, revokedAt: day(8) }, day(9))).toBe('revoked')
  })
})

describe('marks', () => {
  const given = (minute: number, more: { from?: string | null; projectCode?: string; score?: Score } = {}) => ({
    at: new Date(Date.UTC(2026, 10, 1, 0, minute)),
    unit: 'U',
    projectCode: `P-${minute}`,
    score: 5 as Score,
    from: null,
    ...more,
  })

  it('see the same project again within a month', () => {
    const again = { ...given(2), projectCode: 'P-1', isInside: false }
    expect(marksOf(again, [given(1)])).toEqual(['repeat'])
    expect(marksOf({ ...again, at: day(60) }, [given(1)])).toEqual([])
  })

  it('see five in ten minutes from one place, or all alike', () => {
    const four = [1, 2, 3, 4].map(minute => given(minute, { from: 'a', score: ((minute % 5) + 1) as Score }))
    expect(marksOf({ ...given(6, { from: 'a', score: 1 }), isInside: false }, four)).toEqual(['burst'])
    expect(marksOf({ ...given(6, { from: 'b', score: 1 }), isInside: false }, four)).toEqual([])
    expect(marksOf({ ...given(20, { from: 'a' }), isInside: false }, four)).toEqual([])
  })
})

describe('a mean', () => {
  it('is shown from the minimum on and never before, whatever was said', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 20 }),
        fc.integer({ min: 3, max: 10 }),
        (said, minimum) => {
          const sum = said.reduce((total, each) => total + each, 0)
          const { mean } = shownMean({ answers: said.length, sum }, { minimum })
          expect(mean).toBe(said.length < minimum ? null : sum / said.length)
        },
      ),
    )
  })
})

describe('the means of units', () => {
  it('cannot be subtracted from their level until the one with too few is left', () => {
    const unit = fc.record({ answers: fc.integer({ min: 1, max: 12 }), sum: fc.constant(0) })
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 8 }), fc.integer({ min: 3, max: 6 }), (units, minimum) => {
        const hidden = shownMeans(units, { minimum }).filter(each => each.shown.mean === null)
        const few = units.filter(each => each.answers < minimum)
        expect(hidden.length).toBeGreaterThanOrEqual(few.length)
        // one alone is hidden only where it is the level itself, which then has too few as well
        if (hidden.length === 1) expect(units).toHaveLength(1)
      }),
    )
  })
})

describe('themes', () => {
  it('group what says alike in either language, the largest first, every text once', () => {
    const texts = [
      '建议增加周末预约踏勘',
      '补正意见请一次说完',
      '希望周末也能预约踏勘',
      'Please open on weekends',
      '补正意见要一次说完整',
      '周末预约踏勘最好开放',
    ]
    const themes = themesOf(texts)
    expect(themes.map(each => each.texts.length)).toEqual([3, 2, 1])
    expect(themes[0]?.name).toBe('预约踏勘')
    expect(themes.flatMap(each => each.texts).sort()).toEqual([...texts].sort())
  })
})
