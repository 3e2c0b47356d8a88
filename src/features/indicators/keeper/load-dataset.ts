import type { City } from '@/features/areas'
import { type Dataset, dataset as declared } from '@/features/datasets'
import { cityCalendar } from '@/features/datasets/server'
import type { Tx } from '@/platform/db/client'
import { startOfLocalDay } from '@/shared/time'
import { dayStates, secondsOf, segmentSums } from '../data/kept-steps.queries'
import type { BookedCounter } from '../data/rollup/counter-book'
import { RowSteps } from '../data/rollup/row-steps'
import { rowsWithSteps } from '../data/rows-with-steps'
import { searchWindows } from '../domain/rollup/search-windows'
import type { PeriodLength } from '../domain/stretch'
import { amountOf } from './amount'
import { type Borders, daysOf } from './borders'
import { DatasetSums, type Use } from './dataset-sums'
import type { Places } from './places'
import { readSteps } from './stored-steps'

export interface LoadDataset {
  readonly city: City
  readonly places: Places
  readonly borders: Borders
  readonly name: string
  readonly uses: readonly Use[]
  readonly booked: readonly BookedCounter[]
}

/**
 * Reads the live sums of a dataset: days that lie wholly inside a stretch from their sums, days with a border by the
 * second. Where a day's sums do not say their seconds, its rows are found among the records and sorted again.
 */
export async function loadDataset(tx: Tx, load: LoadDataset): Promise<DatasetSums> {
  const { name, uses, places, borders } = load
  const sums = new DatasetSums(uses, places.codes.length, borders)
  const days = [...daysOf(borders)].sort((a, b) => a - b)
  await loadWholeDays(tx, load, sums, days)
  const states = await dayStates(tx, name, days)
  const complete = states.filter(each => each.isBySecond).map(each => each.day)
  if (complete.length > 0)
    for (const row of await secondsOf(tx, name, complete))
      sums.loadSecond(row.day, row.second ?? 0, readSteps(row, places))
  for (const { day, isBySecond, earliest, latest } of states) {
    if (isBySecond) continue
    await loadFromRecords(tx, load, sums, day, earliest && latest ? { earliest, latest } : null)
  }
  sums.takeChanged()
  return sums
}

async function loadWholeDays(
  tx: Tx,
  { name, places, borders }: LoadDataset,
  sums: DatasetSums,
  days: readonly number[],
): Promise<void> {
  const edges = [...new Set(days.flatMap(day => [day, day + 1]))].sort((a, b) => a - b)
  const { today, fromDay } = borders
  for (const row of await segmentSums(tx, name, edges, today)) {
    const first = edges[row.segment - 1] ?? Number.NEGATIVE_INFINITY
    sums.loadDays(readSteps(row, places), ({ length }) => length === null || first > fromDay[length])
  }
}

interface Times {
  readonly earliest: Date
  readonly latest: Date
}

async function loadFromRecords(
  tx: Tx,
  { name, city, places, borders, uses, booked }: LoadDataset,
  sums: DatasetSums,
  day: number,
  between: Times | null,
): Promise<void> {
  const dataset: Dataset = declared(name)
  const { timezone } = city
  const counters = countersOfDay(day, borders, uses, booked)
  const low = startOfLocalDay(timezone, day)
  const high = startOfLocalDay(timezone, day + 1)
  const windows = searchWindows(
    counters.map(each => each.counter),
    { low, high },
    { timezone, calendar: cityCalendar(city) },
  )
  const steps = new RowSteps(dataset, counters, city)
  const search = { dataset, fields: steps.fields, windows, between, timezone }
  for await (const rows of rowsWithSteps(tx, search))
    for (const row of rows)
      steps.of(row, {
        take: (place, _, counter, moment, amount) => {
          if (moment < low || moment >= high) return
          const areas = places.of(place.district, place.body)
          sums.loadSecond(day, Math.floor(moment / 1000), { areas, counters: [counter], amounts: [amountOf(amount)] })
        },
      })
}

/** Counters with a border on that day. */
function countersOfDay(
  day: number,
  { today, fromDay }: Borders,
  uses: readonly Use[],
  booked: readonly BookedCounter[],
): readonly BookedCounter[] {
  const hasBorder = (length: PeriodLength | null) => day === today || (length !== null && fromDay[length] === day)
  const wanted = new Set(uses.filter(each => hasBorder(each.length)).map(each => each.counter))
  return booked.filter(each => wanted.has(each.id))
}
