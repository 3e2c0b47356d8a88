import type { City } from '@/features/areas'
import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Sql } from '@/platform/db/client'
import { actorName, authorize } from '@/shared/auth'
import { conflict, notFound } from '@/shared/problem'
import { holdKey, markRevoked } from '../data/api-key.queries'
import type { ApiKey } from '../domain/api-key'
import { managingKeys } from '../domain/policies'

interface Circumstances {
  readonly sql: Sql
  readonly city: City
  readonly context: CommandContext
}

/** Ends a key at once: the next call with it is refused. @throws Denied; Problem 404 `unknown-key`, 409 `already-revoked` */
export function revokeKey(
  { id, reason }: { readonly id: string; readonly reason: string | null },
  { sql, city, context }: Circumstances,
): Promise<ApiKey> {
  return sql.begin(async tx => {
    const key = await holdKey(tx, id)
    if (!key) throw notFound('unknown-key', `No key is called ${id.slice(0, 100)}`)
    authorize(context.actor, managingKeys, { city, area: key.area })
    if (key.revokedAt !== null) throw conflict('already-revoked', `The key was revoked at ${key.revokedAt}`)
    const at = context.clock.now()
    const by = actorName(context.actor)
    await markRevoked(tx, id, by, at)
    await appendAudit(tx, context, {
      action: 'key.revoked',
      subject: `key:${id}`,
      before: { revokedAt: null },
      after: { revokedAt: at, prefix: key.prefix, name: key.name },
      reason,
    })
    return { ...key, revokedAt: at.toISOString(), revokedBy: by }
  }) as Promise<ApiKey>
}
