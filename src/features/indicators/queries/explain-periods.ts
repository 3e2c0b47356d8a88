import type { Connection } from '@/platform/db/client'
import { latestClosed, type NamedPeriod, type PeriodLength, periodAt } from '../domain/stretch'
import type { Text } from '../domain/words/text'

export interface Publication {
  readonly at: string
  readonly value: number | null
  readonly score: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly reason: string | null
  readonly cause: string
  readonly text: Text
}

/** A closed period as it was published; `publications` has every value there was, oldest first. */
export interface PublishedPeriod extends Pick<Publication, 'value' | 'score' | 'numerator' | 'denominator' | 'reason'> {
  readonly name: string
  readonly from: string
  readonly to: string
  /** Null: never published. */
  readonly publishedAt: string | null
  readonly isRestated: boolean
  readonly publications: readonly Publication[]
}

const PERIODS = 12

const causes: Readonly<Record<string, Text>> = {
  closed: { zh: '周期结束后首次发布', en: 'first published when the period had closed' },
  restated: {
    zh: '发布后有记录补报、更正或办结，按现有记录重述',
    en: 'restated: records came, were corrected or moved on after it was published',
  },
}

interface Row {
  readonly period: string
  readonly at: Date
  readonly value: number | null
  readonly score: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly reason: string | null
  readonly cause: string
}

/** The last twelve closed periods of an indicator's own length, newest first, with every value published by `known`. */
export async function byPeriod(
  sql: Connection,
  {
    code,
    area,
    length,
    at,
    known,
    timezone,
  }: {
    readonly code: string
    readonly area: string
    readonly length: PeriodLength
    readonly at: Date
    readonly known: Date
    readonly timezone: string
  },
): Promise<readonly PublishedPeriod[]> {
  const periods: NamedPeriod[] = []
  for (let each = latestClosed(length, at, timezone); periods.length < PERIODS; ) {
    periods.push(each)
    each = periodAt(length, new Date(each.from.getTime() - 1), timezone)
  }
  const rows = await sql<Row[]>`
    select period, at, value, score, numerator, denominator, reason, cause from indicator_history
    where code = ${code} and area = ${area} and kind = 'published' and at <= ${known}
      and period = any(${periods.map(each => each.name)})
    order by period, at`
  return periods.map(({ name, from, to }) => {
    const own = rows.filter(each => each.period === name)
    const newest = own.at(-1)
    return {
      name,
      from: from.toISOString(),
      to: to.toISOString(),
      value: newest?.value ?? null,
      score: newest?.score ?? null,
      numerator: newest?.numerator ?? null,
      denominator: newest?.denominator ?? null,
      reason: newest?.reason ?? null,
      publishedAt: newest?.at.toISOString() ?? null,
      isRestated: own.length > 1,
      publications: own.map(({ period: _, at: when, ...each }) => ({
        ...each,
        at: when.toISOString(),
        text: causes[each.cause] ?? { zh: each.cause, en: each.cause },
      })),
    }
  })
}
