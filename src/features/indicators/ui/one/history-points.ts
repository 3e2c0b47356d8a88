import type { IndicatorPage } from '../../queries/one-page'
import type { RecountedPeriod } from '../../queries/one-page-recounted'

/** One point of an indicator's past. */
export interface PastPoint {
  /** Epoch ms: of a sample its moment, of a period its end. */
  readonly at: number
  readonly value: number | null
  readonly score: number | null
}

/** A closed period as it was published; where late records changed it, with every value that stood before. */
export interface PublishedPoint extends PastPoint {
  readonly period: string
  readonly publishedAt: string
  readonly before: readonly { readonly at: string; readonly value: number | null }[]
}

/** A closed period that was never published, as the records of now give it. */
export interface RecountedPoint extends PastPoint {
  readonly period: string
}

export interface Past {
  readonly live: readonly PastPoint[]
  readonly recounted: readonly RecountedPoint[]
  readonly published: readonly PublishedPoint[]
}

/** Samples of the live value and published periods, oldest first; the value of now ends the live line. */
export function pastOf(
  history: IndicatorPage['history'],
  now: { readonly at: string; readonly value: number | null; readonly score: number | null } | null,
  counted: readonly RecountedPeriod[] = [],
): Past {
  const live: PastPoint[] = []
  const periods = new Map<string, PublishedPoint>()
  for (const { kind, period, at, to, value, score } of history) {
    if (kind === 'live') {
      live.push({ at: Date.parse(at), value, score })
      continue
    }
    const known = periods.get(period)
    const before = known ? [...known.before, { at: known.publishedAt, value: known.value }] : []
    periods.set(period, { at: Date.parse(to), period, publishedAt: at, value, score, before })
  }
  if (now && Date.parse(now.at) > (live.at(-1)?.at ?? 0))
    live.push({ at: Date.parse(now.at), value: now.value, score: now.score })
  const recounted = counted.flatMap(({ period, to, value, score }) =>
    periods.has(period) ? [] : [{ at: Date.parse(to), period, value, score }],
  )
  return {
    live,
    recounted: recounted.sort((one, other) => one.at - other.at),
    published: [...periods.values()].sort((one, other) => one.at - other.at),
  }
}

export const ranges = ['month', 'year', 'all'] as const
export type Range = (typeof ranges)[number]

const DAY = 86_400_000
const spans: Readonly<Record<Range, number>> = { month: 30 * DAY, year: 366 * DAY, all: Number.POSITIVE_INFINITY }

export function within(past: Past, range: Range, now: number): Past {
  const since = now - spans[range]
  return {
    live: past.live.filter(each => each.at >= since),
    recounted: past.recounted.filter(each => each.at >= since),
    published: past.published.filter(each => each.at >= since),
  }
}
