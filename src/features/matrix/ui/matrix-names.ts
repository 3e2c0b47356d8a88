/** Names of the codes in the matrix's lines, in the reader's language. */
export interface MatrixNames {
  readonly classes: Readonly<Record<string, string>>
  readonly units: Readonly<Record<string, { readonly name: string }>>
  readonly areas: Readonly<Record<string, string>>
}
