import { z } from 'zod'
import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Sql } from '@/platform/db/client'
import { actorName, authorize } from '@/shared/auth'
import { badRequest, conflict } from '@/shared/problem'
import type { City } from '../../areas'
import { insertPlaylist, playlistNamed } from '../data/kiosk.queries'
import { playlistEntries } from '../domain/playlist'
import { keepingScreens } from '../domain/policies'

const input = z.object({
  name: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N} _-]{1,60}$/u),
  entries: playlistEntries,
  /** The version that was changed; null for a new playlist. */
  expectedVersion: z.number().int().nullable(),
})

/** Keeps a new version of a playlist. @throws Denied; Problem 400 `shape`, 409 `changed-meanwhile` */
export async function savePlaylist(
  body: unknown,
  { sql, city, context }: { readonly sql: Sql; readonly city: City; readonly context: CommandContext },
): Promise<{ version: number }> {
  authorize(context.actor, keepingScreens, { city, area: null })
  const parsed = input.safeParse(body)
  if (!parsed.success) throw badRequest('shape', z.prettifyError(parsed.error))
  const { name, entries, expectedVersion } = parsed.data
  return sql.begin(async tx => {
    await tx`select pg_advisory_xact_lock(hashtext('wall_playlist'), hashtext(${name}))`
    const known = await playlistNamed(tx, name)
    if ((known?.version ?? null) !== expectedVersion)
      throw conflict('changed-meanwhile', 'Somebody else saved this playlist meanwhile.')
    const version = await insertPlaylist(tx, name, entries, context.clock.now(), actorName(context.actor))
    const subject = `playlist:${name}`
    await appendAudit(tx, context, { action: 'playlist.save', subject, before: known?.entries ?? null, after: entries })
    return { version }
  })
}
