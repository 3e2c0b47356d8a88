/** Names by code in the reader's language. */
export interface CensusNames {
  readonly area: (code: string) => string
  readonly cls: (code: string) => string
}
