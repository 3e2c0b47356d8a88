interface Named {
  readonly code: string
  readonly name: string
}

/** What a round can be planned from. */
export interface PlanChoices {
  readonly districts: readonly (Named & { readonly streets: readonly Named[] })[]
  readonly units: readonly Named[]
  /** Groups of components. */
  readonly groups: readonly string[]
  /** The city's day. */
  readonly today: string
}
