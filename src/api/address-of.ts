import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/**
 * Address a request came from; null where a test asks without a connection. Headers that say otherwise are believed only
 * as far as there are proxies of ours: each has written down whom it heard from, the last one at the end.
 */
export function addressOf(context: Context, proxies: number): string | null {
  if (context.env === undefined || !('incoming' in (context.env ?? {}))) return null
  const heard = context.req.header('x-forwarded-for')?.split(',') ?? []
  const told = proxies > 0 ? heard.at(-proxies)?.trim() : undefined
  return told || (getConnInfo(context).remote.address ?? null)
}
