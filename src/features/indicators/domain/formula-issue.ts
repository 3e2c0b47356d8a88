/** What is wrong with a formula, and where: character offsets, `end` excluded. */
export interface FormulaIssue {
  readonly code: FormulaIssueCode
  readonly message: string
  readonly start: number
  readonly end: number
}

export type FormulaIssueCode =
  | 'syntax'
  | 'unknown-function'
  | 'arguments'
  | 'unknown-dataset'
  | 'unknown-field'
  | 'unknown-series'
  | 'unknown-value'
  | 'unknown-code'
  | 'type'
  | 'literal'
  | 'not-allowed'
  | 'placement'

/** Thrown inside the reader at the first thing that makes no sense; the door gives it back as a value. */
export class FormulaError extends Error {
  constructor(readonly issue: FormulaIssue) {
    super(issue.message)
    this.name = 'FormulaError'
  }
}
