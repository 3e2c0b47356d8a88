import type { City } from '@/features/areas'
import { dataset as declared } from '@/features/datasets'
import { cityCalendar } from '@/features/datasets/server'
import type { Tx } from '@/platform/db/client'
import { countCells, everyArea } from '../data/count-cells'
import { segmentSums } from '../data/kept-steps.queries'
import { referencePairs } from '../data/reference-pairs'
import { loadCounters } from '../data/rollup/counter-book'
import { unsettledOrWithdrawn } from '../data/settled.queries'
import { type Cell, cellOf, planOf } from '../domain/compute-city'
import type { IndexRules, Indicator } from '../domain/indicator'
import { liveStretch, type NamedPeriod, stretchOf } from '../domain/stretch'
import { liveBorders } from './borders'
import { DatasetSums } from './dataset-sums'
import { type KeptIndicator, keptRules } from './kept-rules'
import { LiveSums } from './live-sums'
import { Places } from './places'
import { readSteps } from './stored-steps'

export interface CountClosed {
  readonly city: City
  /** The rules of the period's end. */
  readonly rules: IndexRules
  /** Of one length, the period's. */
  readonly indicators: readonly Indicator[]
  readonly period: NamedPeriod
  readonly at: Date
}

/**
 * Every cell of some indicators in a closed period: from the sums of steps where those are exact, else from the records.
 * A closed period is whole local days, and at its end a live stretch of its length covers it, so its numbers are sums of
 * days. Ledgers are counted as they stood then, which only their former versions tell.
 */
export async function countClosed(tx: Tx, closed: CountClosed): Promise<readonly Cell[]> {
  const summed = await summedCells(tx, closed)
  const done = new Set(summed.map(each => each.code))
  const { city, period, at } = closed
  const plans = closed.indicators
    .filter(each => !done.has(each.code))
    .map(each => planOf(each, stretchOf(period, at), city.timezone))
  return [...summed, ...(await countCells(tx, { city, areas: everyArea(city), plans, present: at }))]
}

/** Cells of the indicators whose every number is a sum of steps that says what the records say. */
async function summedCells(tx: Tx, { city, rules, indicators, period, at }: CountClosed): Promise<readonly Cell[]> {
  const { timezone } = city
  const { from, to } = period
  const isCovered = liveStretch(period.length, to, timezone).from.getTime() === from.getTime()
  if (to > at || !isCovered) return []
  const booked = await loadCounters(tx, city)
  const all = keptRules({ ...rules, indicators }, { city, at: to, booked })
  const isOfEvents = ({ datasets }: KeptIndicator) =>
    [...datasets].every(name => name === 'ref' || declared(name).kind === 'event')
  const events = all.kept.filter(isOfEvents)
  const names = [...new Set(events.flatMap(each => [...each.datasets]))].filter(name => name !== 'ref')
  const unclear = await unsettledOrWithdrawn(tx, names, to)
  const kept = events.filter(each => ![...each.datasets].some(name => unclear.has(name)))
  if (kept.length === 0) return []

  const places = new Places(everyArea(city))
  const borders = liveBorders(to, timezone)
  const sums = new Map<string, DatasetSums>()
  for (const name of names) {
    if (unclear.has(name)) continue
    const own = new DatasetSums(all.uses.get(name) ?? [], places.codes.length, borders)
    for (const row of await segmentSums(tx, name, [borders.fromDay[period.length]], borders.today))
      own.loadDays(readSteps(row, places), span => span === null || row.segment > 0)
    sums.set(name, own)
  }
  const references = await referencePairs(tx, [...all.series], all.year, {
    areas: everyArea(city),
    timezone,
    present: at,
  })
  const live = new LiveSums(all, sums, references, places.codes, cityCalendar(city).minutesOfDay)
  return places.codes.flatMap((code, area) => {
    const counted = live.of(area)
    return kept.map(each => cellOf(each, code, counted, () => true))
  })
}
