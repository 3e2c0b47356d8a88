import { z } from 'zod'
import { type Verb, verbs } from '@/shared/auth'

/** A key as it is listed: everything but the key. */
export interface ApiKey {
  readonly id: string
  readonly name: string
  readonly prefix: string
  readonly datasets: readonly string[] | 'all'
  readonly verbs: readonly Verb[]
  readonly area: string | null
  readonly madeBy: string
  readonly madeAt: string
  readonly expiresAt: string
  readonly revokedAt: string | null
  readonly revokedBy: string | null
  readonly calls: number
  readonly lastUsedAt: string | null
  readonly lastUsedFrom: string | null
}

export const LONGEST_DAYS = 365

/** What a new key is asked to be. */
export const keyWish = z.strictObject({
  name: z.string().trim().min(1).max(80),
  datasets: z.union([z.literal('all'), z.array(z.string()).min(1).max(100)]),
  verbs: z.array(z.enum(verbs)).min(1),
  area: z.string().nullable().default(null),
  /** Days until it ends by itself. */
  days: z.number().int().min(1).max(LONGEST_DAYS).default(LONGEST_DAYS),
})
export type KeyWish = z.infer<typeof keyWish>

export type KeyState = 'live' | 'expired' | 'revoked'

export const stateOf = ({ expiresAt, revokedAt }: Pick<ApiKey, 'expiresAt' | 'revokedAt'>, now: Date): KeyState => {
  if (revokedAt !== null) return 'revoked'
  return Date.parse(expiresAt) <= now.getTime() ? 'expired' : 'live'
}
