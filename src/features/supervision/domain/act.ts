/** What is done about a problem, in the order it is told. Append-only: the history that pages show. */
export const actKinds = [
  'found',
  'issued',
  'started',
  'reported',
  'accepted',
  'returned',
  'called',
  'extension-asked',
  'extended',
  'extension-declined',
  'suspended',
  'resumed',
  'overdue',
  'escalated',
] as const
export type ActKind = (typeof actKinds)[number]

/** Metadata of a file that proves a report; the file itself stays with the unit. */
export interface Evidence {
  readonly name: string
  readonly bytes: number
  readonly type: string
  /** SHA-256 of the content, hexadecimal: whoever is shown the file can tell that it is the one. */
  readonly sha256: string
}

/** A call to the investor: who was called, by which number, and when the call was. */
export interface Call {
  readonly whom: string
  readonly phone: string | null
  readonly calledAt: string
}

export const isCall = (detail: ActDetail): detail is Call => 'calledAt' in detail

/** By how many working days a clock was moved, or was asked to be. */
interface Moved {
  readonly days: number
}

export const isMove = (detail: ActDetail): detail is Moved => 'days' in detail

export type ActDetail = { readonly evidence: readonly Evidence[] } | Call | Moved | Record<string, never>
