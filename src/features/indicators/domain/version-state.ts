import type { Definition, DimensionShares, Rating } from './indicator'

/** Who made a version, when and why; `by` null: the list under `seed/indicators`. */
export interface Authorship {
  readonly validFrom: Date
  readonly madeAt: Date | null
  readonly by: string | null
  readonly reason: string
}

export interface DefinitionVersion extends Definition, Authorship {
  readonly isRetired: boolean
}

export interface RatingVersion extends Rating, Authorship {
  readonly code: string
  readonly version: number
}

export interface SharesVersion extends Authorship {
  readonly shares: DimensionShares
  readonly version: number
}

/** The newest version of everything, in force or not yet. */
export interface NewestVersions {
  readonly definitions: ReadonlyMap<string, DefinitionVersion>
  readonly ratings: ReadonlyMap<string, RatingVersion>
  readonly shares: SharesVersion
  /** How many versions there are; changes with every publication. */
  readonly count: number
}
