import type { Connection } from '@/platform/db/client'

export interface VersionNote {
  readonly version: number
  /** From when it holds. */
  readonly since: string
  readonly reason: string
}

interface Row {
  readonly version: number
  readonly since: Date
  readonly reason: string
}

/** Which versions of its definition and its parameters hold at a moment, since when and why. */
export async function versionsOf(sql: Connection, code: string, at: Date) {
  const newest = (table: 'indicator_definition' | 'indicator_parameter') => sql<Row[]>`
    select version, valid_from as since, reason from ${sql(table)}
    where code = ${code} and valid_from <= ${at} order by version desc limit 1`
  const [[definition], [parameters]] = await Promise.all([
    newest('indicator_definition'),
    newest('indicator_parameter'),
  ])
  const note = (row: Row | undefined): VersionNote => ({
    version: row?.version ?? 0,
    since: (row?.since ?? at).toISOString(),
    reason: row?.reason ?? '',
  })
  return { definition: note(definition), parameters: note(parameters) }
}
