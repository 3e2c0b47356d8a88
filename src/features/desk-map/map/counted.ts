export interface CountOf<T extends string = string> {
  readonly value: T
  readonly count: number
  /** Of areas by who answers for them: which of the map's tones they have. */
  readonly tone?: number
}

/** What a legend says of a layer: the rows add up to the total. */
export interface Counted {
  readonly total: number
  readonly withoutPlace: number
  readonly by: readonly CountOf[]
  /** Responsible units, those with most first; `""` for things without one. */
  readonly units: readonly (readonly [unit: string, count: number])[]
  readonly lamps: readonly CountOf<'near' | 'yellow' | 'over' | 'red'>[]
  /** What is not as it should be: areas nobody or two answer for, posts nobody fills. */
  readonly faults?: readonly CountOf<'gaps' | 'overlaps' | 'empty' | 'stale'>[]
  /** Whether there is nothing to count yet, and why. */
  readonly lacking?: 'cls' | 'version'
}
