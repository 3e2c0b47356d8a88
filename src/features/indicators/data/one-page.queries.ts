import type { Connection } from '@/platform/db/client'

export interface HistoryRow {
  readonly kind: 'live' | 'published'
  /** Empty for samples of the live value. */
  readonly period: string
  readonly at: Date
  readonly to: Date
  readonly value: number | null
  readonly score: number | null
  readonly numerator: string | null
  readonly denominator: string | null
  readonly cause: string
}

/** What was shown and published of one indicator in one area by a moment, oldest first; the newest `limit`. */
export const historyOf = (sql: Connection, code: string, area: string, known: Date, limit: number) =>
  sql<HistoryRow[]>`
    select * from (
      select kind, period, at, "to", value, score, numerator::text, denominator::text, cause from indicator_history
      where code = ${code} and area = ${area} and at <= ${known} order by at desc limit ${limit}) h
    order by at, "to"`

export interface DefinitionVersion {
  readonly kind: 'definition' | 'rating'
  readonly version: number
  readonly validFrom: Date
  readonly reason: string
  /** What the version says, by the names of its columns. */
  readonly content: Readonly<Record<string, string | number>>
}

/** Every version of an indicator's definition and of its floor, goal and weight, newest first. */
export const versionsOf = (sql: Connection, code: string) =>
  sql<DefinitionVersion[]>`
    select 'definition' as kind, version, valid_from as "validFrom", reason, jsonb_build_object('nameZh', name_zh,
      'nameEn', name_en, 'unit', unit, 'direction', direction, 'formula', formula, 'period', period, 'dimension', dimension,
      'domain', domain, 'basis', basis, 'evidence', evidence) as content
    from indicator_definition where code = ${code}
    union all
    select 'rating', version, valid_from, reason, jsonb_build_object('floor', floor, 'goal', goal, 'weight', weight)
    from indicator_parameter where code = ${code}
    order by 3 desc, 1, 2 desc`
