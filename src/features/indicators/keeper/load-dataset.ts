import type { City } from '@/features/areas'
import { dataset as declared } from '@/features/datasets'
import { cityCalendar } from '@/features/datasets/server'
import type { Tx } from '@/platform/db/client'
import { localDay, startOfLocalDay } from '@/shared/time'
import { segmentSums } from '../data/kept-steps.queries'
import type { BookedCounter } from '../data/rollup/counter-book'
import { rowStepsOf, type StepTaker } from '../data/rollup/row-steps'
import { rowsWithSteps } from '../data/rows-with-steps'
import { searchWindows } from '../domain/rollup/search-windows'
import type { PeriodLength } from '../domain/stretch'
import { amountOf } from './amount'
import { type Borders, edgesOf } from './borders'
import { DatasetSums, type Steps, type Use } from './dataset-sums'
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
 * Reads the live sums of a dataset: days that lie wholly inside a stretch from their sums, days with a border from the
 * records. Sums of a day do not tell its seconds, and not even whether it has steps: those that cancel leave nothing.
 */
export async function loadDataset(tx: Tx, load: LoadDataset): Promise<DatasetSums> {
  const { uses, places, borders } = load
  const sums = new DatasetSums(uses, places.codes.length, borders)
  const days = edgesOf(borders)
  await loadWholeDays(tx, load, sums, days)
  await eachSecond(tx, load, days, (day, second, steps) => sums.loadSecond(day, second, steps))
  sums.takeChanged()
  return sums
}

/** Leads the borders of a dataset's sums into the next day: of the days they enter the seconds are read, and no more. */
export async function enterDay(tx: Tx, load: LoadDataset, sums: DatasetSums): Promise<void> {
  const days = sums.enter(load.borders, second => localDay(load.city.timezone, second * 1000))
  if (days.size > 0) await eachSecond(tx, load, [...days], (_, second, steps) => sums.holdSecond(second, steps))
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
    sums.loadDays(readSteps(row, places), span => span === null || first > fromDay[span])
  }
}

/** Tells the steps of the counters that have a border on some days, second by second, from the records. */
async function eachSecond(
  tx: Tx,
  { name, city, places, borders, uses, booked }: LoadDataset,
  days: readonly number[],
  tell: (day: number, second: number, steps: Steps) => void,
): Promise<void> {
  const dataset = declared(name)
  const { timezone } = city
  const context = { timezone, calendar: cityCalendar(city) }
  const used = new Set(uses.map(each => each.counter))
  const steps = rowStepsOf(
    dataset,
    booked.filter(each => used.has(each.id)),
    city,
  )
  const ranges = days.map(day => ({
    day,
    low: startOfLocalDay(timezone, day),
    high: startOfLocalDay(timezone, day + 1),
  }))
  const windows = ranges.flatMap(range =>
    searchWindows(
      countersOfDay(range.day, borders, uses, booked).map(each => each.counter),
      range,
      context,
    ),
  )
  const taker: StepTaker = {
    take: (place, counter, moment, amount) => {
      const range = ranges.find(each => moment >= each.low && moment < each.high)
      if (!range) return
      const areas = places.of(place.district, place.body)
      tell(range.day, Math.floor(moment / 1000), { areas, counters: [counter], amounts: [amountOf(amount)] })
    },
  }
  for await (const rows of rowsWithSteps(tx, { dataset, fields: steps.fields, windows, timezone }))
    for (const row of rows) steps.of(row, taker)
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
