/** Where "now" comes from. Rules and SQL take a moment as a parameter and never ask for one. */
export interface Clock {
  now(): Date
}

/** `offsetMs` moves the demo's clock; zero everywhere else. */
export const systemClock = (offsetMs = 0): Clock => ({ now: () => new Date(Date.now() + offsetMs) })

export const fixedClock = (at: Date | string): Clock => ({ now: () => new Date(at) })
