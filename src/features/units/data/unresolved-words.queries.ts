import type { Connection } from '@/platform/db/client'

export interface UnresolvedWord {
  readonly dataset: string
  /** The sender's word for who is responsible. */
  readonly word: string
  readonly records: number
}

/** Words of senders that no alias explains, the most frequent first. */
export const unresolvedWords = (sql: Connection, limit: number) => sql<UnresolvedWord[]>`
  select dataset, word, count(*)::int as records
  from (
    select 'case' as dataset, dept as word from live."case" where unit is null and dept is not null
    union all
    select 'approval_step', dept from live.approval_step where unit is null and dept is not null
    union all
    select 'hotline', dept from live.hotline where unit is null and dept is not null
    union all
    select 'asset', owner_unit from live.asset where unit is null and owner_unit is not null
  ) heard
  group by dataset, word
  order by records desc, dataset, word
  limit ${limit}`
