import { describe, expect, it } from 'vitest'
import { decideRound, nextDue, type RoundFacts, roundCommands, roundStates, transitions } from './round'

const facts = (over: Partial<RoundFacts> = {}): RoundFacts => ({
  state: 'running',
  certifiedTo: '2027-06-30',
  open: 0,
  hands: ['person:planner', 'person:collector'],
  ...over,
})
const by = (actor: string, today = '2026-11-20') => ({ actor, today })

describe('a round of the census', () => {
  it('is decided by its table: every pair that is not there is refused', () => {
    const led = roundStates.flatMap(state =>
      roundCommands.map(command => {
        const decided = decideRound(facts({ state }), command, by('person:chief'))
        expect(decided).toEqual(
          transitions[command][state] ? { to: transitions[command][state] } : { refused: 'wrong-state' },
        )
        return 'to' in decided ? `${state} ${command} ${decided.to}` : null
      }),
    )
    expect(led.filter(Boolean)).toEqual([
      'planned begin running',
      'planned cancel cancelled',
      'running submit submitted',
      'running cancel cancelled',
      'submitted return running',
      'submitted sign signed',
    ])
  })

  it('reaches every state, and ends only signed or cancelled', () => {
    const reached = new Set(['planned', ...Object.values(transitions).flatMap(row => Object.values(row))])
    expect([...reached].sort()).toEqual([...roundStates].sort())
    const ends = roundStates.filter(state => roundCommands.every(command => !transitions[command][state]))
    expect(ends).toEqual(['signed', 'cancelled'])
  })

  it('is not begun or submitted under a certificate that is over, and is on its last day', () => {
    const over = facts({ certifiedTo: '2026-11-19' })
    expect(decideRound({ ...over, state: 'planned' }, 'begin', by('a'))).toEqual({ refused: 'certificate-over' })
    expect(decideRound(over, 'submit', by('a'))).toEqual({ refused: 'certificate-over' })
    expect(decideRound(over, 'submit', by('a', '2026-11-19'))).toEqual({ to: 'submitted' })
    expect(decideRound(over, 'cancel', by('a'))).toEqual({ to: 'cancelled' })
  })

  it('is submitted when nothing is open, and signed by somebody without a hand in it', () => {
    expect(decideRound(facts({ open: 1 }), 'submit', by('a'))).toEqual({ refused: 'things-open' })
    const submitted = facts({ state: 'submitted' })
    expect(decideRound(submitted, 'sign', by('person:collector'))).toEqual({ refused: 'own-work' })
    expect(decideRound(submitted, 'sign', by('person:planner'))).toEqual({ refused: 'own-work' })
    expect(decideRound(submitted, 'return', by('person:planner'))).toEqual({ to: 'running' })
  })
})

describe('the next due day', () => {
  it('is so many months later, at the end of a shorter month', () => {
    expect([nextDue('2026-11-20', 12), nextDue('2026-08-31', 6), nextDue('2027-08-31', 6)]).toEqual([
      '2027-11-20',
      '2027-02-28',
      '2028-02-29',
    ])
  })
})
