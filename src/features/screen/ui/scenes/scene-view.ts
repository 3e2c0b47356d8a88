import type { ReactNode } from 'react'
import type { WallSnapshot } from '../../domain/snapshot'

export interface SceneProps {
  readonly snapshot: WallSnapshot
  /** Code of the indicator that changed last. */
  readonly changed: string | null
}

/**
 * How a scene is laid out: a rail is up to three columns, of which a 16:9 wall shows the first two below one another,
 * a 32:9 wall two side by side, a 48:9 wall all three. `middle` covers the map.
 */
export interface SceneView {
  readonly left: (props: SceneProps) => readonly ReactNode[]
  readonly right: (props: SceneProps) => readonly ReactNode[]
  readonly middle?: (props: SceneProps) => ReactNode
}
