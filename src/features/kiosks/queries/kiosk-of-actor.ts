import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { type Actor, isScreen } from '@/shared/auth'
import { kioskById, playlistNamed } from '../data/kiosk.queries'
import type { Kiosk } from '../domain/kiosk'
import { type PlaylistEntry, readPlaylist } from '../domain/playlist'

/** The enrolled screen that asks; null for everybody else. */
export const kioskOfActor = async (actor: Actor): Promise<Kiosk | null> =>
  actor.kind === 'person' && isScreen(actor) ? kioskById(database(), actor.id, clock().now()) : null

/** A playlist by its name, or spelled out as in `?playlist=`; null where it is neither. */
export async function playlistFor(text: string | null | undefined): Promise<readonly PlaylistEntry[] | null> {
  if (!text) return null
  return readPlaylist(text) ?? (await playlistNamed(database(), text))?.entries ?? null
}
