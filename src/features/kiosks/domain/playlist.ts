import { z } from 'zod'
import { scenes } from './scene-names'

/** Seconds that a scene stands at least: shorter is a show, not a wall. */
export const SHORTEST_DWELL = 60
const LONGEST_DWELL = 3600

/** Scenes in turn, each with the seconds it stands. */
export const playlistEntries = z
  .array(z.object({ scene: z.enum(scenes), seconds: z.number().int().min(SHORTEST_DWELL).max(LONGEST_DWELL) }))
  .min(1)
  .max(24)
export type PlaylistEntry = z.infer<typeof playlistEntries>[number]

/** Reads `overview:90,projects,works:60`; null where the text is none of that. A scene without a number stands a minute. */
export function readPlaylist(text: string): readonly PlaylistEntry[] | null {
  const entries = text.split(',').map(part => {
    const [scene, seconds = String(SHORTEST_DWELL)] = part.split(':')
    return { scene, seconds: Number(seconds) }
  })
  const parsed = playlistEntries.safeParse(entries)
  return parsed.success ? parsed.data : null
}

export const writePlaylist = (entries: readonly PlaylistEntry[]): string =>
  entries.map(({ scene, seconds }) => `${scene}:${seconds}`).join(',')
