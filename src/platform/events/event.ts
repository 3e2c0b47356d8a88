/** What is written to the log: one thing that happened, with every topic it concerns, the most specific first. */
export interface NewEvent {
  readonly at: Date
  readonly topics: readonly string[]
  /** Past tense: `case.registered`, `record.added`, `index.computed`. */
  readonly type: string
  /** What it happened to: `case:<id>`, `index:510100`. */
  readonly subject: string
  readonly data: Readonly<Record<string, unknown>>
  readonly actor: string
}

/** An event as it is read back and delivered; `seq` increases, with gaps. */
export interface LoggedEvent extends NewEvent {
  readonly seq: number
}
