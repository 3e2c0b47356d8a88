import { describe, expect, it } from 'vitest'
import { workingCalendar } from '@/shared/time'
import { clocksAtFirst } from '../../areas'
import type { OrderClock } from './order-clock'
import {
  commandsNow,
  commandsOf,
  decideOrder,
  type OrderCommand,
  type OrderState,
  type OrderWords,
  orderCommands,
  orderLife,
  orderStates,
  partyOf,
} from './order-life'

const now = new Date('2026-11-20T02:00:00Z')
const words = { text: '已办结', days: 2 }
const calendar = workingCalendar({ days: [], hours: [['09:00', '17:00']], timezone: 'Asia/Shanghai' })
const limits = clocksAtFirst.order
/** Asked for an extension and standing still, so that every command finds what it needs. */
const fresh: OrderClock = {
  dueAt: Date.parse('2026-11-26T16:00:00Z'),
  extendedDays: 0,
  extensions: 0,
  askedDays: null,
  pauses: [],
}
const still = {
  ...fresh,
  pauses: [{ from: now.getTime() - 1, to: now.getTime() + 1, kind: 'suspension', reason: null }],
}
const readyFor = (command: OrderCommand): OrderClock =>
  command === 'decline' ? { ...fresh, askedDays: 3 } : command === 'resume' ? still : fresh
const decide = (state: OrderState, command: OrderCommand, said: Partial<OrderWords> = {}, clock = readyFor(command)) =>
  decideOrder({ state, clock }, command, { ...words, ...said }, { now, calendar, limits })

/** The life as the trade tells it, written apart from the table. */
const told: Record<string, OrderState> = {
  'issued start': 'working',
  'issued report': 'reported',
  'working report': 'reported',
  'returned start': 'working',
  'returned report': 'reported',
  'reported accept': 'accepted',
  'reported return': 'returned',
  ...Object.fromEntries(
    (['issued', 'working', 'returned'] as const).flatMap(state =>
      ['ask', 'extend', 'decline', 'suspend', 'resume'].map(command => [`${state} ${command}`, state] as const),
    ),
  ),
}

describe('the life of an order', () => {
  const pairs = orderStates.flatMap(state => orderCommands.map(command => [state, command] as const))
  it.each(pairs)('%s × %s', (state, command) => {
    const decision = decide(state, command)
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
    expect(decide('issued', 'report', { text: '  ' })).toEqual({ refused: 'report-missing' })
    expect(decide('reported', 'return', { text: '' })).toEqual({ refused: 'reason-missing' })
  })

  it('empties a report that is sent back, and a return that is answered', () => {
    expect(decide('reported', 'return')).toMatchObject({
      set: { state: 'returned', reportedAt: null, returnedAt: now.toISOString() },
    })
    expect(decide('returned', 'report')).toMatchObject({
      set: { state: 'reported', reportedAt: now.toISOString(), returnedAt: null, report: '已办结' },
    })
  })

  it('offers each party its own commands', () => {
    expect(commandsOf('issued', 'unit')).toEqual(['start', 'report', 'ask'])
    expect(commandsOf('issued', 'supervisor')).toEqual(['extend', 'decline', 'suspend', 'resume'])
    expect(commandsOf('reported', 'supervisor')).toEqual(['accept', 'return'])
    expect(commandsOf('accepted', 'unit')).toEqual([])
  })

  it('knows whose a command is, in whatever state', () => {
    for (const state of orderStates)
      for (const command of orderCommands)
        expect(orderLife[state][command]?.by ?? partyOf(command)).toBe(partyOf(command))
  })
})

describe('the clock of an order', () => {
  it('is moved by a number of days, with a reason', () => {
    for (const command of ['ask', 'extend', 'suspend'] as const) {
      expect(decide('working', command, { text: ' ' })).toEqual({ refused: 'reason-missing' })
      expect(decide('working', command, { days: null })).toEqual({ refused: 'days-missing' })
    }
    expect(decide('working', 'decline', { text: '' })).toEqual({ refused: 'reason-missing' })
  })

  it('is extended so often, and by so many days in all, as the city allows', () => {
    expect(decide('issued', 'extend', { days: 4 }, { ...fresh, askedDays: 5 })).toMatchObject({
      to: 'issued',
      set: { extendedDays: 4, extensions: 1, askedDays: null },
    })
    const once = { ...fresh, extendedDays: 4, extensions: 1 }
    expect(decide('issued', 'extend', { days: limits.extensionWorkdays - 3 }, once)).toEqual({
      refused: 'too-many-days',
    })
    expect(decide('issued', 'extend', { days: limits.extensionWorkdays - 4 }, once)).toHaveProperty('set')
    const often = { ...fresh, extendedDays: 2, extensions: limits.extensions }
    expect(decide('issued', 'extend', { days: 1 }, often)).toEqual({ refused: 'extended-enough' })
    expect(decide('issued', 'ask', { days: 1 }, often)).toEqual({ refused: 'extended-enough' })
    expect(decide('issued', 'ask', {}, { ...fresh, askedDays: 1 })).toEqual({ refused: 'asked-already' })
  })

  it('is stopped once, for a time that ends by itself, and let run again before', () => {
    const stopped = decide('working', 'suspend', { days: 3 })
    // Friday 20 November, three working days: to the last moment of Wednesday the 25th
    const pause = { from: now.toISOString(), to: '2026-11-25T15:59:59.999Z', kind: 'suspension', reason: '已办结' }
    expect(stopped).toMatchObject({ to: 'working', set: { pauses: [pause] } })
    expect(decide('working', 'suspend', { days: limits.suspensionWorkdays + 1 })).toEqual({ refused: 'too-many-days' })
    expect(decide('working', 'suspend', {}, still)).toEqual({ refused: 'suspended-already' })
    const over = { ...fresh, pauses: [{ from: 0, to: 1, kind: 'suspension', reason: null }] }
    expect(decide('working', 'suspend', {}, over)).toEqual({ refused: 'suspended-enough' })
    expect(decide('working', 'resume', {}, still)).toMatchObject({
      set: { pauses: [{ from: new Date(now.getTime() - 1).toISOString(), to: now.toISOString() }] },
    })
    expect(decide('working', 'resume', {}, fresh)).toEqual({ refused: 'not-suspended' })
  })

  it('never moves the past: what is late stays late', () => {
    const late = { ...fresh, dueAt: now.getTime() }
    for (const command of ['ask', 'extend', 'suspend'] as const)
      expect(decide('issued', command, {}, late)).toEqual({ refused: 'past-due' })
  })

  it('offers what it would not refuse', () => {
    const offered = (clock: OrderClock) => [
      commandsNow('working', 'unit', { clock, limits, now: now.getTime() }),
      commandsNow('working', 'supervisor', { clock, limits, now: now.getTime() }),
    ]
    expect(offered(fresh)).toEqual([
      ['report', 'ask'],
      ['extend', 'suspend'],
    ])
    expect(offered({ ...still, askedDays: 2 })).toEqual([['report'], ['extend', 'decline', 'resume']])
    expect(offered({ ...fresh, dueAt: now.getTime() })).toEqual([['report'], []])
  })
})
