import type { Sql } from '../../../platform/db/client'
import { maskedText } from '../../../shared/personal'
import { rejectsAfter, type StoredReject } from '../data/quarantine.queries'
import type { BatchOutcome } from '../domain/outcome'

const PAGE = 500

/** A reason quotes what was wrong, and a value in the wrong column may be anybody's name. */
export const withoutQuotes = (reason: string): string => maskedText(reason.replaceAll(/“[^”]*”/g, '“***”'))

/**
 * The refused rows of a batch, a line of JSON each. A row that was refused may hold anything under any heading, so whoever
 * has no right to it learns where and why, not what.
 */
export async function* rejectLines(sql: Sql, batch: BatchOutcome, showsRows: boolean): AsyncGenerator<string> {
  let last: Pick<StoredReject, 'line' | 'id'> = { line: -1, id: -1 }
  for (;;) {
    const page = await rejectsAfter(sql, batch.batch, last, PAGE, false)
    const end = page.at(-1)
    if (!end) return
    last = end
    yield page
      .map(({ line, dataset, field, code, reason, raw, retriedIn }) =>
        JSON.stringify({
          line,
          dataset,
          field,
          code,
          reason: showsRows ? reason : withoutQuotes(reason),
          raw: showsRows ? JSON.parse(raw) : '***',
          retriedIn,
        }),
      )
      .join('\n')
      .concat('\n')
  }
}
