import type { StoredEntry } from '@/platform/audit'
import type { Connection } from '@/platform/db/client'
import type { AuditQuery } from '../domain/audit-query'

/** `text*` asks for a beginning, anything else for the whole. */
function matches(sql: Connection, column: 'actor' | 'action' | 'subject', text: string | undefined) {
  if (text === undefined) return sql`true`
  return text.endsWith('*') ? sql`starts_with(${sql(column)}, ${text.slice(0, -1)})` : sql`${sql(column)} = ${text}`
}

/** Entries, newest first. */
export const newestEntries = (sql: Connection, query: AuditQuery, limit: number): Promise<StoredEntry[]> => sql<
  StoredEntry[]
>`
  select seq, at, actor, action, outcome, subject, "from", request_id as "requestId", before, after, reason, hash
  from audit_entry
  where ${matches(sql, 'actor', query.actor)} and ${matches(sql, 'action', query.action)}
    and ${matches(sql, 'subject', query.subject)}
    and ${query.outcome === undefined ? sql`true` : sql`outcome = ${query.outcome}`}
    and ${query.from === undefined ? sql`true` : sql`at >= ${query.from}`}
    and ${query.to === undefined ? sql`true` : sql`at < ${query.to}`}
    and ${query.before === undefined ? sql`true` : sql`seq < ${query.before}`}
  order by seq desc limit ${limit}`
