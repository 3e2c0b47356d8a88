import type { City } from '@/features/areas'
import type { Sql, Tx } from '@/platform/db/client'
import { areaCodes, countCells, everyArea } from '../data/count-cells'
import { countingAllSettings } from '../data/count-measures'
import { differingSums } from '../data/differing-sums'
import { loadCounters } from '../data/rollup/counter-book'
import { readRules } from '../data/rules.queries'
import {
  indexRows,
  readCells,
  readIndex,
  readMoments,
  type StoredCell,
  type StoredMoment,
} from '../data/values.queries'
import { type Cell, planOf } from '../domain/compute-city'
import { indexOfAreas } from '../domain/index-of-areas'
import type { WindowCounter } from '../domain/rollup/counter'
import { withFollowedState } from './followed-state'

export interface Recounted {
  /** Cells of indicators and indices that were counted once more. */
  readonly cells: number
  /** Counters of which the steps of every place and day were compared. */
  readonly sums: number
  /** What is stored otherwise: `code area`, or `dataset #counter place day kept counted`. */
  readonly differing: readonly string[]
}

interface Recount {
  readonly sql: Sql
  readonly city: City
  /** Told after each indicator: how many of all are done. */
  readonly onProgress?: (done: number, all: number) => void
}

/**
 * Counts every stored live value once more by the plainest path (one formula at a time, one statement a measure, nothing
 * shared) for the moment and the records it is of, and compares exactly; then, of every counter that is kept by the day,
 * the steps of each place and day with what its records add up to. Rounds go on meanwhile: all is read in one state, in
 * which the values are those of the records. `undefined`: the values do not catch up with the records.
 */
export const recount = ({ sql, city, onProgress }: Recount): Promise<Recounted | undefined> =>
  withFollowedState({ sql, city }, async tx => {
    await tx.unsafe(countingAllSettings)
    const moments = await readMoments(tx)
    if (moments.length === 0) return { cells: 0, sums: 0, differing: [] }
    const counters = await keptCounters(tx, city)
    const all = moments.length + counters.length
    const stored = new Map((await readCells(tx)).map(each => [`${each.code} ${each.area}`, each]))
    const differing: string[] = []
    const counted: Cell[] = []
    for (const [done, moment] of moments.entries()) {
      onProgress?.(done, all)
      for (const cell of await recountIndicator(tx, city, moment)) {
        counted.push(cell)
        const key = `${cell.code} ${cell.area}`
        if (!isSame(cell, stored.get(key))) differing.push(key)
        stored.delete(key)
      }
    }
    differing.push(...stored.keys())
    const indices = await recountIndex(tx, city, moments, counted)
    differing.push(...indices.differing)
    for (const [done, { id, counter }] of counters.entries()) {
      onProgress?.(moments.length + done, all)
      const found = await differingSums(tx, { id, counter, areas: everyArea(city), timezone: city.timezone })
      differing.push(...found.map(each => `${counter.dataset.name} #${id} ${each}`))
    }
    return { cells: counted.length + indices.cells, sums: counters.length, differing }
  })

/** Counters whose steps lie on the day they count for. */
async function keptCounters(tx: Tx, city: City): Promise<{ id: number; counter: WindowCounter }[]> {
  const booked = [...(await loadCounters(tx, city)).values()].flat()
  return booked.flatMap(({ id, counter, isReady }) => (isReady && counter.shape === 'window' ? [{ id, counter }] : []))
}

async function recountIndicator(tx: Tx, city: City, moment: StoredMoment): Promise<Cell[]> {
  const rules = await readRules(tx, moment.at)
  const indicator = rules.indicators.find(each => each.code === moment.code)
  if (!indicator) return []
  const stretch = { from: moment.from, to: moment.to, now: moment.at }
  return countCells(tx, {
    city,
    areas: everyArea(city),
    plans: [planOf(indicator, stretch, city.timezone)],
    present: moment.at,
    plainly: true,
  })
}

const isSame = (cell: Cell, stored: StoredCell | undefined): boolean =>
  stored !== undefined &&
  cell.value === stored.value &&
  cell.score === stored.score &&
  cell.reason === stored.reason &&
  numberOf(cell.numerator) === numberOf(stored.numerator) &&
  numberOf(cell.denominator) === numberOf(stored.denominator)

const numberOf = (decimal: string | null) => (decimal === null ? null : Number(decimal))

/** Every index from the recounted scores. */
async function recountIndex(tx: Tx, city: City, moments: readonly StoredMoment[], cells: readonly Cell[]) {
  const newest = new Date(Math.max(...moments.map(each => each.at.getTime())))
  const rules = await readRules(tx, newest)
  const indices = indexOfAreas(areaCodes(everyArea(city)), cells, rules, code => !city.notApplicable.has(code))
  const stored = new Map((await readIndex(tx)).map(each => [`${each.dimension} ${each.area}`, each]))
  const differing: string[] = []
  const rows = [...indices].flatMap(([area, index]) => indexRows(area, index))
  for (const row of rows) {
    const key = `${row.dimension} ${row.area}`
    const own = stored.get(key)
    const isEqual =
      own?.value === row.value &&
      own.reason === row.reason &&
      own.completeness === row.completeness &&
      own.isCapped === row.isCapped
    if (!isEqual) differing.push(key)
  }
  return { cells: rows.length, differing }
}
