import { isScene, type Scene } from './scenes'

export type WallMode = 'briefing' | 'watch'

export interface WallOptions {
  readonly area: string | undefined
  readonly mode: WallMode
  readonly scene: Scene
  /** False: nothing moves, the same information. */
  readonly motion: boolean
  /** Multiplier of the type scale for a wall of declared size; undefined: the profile's own. */
  readonly k: number | undefined
}

type Query = Readonly<Record<string, string | string[] | undefined>>

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

/** Reads `?area= &scene= &mode= &motion= &k=`; what it does not understand keeps its default. Briefing is the mode of first start. */
export function wallOptions(query: Query): WallOptions {
  const k = Number(one(query.k))
  return {
    area: one(query.area) || undefined,
    scene: isScene(one(query.scene)) ? (one(query.scene) as Scene) : 'overview',
    mode: one(query.mode) === 'watch' ? 'watch' : 'briefing',
    motion: one(query.motion) !== 'off',
    k: k >= 0.6 && k <= 2 ? k : undefined,
  }
}
