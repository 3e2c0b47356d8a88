/** Where "now" comes from. Rules and SQL take a moment as a parameter and never ask for one. */
export interface Clock {
  now(): Date
}

/** `offsetMs` moves the demo's clock; zero everywhere else. */
export const systemClock = (offsetMs = 0): Clock => ({ now: () => new Date(Date.now() + offsetMs) })

export const fixedClock = (at: Date | string): Clock => ({ now: () => new Date(at) })

/** The demo's clock: it runs ahead of the world's by an offset that can grow. */
export interface MovableClock extends Clock {
  readonly offsetMs: number
  moveTo(offsetMs: number): void
}

export function movableClock(offsetMs = 0): MovableClock {
  let ahead = offsetMs
  return {
    now: () => new Date(Date.now() + ahead),
    get offsetMs() {
      return ahead
    },
    moveTo(wanted) {
      ahead = wanted
    },
  }
}

export const isMovable = (clock: Clock): clock is MovableClock => 'moveTo' in clock
