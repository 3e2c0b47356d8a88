import type { Sql } from '../../../platform/db/client'
import type { RawRow, RowReading } from '../readers'
import { rejectsAfter, type StoredReject } from './quarantine.queries'

const PAGE = 1000

/** Codes of rows that no reader could take apart: a profile does not mend them. */
const unreadable = new Set(['shape', 'encoding', 'too-large', 'type'])

/**
 * The refused rows of a batch that still wait, as a delivery of objects under their headings; each row once, even where
 * several of its records were refused. Read on connections of their own, since the batch's one is busy copying.
 */
export const waitingRows = (sql: Sql, batch: string): RowReading => ({
  format: 'ndjson',
  rows: {
    async *[Symbol.asyncIterator]() {
      let last = { line: -1, id: -1 }
      let lineBefore = -1
      for (;;) {
        const page = await rejectsAfter(sql, batch, last, PAGE, true)
        const end = page.at(-1)
        if (!end) return
        last = end
        const rows: RawRow[] = []
        for (const reject of page) {
          if (reject.line !== lineBefore) rows.push(toRow(reject))
          lineBefore = reject.line
        }
        yield rows
      }
    },
  },
})

function toRow({ line, raw, code, reason, field, dataset }: StoredReject): RawRow {
  const value: unknown = JSON.parse(raw)
  const isRow = typeof value === 'object' && value !== null && !Array.isArray(value)
  if (isRow && (dataset !== null || !unreadable.has(code))) return { line, value: value as Record<string, unknown> }
  const known = unreadable.has(code) ? (code as 'shape') : 'shape'
  return { line, fault: { code: known, reason, raw: value, ...(field === null ? {} : { column: field }) } }
}
