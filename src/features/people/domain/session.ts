/** How long a session lasts; the city says (`city.json` `session`). */
export interface SessionLimits {
  /** Without a request. */
  readonly idleMinutes: number
  /** Whatever happens. */
  readonly ageHours: number
}

export const endings = [
  'idle',
  'age',
  'signed-out',
  'disabled',
  'password-changed',
  'ended',
  'no-demo',
  'rights',
] as const
/** Why a session ended: what the person is told. `ended` = by its owner from another place, or by an administrator. */
export type Ending = (typeof endings)[number]

export const isEnding = (value: unknown): value is Ending => endings.some(known => known === value)

interface Standing {
  readonly createdAt: Date
  readonly seenAt: Date
  readonly isDisabled: boolean
  readonly isPersona: boolean
  /** A wall's own account: it holds until it is revoked, or has not been seen for as long as a cookie lives. */
  readonly isScreen: boolean
}

/** As long as browsers keep a cookie. */
export const SCREEN_DAYS = 400
const screenLimits: SessionLimits = { idleMinutes: SCREEN_DAYS * 1440, ageHours: SCREEN_DAYS * 24 }
const limitsOf = (standing: Standing, city: SessionLimits) => (standing.isScreen ? screenLimits : city)

const MINUTE = 60_000

/** The last moment of a session unless it is used again; epoch ms. */
export function lastMomentOf(standing: Standing, city: SessionLimits): number {
  const { idleMinutes, ageHours } = limitsOf(standing, city)
  return Math.min(
    standing.seenAt.getTime() + idleMinutes * MINUTE,
    standing.createdAt.getTime() + ageHours * 60 * MINUTE,
  )
}

/** Why a session that is still in the table has ended all the same; null while it holds. */
export function endingOf(standing: Standing, city: SessionLimits, now: Date, isDemo: boolean): Ending | null {
  const limits = limitsOf(standing, city)
  if (standing.isDisabled) return 'disabled'
  if (standing.isPersona && !isDemo) return 'no-demo'
  if (now.getTime() > standing.createdAt.getTime() + limits.ageHours * 60 * MINUTE) return 'age'
  return now.getTime() > lastMomentOf(standing, limits) ? 'idle' : null
}

/** Whether a request must be written down as a sign of life: once a minute is enough. */
export const isSeenLongAgo = (seenAt: Date, now: Date): boolean => now.getTime() - seenAt.getTime() > MINUTE
