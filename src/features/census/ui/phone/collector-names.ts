/** Names of component classes and of cells by code, in the reader's language. */
export interface CollectorNames {
  readonly classes: Readonly<Record<string, string>>
  readonly cells: Readonly<Record<string, string>>
}
