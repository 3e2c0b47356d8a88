import type { Connection } from '@/platform/db/client'
import type { Actor } from '@/shared/auth'
import { type City, seesArea } from '../../areas'
import { kiosks, playlists } from '../data/kiosk.queries'
import type { Kiosk } from '../domain/kiosk'
import type { PlaylistEntry } from '../domain/playlist'

export interface ScreensPage {
  readonly kiosks: readonly Kiosk[]
  readonly playlists: readonly {
    readonly name: string
    readonly version: number
    readonly entries: readonly PlaylistEntry[]
  }[]
}

/** Screens that an actor may see, and every playlist. */
export async function screensPage(sql: Connection, city: City, actor: Actor, at: Date): Promise<ScreensPage> {
  const [all, lists] = [await kiosks(sql, at), await playlists(sql)]
  return {
    kiosks: all.filter(each => seesArea(actor, city, each.area ?? city.code)),
    playlists: lists.map(({ name, version, entries }) => ({ name, version, entries })),
  }
}
