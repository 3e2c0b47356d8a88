import type { City } from '@/features/areas'
import type { Sql, Tx } from '@/platform/db/client'
import { areaCodes, countCells, everyArea } from '../data/count-cells'
import { countingSettings } from '../data/count-measures'
import { recordChanges } from '../data/record-changes'
import { readRules } from '../data/rules.queries'
import {
  indexRows,
  readCells,
  readIndex,
  readMoments,
  type StoredCell,
  type StoredMoment,
  takesComputeLock,
} from '../data/values.queries'
import { type Cell, formulaOf, planOf } from '../domain/compute-city'
import { indexOfAreas } from '../domain/index-of-areas'
import { datasetsOf } from '../domain/references'

export interface Recounted {
  /** Cells of indicators and indices that were counted once more. */
  readonly cells: number
  /** Those that are stored otherwise: `code area`. */
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
 * shared) for the moment and the records it was computed from, and compares exactly. Records that came later are read
 * as they were known then. `undefined`: a computation is under way.
 */
export async function recount({ sql, city, onProgress }: Recount): Promise<Recounted | undefined> {
  return sql.begin('isolation level repeatable read', async tx => {
    if (!(await takesComputeLock(tx))) return undefined
    await tx.unsafe(countingSettings)
    const moments = await readMoments(tx)
    if (moments.length === 0) return { cells: 0, differing: [] }
    const stored = new Map((await readCells(tx)).map(each => [`${each.code} ${each.area}`, each]))
    const differing: string[] = []
    const counted: Cell[] = []
    for (const [done, moment] of moments.entries()) {
      onProgress?.(done, moments.length)
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
    return { cells: counted.length + indices.cells, differing }
  })
}

async function recountIndicator(tx: Tx, city: City, moment: StoredMoment): Promise<Cell[]> {
  const rules = await readRules(tx, moment.at)
  const indicator = rules.indicators.find(each => each.code === moment.code)
  if (!indicator) return []
  const { datasets } = await recordChanges(tx, moment.seq)
  const isAsThen = datasets !== null && [...datasetsOf(formulaOf(indicator))].every(each => !datasets.has(each))
  const stretch = { from: moment.from, to: moment.to, now: moment.at }
  return countCells(tx, {
    city,
    areas: everyArea(city),
    plans: [planOf(indicator, stretch, city.timezone)],
    present: moment.at,
    plainly: true,
    ...(isAsThen ? {} : { known: moment.at }),
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
