/** An answer that says what went wrong, with a code that never changes. Becomes `application/problem+json` (RFC 9457). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    /** Stable, machine-readable: `unknown-dataset`, `sign-in-needed`, … */
    readonly code: string,
    readonly detail: string,
    /** Further members of the answer. */
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail)
    this.name = 'Problem'
  }
}

export const badRequest = (code: string, detail: string, extra?: Record<string, unknown>) =>
  new Problem(400, code, detail, extra)
export const notFound = (code: string, detail: string) => new Problem(404, code, detail)
export const conflict = (code: string, detail: string, extra?: Record<string, unknown>) =>
  new Problem(409, code, detail, extra)
