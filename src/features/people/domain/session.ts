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
}

const MINUTE = 60_000

/** The last moment of a session unless it is used again; epoch ms. */
export const lastMomentOf = ({ createdAt, seenAt }: Standing, { idleMinutes, ageHours }: SessionLimits): number =>
  Math.min(seenAt.getTime() + idleMinutes * MINUTE, createdAt.getTime() + ageHours * 60 * MINUTE)

/** Why a session that is still in the table has ended all the same; null while it holds. */
export function endingOf(standing: Standing, limits: SessionLimits, now: Date, isDemo: boolean): Ending | null {
  if (standing.isDisabled) return 'disabled'
  if (standing.isPersona && !isDemo) return 'no-demo'
  if (now.getTime() > standing.createdAt.getTime() + limits.ageHours * 60 * MINUTE) return 'age'
  return now.getTime() > lastMomentOf(standing, limits) ? 'idle' : null
}

/** Whether a request must be written down as a sign of life: once a minute is enough. */
export const isSeenLongAgo = (seenAt: Date, now: Date): boolean => now.getTime() - seenAt.getTime() > MINUTE
