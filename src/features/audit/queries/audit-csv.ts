import type { Connection } from '@/platform/db/client'
import { csvLine, csvStart } from '@/shared/csv'
import type { AuditQuery } from '../domain/audit-query'
import { auditPage } from './audit-page'

const PAGE = 1000
const columns = [
  'seq',
  'at',
  'actor',
  'action',
  'outcome',
  'subject',
  'from',
  'requestId',
  'reason',
  'before',
  'after',
  'hash',
] as const

/** The entries of a query as CSV, a page at a time as fast as they are read. */
export function auditCsv(sql: Connection, query: AuditQuery): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder()
  let before = query.before
  let head = csvStart + csvLine(columns)
  return new ReadableStream({
    async pull(stream) {
      const { items, next } = await auditPage(sql, {
        ...query,
        limit: PAGE,
        ...(before === undefined ? {} : { before }),
      })
      const lines = items.map(each =>
        csvLine(columns.map(name => (name === 'at' ? each.at.toISOString() : each[name]))),
      )
      stream.enqueue(bytes.encode(head + lines.join('')))
      head = ''
      if (next === null) stream.close()
      else before = Number(next)
    },
  })
}
