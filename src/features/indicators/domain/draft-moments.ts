import { localDay, startOfLocalDay } from '@/shared/time'
import type { Indicator } from './indicator'
import { latestClosed, liveStretch, type NamedPeriod, periodAt, type Stretch, stretchOf } from './stretch'

/** A moment at which a draft is compared: the end of a closed month, or now. */
export type PreviewMoment =
  | { readonly kind: 'month'; readonly month: NamedPeriod }
  | { readonly kind: 'live'; readonly at: Date }

export const PREVIEW_MONTHS = 3

/** The latest closed months, oldest first, then now. */
export function previewMoments(at: Date, timezone: string): readonly PreviewMoment[] {
  const months: NamedPeriod[] = []
  let month = latestClosed('monthly', at, timezone)
  for (let i = 0; i < PREVIEW_MONTHS; i++) {
    months.unshift(month)
    month = periodAt('monthly', new Date(month.from.getTime() - 1), timezone)
  }
  return [...months.map(each => ({ kind: 'month', month: each }) as const), { kind: 'live', at }]
}

/** The moment of the rules that judged it. */
export const rulesMoment = (moment: PreviewMoment): Date =>
  moment.kind === 'live' ? moment.at : new Date(moment.month.to.getTime() - 1)

/** The period of an indicator that was its latest closed one when the month ended. */
export const ownPeriod = ({ period }: Pick<Indicator, 'period'>, month: NamedPeriod, timezone: string): NamedPeriod =>
  latestClosed(period, month.to, timezone)

export function ownStretch(indicator: Pick<Indicator, 'period'>, moment: PreviewMoment, timezone: string): Stretch {
  if (moment.kind === 'live') return liveStretch(indicator.period, moment.at, timezone)
  const period = ownPeriod(indicator, moment.month, timezone)
  return stretchOf(period, period.to)
}

/** The local days from the first month's beginning to the last midnight: each day's end is looked at. */
export function dayEnds(from: Date, at: Date, timezone: string): readonly Date[] {
  const first = localDay(timezone, from.getTime()) + 1
  const last = localDay(timezone, at.getTime())
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => new Date(startOfLocalDay(timezone, first + i)))
}
