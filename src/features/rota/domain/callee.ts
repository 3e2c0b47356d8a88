/** Who can be called: a unit, or a post on duty. A telephone of theirs is not personal. */
export interface Callee {
  readonly kind: 'unit' | 'post'
  readonly code: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly phone: string
}

/** Pages that a call is made from, beside a case's. */
export const callPlaces = ['watch', 'drill', 'room'] as const
export type CallPlace = (typeof callPlaces)[number]

/** A call that was made; moments are ISO 8601. */
export interface DutyCall {
  readonly id: string
  readonly to: Callee
  readonly place: CallPlace
  readonly at: string
  /** What is on the caller's door. */
  readonly by: string | null
}
