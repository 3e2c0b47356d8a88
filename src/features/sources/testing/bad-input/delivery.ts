/** A refused row as `/batches/{id}/rejects` tells it. */
interface ExpectedReject {
  readonly line: number
  readonly code: string
  readonly field?: string
}

/**
 * A delivery that is wrong in one way, and what must come of it: a problem answer and nothing kept, or refused rows
 * beside all the good ones. Made for the demo city (Chengdu) and an empty database.
 */
export interface BadInput {
  /** The words of the list of bad input it stands for, and what about it. */
  readonly name: string
  /** Default `case`. */
  readonly dataset?: string
  readonly headers: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  /** Given only where the delivery goes through a profile, which is to be saved first. */
  readonly profile?: Readonly<Record<string, unknown>>
  /** Sent instead of the right key. */
  readonly key?: string
  /** A stream breaks off with an error where the sender would vanish. */
  readonly body: () => Uint8Array | AsyncIterable<Uint8Array>
  readonly expected:
    | { readonly problem: { readonly status: number; readonly code: string } }
    | { readonly accepted: number; readonly updated?: number; readonly rejects: readonly ExpectedReject[] }
}
