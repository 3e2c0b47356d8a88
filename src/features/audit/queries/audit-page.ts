import type { StoredEntry } from '@/platform/audit'
import type { Connection } from '@/platform/db/client'
import { actorNames } from '../data/actor-names.queries'
import { newestEntries } from '../data/audit-page.queries'
import type { AuditQuery } from '../domain/audit-query'

export interface AuditPage {
  readonly items: readonly StoredEntry[]
  readonly next: string | null
}

/** A page of entries, newest first. The number of the last is the cursor: what is added meanwhile moves no page. */
export async function auditPage(sql: Connection, query: AuditQuery): Promise<AuditPage> {
  const rows = await newestEntries(sql, query, query.limit + 1)
  const items = rows.slice(0, query.limit)
  return { items, next: rows.length > query.limit ? String(items.at(-1)?.seq) : null }
}

/** The same with the names of those who acted, for a reader. */
export async function readableAuditPage(sql: Connection, query: AuditQuery) {
  const page = await auditPage(sql, query)
  return {
    page,
    names: await actorNames(
      sql,
      page.items.flatMap(each => [each.actor, each.subject]),
    ),
  }
}
