import { type NamedPause, readNamedPauses, type WorkingCalendar } from '@/shared/time'
import type { OrderClockLimits } from '../../areas'

/** What may be done about an order's clock: asked for by its unit, decided by the supervisor. The order stays where it stands. */
export const clockCommands = ['ask', 'extend', 'decline', 'suspend', 'resume'] as const
export type ClockCommand = (typeof clockCommands)[number]

export const clockRefusals = {
  'past-due': 'The day of the order has passed: what is late stays late',
  'extended-enough': 'The order has been extended as often, or by as much, as it may be',
  'too-many-days': 'More working days than may be given',
  'asked-already': 'An extension has been asked for already',
  'not-asked': 'Nobody asked for an extension',
  'suspended-enough': 'The clock of this order has been stopped as often as it may be',
  'suspended-already': 'The clock stands still already',
  'not-suspended': 'The clock is running',
} as const
export type ClockRefusal = keyof typeof clockRefusals

/** An order's clock at the moment somebody wants to move it. */
export interface OrderClock {
  /** Epoch ms; null where its source gave none. */
  readonly dueAt: number | null
  readonly extendedDays: number
  readonly extensions: number
  readonly askedDays: number | null
  readonly pauses: readonly NamedPause[]
}

const numberIn = (value: unknown): number => (value === null || value === undefined ? 0 : Number(value))

/** The clock in an order's record. */
export const clockIn = (fields: Readonly<Record<string, unknown>>): OrderClock => ({
  dueAt: fields.dueAt instanceof Date || typeof fields.dueAt === 'string' ? new Date(fields.dueAt).getTime() : null,
  extendedDays: numberIn(fields.extendedDays),
  extensions: numberIn(fields.extensions),
  askedDays: fields.askedDays === null || fields.askedDays === undefined ? null : Number(fields.askedDays),
  pauses: readNamedPauses(fields.pauses) ?? [],
})

/** The suspension during which the clock stands still at a moment. */
export const pauseAt = ({ pauses }: OrderClock, now: number): NamedPause | null =>
  pauses.find(each => each.from <= now && now < each.to) ?? null

/** The most working days that may still be given by a command; 0 where it needs none. */
export function mostDays(command: ClockCommand, clock: OrderClock, limits: OrderClockLimits): number {
  if (command === 'ask' || command === 'extend') return Math.max(0, limits.extensionWorkdays - clock.extendedDays)
  return command === 'suspend' ? limits.suspensionWorkdays : 0
}

/** Why the clock as it stands cannot be moved so, whatever is asked; null where it can. */
export function clockTrouble(
  command: ClockCommand,
  clock: OrderClock,
  limits: OrderClockLimits,
  now: number,
): ClockRefusal | null {
  if (command === 'decline') return clock.askedDays === null ? 'not-asked' : null
  const pause = pauseAt(clock, now)
  if (command === 'resume') return pause === null ? 'not-suspended' : null
  if (clock.dueAt !== null && clock.dueAt <= now) return 'past-due'
  if (command === 'suspend') {
    if (pause) return 'suspended-already'
    return clock.pauses.length >= limits.suspensions ? 'suspended-enough' : null
  }
  if (clock.extensions >= limits.extensions || mostDays(command, clock, limits) === 0) return 'extended-enough'
  return command === 'ask' && clock.askedDays !== null ? 'asked-already' : null
}

interface Moving {
  /** Working days, from 1. */
  readonly days: number
  readonly reason: string
  readonly now: Date
  readonly calendar: WorkingCalendar
}

const iso = (moment: number) => new Date(moment).toISOString()
const written = (pauses: readonly NamedPause[]) =>
  pauses.map(({ from, to, kind, reason }) => ({ from: iso(from), to: iso(to), kind, reason }))

/**
 * The fields of an order's record that a command changes: its end follows from them, as from any record. A suspension
 * has its end from the start, so that it is over by itself and the order always has a day; resuming brings that end
 * nearer.
 */
export function movedClock(command: ClockCommand, clock: OrderClock, { days, reason, now, calendar }: Moving) {
  const at = now.getTime()
  switch (command) {
    case 'ask':
      return { askedDays: days }
    case 'decline':
      return { askedDays: null }
    case 'extend':
      return { askedDays: null, extendedDays: clock.extendedDays + days, extensions: clock.extensions + 1 }
    case 'suspend': {
      // the last moment of a day still belongs to it
      const pause = { from: at, to: calendar.addWorkingDays(at, days) - 1, kind: 'suspension', reason }
      return { pauses: written([...clock.pauses, pause]) }
    }
    case 'resume': {
      const current = pauseAt(clock, at)
      // one that is ended within the millisecond it began in never was
      const kept = clock.pauses.map(each => (each === current ? { ...each, to: at } : each))
      return { pauses: written(kept.filter(each => each.to > each.from)) }
    }
  }
}
