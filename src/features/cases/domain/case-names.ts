/** Names by code in one language. */
export interface CaseNames {
  readonly classes: Readonly<Record<string, string>>
  readonly units: Readonly<
    Record<
      string,
      { readonly name: string; readonly phone: string; readonly kind: string; readonly district: string | null }
    >
  >
  /** Districts and streets. */
  readonly areas: Readonly<Record<string, string>>
  readonly timeZone: string
}
