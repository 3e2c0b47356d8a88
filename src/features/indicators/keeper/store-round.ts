import type { City } from '@/features/areas'
import type { Tx } from '@/platform/db/client'
import { appendEvents } from '@/platform/events/data/append-events'
import { localDay, startOfLocalDay } from '@/shared/time'
import { areaCodes, everyArea } from '../data/count-cells'
import { sampleIndex, sampleValues } from '../data/history.queries'
import { type KeptMoment, storeKeptMoment } from '../data/kept-moment.queries'
import { indexRows, storeIndex, storeValues } from '../data/values.queries'
import type { Cell } from '../domain/compute-city'
import { indexOfAreas } from '../domain/index-of-areas'
import { liveStretch, type PeriodLength, periodLengths } from '../domain/stretch'
import { computedEvent } from '../events'
import type { KeeperState } from './keeper-state'

export interface RoundResult {
  readonly cells: readonly Cell[]
  readonly moment: KeptMoment
  /** What was held before still stands: without a changed cell no index changes. Not so under new weights or shares. */
  readonly isFollowed: boolean
}

/** Writes what differs, the index that follows, and the event that tells of it. Answers how many cells changed. */
export async function storeRound(
  tx: Tx,
  city: City,
  state: KeeperState,
  { cells, moment, isFollowed }: RoundResult,
): Promise<number> {
  const { at } = moment
  const from = Object.fromEntries(
    periodLengths.map(length => [length, liveStretch(length, at, city.timezone).from]),
  ) as Record<PeriodLength, Date>
  await storeKeptMoment(tx, moment, from)
  if (cells.length === 0 && isFollowed) return 0
  const changed = await storeValues(tx, cells, at)
  const areas = areaCodes(everyArea(city))
  const indices = indexOfAreas(
    areas,
    [...state.cells.scores()],
    state.kept.rules,
    code => !city.notApplicable.has(code),
  )
  const rows = [...indices].flatMap(([area, index]) => indexRows(area, index))
  const changedAreas = await storeIndex(tx, rows, at)
  if (changed.length > 0 || changedAreas.length > 0)
    await appendEvents(tx, [computedEvent({ at, city: city.code, rows, changed, changedAreas })])
  return changed.length
}

const HOUR = 3_600_000

/** Takes the hour's sample of the index and the day's sample of the values, where they are not there yet. */
export async function takeSamples(tx: Tx, { timezone }: City, at: Date): Promise<void> {
  await sampleIndex(tx, at, new Date(at.getTime() - (at.getTime() % HOUR)))
  await sampleValues(tx, at, new Date(startOfLocalDay(timezone, localDay(timezone, at.getTime()))))
}
