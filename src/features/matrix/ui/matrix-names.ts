/** Names by code in one language. */
export interface MatrixNames {
  readonly classes: Readonly<Record<string, string>>
  readonly units: Readonly<Record<string, { readonly name: string }>>
  /** Districts and streets. */
  readonly areas: Readonly<Record<string, string>>
}
