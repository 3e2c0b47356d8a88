/** A unit or area that can be chosen. */
export interface Choice {
  readonly code: string
  readonly name: { readonly zh: string; readonly en: string }
}
