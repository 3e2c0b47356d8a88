import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/**
 * Address a connection from `remote` speaks for. Headers that say otherwise are believed only as far as there are proxies
 * of ours: each has written down whom it heard from, the last one at the end.
 */
export function heardFrom(remote: string | undefined, forwarded: string | undefined, proxies: number): string | null {
  const told = proxies > 0 ? forwarded?.split(',').at(-proxies)?.trim() : undefined
  return told || (remote ?? null)
}

/** Address a request came from; null where a test asks without a connection. */
export function addressOf(context: Context, proxies: number): string | null {
  if (context.env === undefined || !('incoming' in (context.env ?? {}))) return null
  return heardFrom(getConnInfo(context).remote.address, context.req.header('x-forwarded-for'), proxies)
}
