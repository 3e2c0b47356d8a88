import type { PlaylistEntry, Shown } from '../../kiosks'
import { isScene, type Scene } from './scenes'

export type WallMode = 'briefing' | 'watch'

export interface WallOptions {
  readonly area: string | undefined
  readonly mode: WallMode
  readonly scene: Scene
  /** Scenes that take turns; null: the one scene stands. */
  readonly playlist: readonly PlaylistEntry[] | null
  /** An enrolled screen, by its id: it follows what desks send to it, and reloads at night. Null: somebody's browser. */
  readonly kiosk: string | null
  /** What a desk has sent to it. */
  readonly shown: Shown | null
  /** False: nothing moves, the same information. */
  readonly motion: boolean
  /** Multiplier of the type scale for a wall of declared size; undefined: the profile's own. */
  readonly k: number | undefined
}

type Query = Readonly<Record<string, string | string[] | undefined>>

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

/** Reads `?area= &scene= &mode= &motion= &k=`; what it does not understand keeps its default. Briefing is the mode of first start. */
export function wallOptions(query: Query): Omit<WallOptions, 'playlist' | 'kiosk' | 'shown'> {
  const k = Number(one(query.k))
  return {
    area: one(query.area) || undefined,
    scene: isScene(one(query.scene)) ? (one(query.scene) as Scene) : 'overview',
    mode: one(query.mode) === 'watch' ? 'watch' : 'briefing',
    motion: one(query.motion) !== 'off',
    k: k >= 0.6 && k <= 2 ? k : undefined,
  }
}
