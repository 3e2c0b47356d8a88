import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/** Address of the connection; null where a test asks without one. Headers that say otherwise are not believed. */
export function addressOf(context: Context): string | null {
  return context.env === undefined || !('incoming' in (context.env ?? {}))
    ? null
    : (getConnInfo(context).remote.address ?? null)
}
