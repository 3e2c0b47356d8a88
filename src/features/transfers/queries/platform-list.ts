import type { Connection } from '@/platform/db/client'
import { type Actor, authorize } from '@/shared/auth'
import { type Platform, platforms, platformTraffic } from '../data/transfer.queries'
import { keepingPlatforms } from '../domain/policies'

export interface PlatformRow extends Omit<Platform, 'secret'> {
  /** Cases handed to it, and taken from it. */
  readonly out: number
  readonly in: number
  /** Of both, those that are not over. */
  readonly open: number
  /** Of those handed to it, those it could not be told of. */
  readonly failed: number
}

/** Platforms with what went between us; never a secret. @throws Denied */
export async function platformList(sql: Connection, actor: Actor): Promise<readonly PlatformRow[]> {
  authorize(actor, keepingPlatforms)
  const [known, traffic] = await Promise.all([platforms(sql), platformTraffic(sql)])
  return known.map(({ secret: _, ...each }) => ({
    ...each,
    ...(traffic.find(({ platform }) => platform === each.code) ?? { out: 0, in: 0, open: 0, failed: 0 }),
  }))
}
