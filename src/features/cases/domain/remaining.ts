import type { StageClock } from './stage-clock'

export interface Remaining {
  /** Minutes that count, negative when over. */
  readonly left: number
  /** Part of the limit that is used, 0 to 1. */
  readonly used: number
  readonly state: StageClock['state']
}

const NEAR_PART = 0.2

/** Minutes between two moments that lie in working hours. */
export function minutesIn(windows: readonly (readonly [number, number])[], from: number, to: number): number {
  let sum = 0
  for (const [start, end] of windows) sum += Math.max(0, Math.min(end, to) - Math.max(start, from))
  return sum / 60_000
}

/**
 * A clock as it stands at a moment after the one it was read at: what counts is taken away from what was left, so that
 * a screen counts down in working time without asking again. `null`: it stands still, or there is none.
 */
export function remaining(
  clock: StageClock,
  readAt: number,
  now: number,
  windows: readonly (readonly [number, number])[],
): Remaining | null {
  if (clock.left === null || clock.total === null || clock.due === null) return null
  const gone = clock.isWorking ? minutesIn(windows, readAt, now) : (now - readAt) / 60_000
  const left = clock.left - gone
  const isOver = now > clock.due
  const state = isOver ? 'over' : left <= clock.total * NEAR_PART ? 'near' : 'running'
  return { left, used: Math.min(1, Math.max(0, 1 - left / clock.total)), state }
}
