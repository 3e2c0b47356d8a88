import type { Connection } from '@/platform/db/client'

export interface SourceTitle {
  readonly zh: string
  readonly en: string
}

/** What the delivering systems call themselves; a source without a profile has only its name. */
export async function sourceTitles(sql: Connection): Promise<Map<string, SourceTitle>> {
  const rows = await sql<{ readonly source: string; readonly title: Partial<SourceTitle> | null }[]>`
    select coalesce(profile ->> 'source', name) as source, profile -> 'title' as title from source`
  return new Map(
    rows.flatMap(({ source, title }) => (title?.zh && title.en ? [[source, { zh: title.zh, en: title.en }]] : [])),
  )
}
