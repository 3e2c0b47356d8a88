import { describe, expect, it } from 'vitest'
import { commandsOf, decideOrder, type OrderState, orderCommands, orderLife, orderStates } from './order-life'

const now = new Date('2026-11-20T02:00:00Z')
const words = { text: '已办结' }

/** The life as the trade tells it, written apart from the table. */
const told: Record<string, OrderState> = {
  'issued start': 'working',
  'issued report': 'reported',
  'working report': 'reported',
  'returned start': 'working',
  'returned report': 'reported',
  'reported accept': 'accepted',
  'reported return': 'returned',
}

describe('the life of an order', () => {
  const pairs = orderStates.flatMap(state => orderCommands.map(command => [state, command] as const))
  it.each(pairs)('%s × %s', (state, command) => {
    const decision = decideOrder(state, command, words, now)
    const to = told[`${state} ${command}`]
    expect('to' in decision ? decision.to : decision.refused).toBe(to ?? 'not-in-this-state')
  })

  it('reaches every state, and only accepted has no way on', () => {
    const reached = new Set<OrderState>(['issued'])
    for (let grows = true; grows; ) {
      const size = reached.size
      for (const state of [...reached]) for (const each of Object.values(orderLife[state])) reached.add(each.to)
      grows = reached.size > size
    }
    expect([...reached].sort()).toEqual([...orderStates].sort())
    expect(orderStates.filter(state => Object.keys(orderLife[state]).length === 0)).toEqual(['accepted'])
  })

  it('takes no empty report and no return without a reason', () => {
    expect(decideOrder('issued', 'report', { text: '  ' }, now)).toEqual({ refused: 'report-missing' })
    expect(decideOrder('reported', 'return', { text: '' }, now)).toEqual({ refused: 'reason-missing' })
  })

  it('empties a report that is sent back, and a return that is answered', () => {
    expect(decideOrder('reported', 'return', words, now)).toMatchObject({
      set: { state: 'returned', reportedAt: null, returnedAt: now.toISOString() },
    })
    expect(decideOrder('returned', 'report', words, now)).toMatchObject({
      set: { state: 'reported', reportedAt: now.toISOString(), returnedAt: null, report: '已办结' },
    })
  })

  it('offers each party its own commands', () => {
    expect(commandsOf('issued', 'unit')).toEqual(['start', 'report'])
    expect(commandsOf('issued', 'supervisor')).toEqual([])
    expect(commandsOf('reported', 'supervisor')).toEqual(['accept', 'return'])
    expect(commandsOf('accepted', 'unit')).toEqual([])
  })
})
