import type { PlaylistEntry } from '../domain/playlist'

/** An area in the reader's language. */
export interface NamedArea {
  readonly code: string
  readonly name: string
}

/** A playlist at its newest version. */
export interface SavedList {
  readonly name: string
  readonly version: number
  readonly entries: readonly PlaylistEntry[]
}
