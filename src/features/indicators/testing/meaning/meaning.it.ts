import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { City } from '@/features/areas'
import { loadCity } from '@/features/areas/server'
import { allFields, type Dataset, refDataset } from '@/features/datasets'
import { loadWorkingCalendar } from '@/features/datasets/server'
import type { Tx } from '@/platform/db/client'
import { columnName, quoted } from '@/shared/names'
import { testDatabase } from '@/testing/database'
import { loadDefinitions } from '../../commands/load-definitions'
import type { EveryArea } from '../../data/area-keys'
import { countCells } from '../../data/count-cells'
import { readRules } from '../../data/rules.queries'
import { type Cell, planOf } from '../../domain/compute-city'
import type { Indicator } from '../../domain/indicator'
import { liveStretch } from '../../domain/stretch'
import { BESIDE, CURRENT_YEAR, HERE, type MeaningRow, meaningRows } from './meaning-rows'
import { type Meaning, readMeanings } from './read-meanings'

/** Wednesday 18 November 2026, 16:00 in Chengdu. */
const now = new Date('2026-11-18T08:00:00Z')
const HELD_FROM = '2020-01-01T00:00:00Z'

/** Chengdu with four squares of reference from west to east, the fourth beyond the border, and where everything applies. */
function squareCity(): City {
  const whole = loadCity('chengdu')
  const squares = [100, 200, 400, 800].map((people, i) => ({
    lng: 104.06 + i / 100,
    lat: 30.66,
    population: people,
    households: people,
    residential_km2: people,
  }))
  const place = (lng: number) => ({
    district: lng < 104.085 ? HERE : BESIDE,
    street: null,
    community: null,
    cell: null,
  })
  return Object.create(whole, {
    referenceGrid: { value: () => squares },
    locate: { value: place },
    notApplicable: { value: new Map() },
  })
}

function byDataset(rows: readonly MeaningRow[]): ReadonlyMap<Dataset, readonly MeaningRow[]> {
  const groups = new Map<Dataset, MeaningRow[]>()
  for (const row of rows) groups.set(row.dataset, [...(groups.get(row.dataset) ?? []), row])
  return groups
}

async function store(tx: Tx, rows: readonly MeaningRow[]): Promise<void> {
  for (const [dataset, own] of byDataset(rows)) {
    const fields = new Map(allFields(dataset).map(each => [each.name, each.type]))
    const table = tx.unsafe(`record.${quoted(dataset.name)}`)
    const json = own.map(({ row, isWithdrawn, isDouble }) => ({
      ingested_at: HELD_FROM,
      ...Object.fromEntries(
        Object.entries(row).map(([name, value]) => {
          const type = value === null ? null : fields.get(name)
          if (type === 'timestamp') return [columnName(name), new Date(Number(value)).toISOString()]
          return [columnName(name), type === 'geometry' ? JSON.parse(String(value)) : value]
        }),
      ),
      id: randomUUID(),
      held_from: HELD_FROM,
      known_from: HELD_FROM,
      withdrawn: isWithdrawn,
      same_as: isDouble ? randomUUID() : null,
    }))
    await tx`insert into ${table} select filled.* from jsonb_array_elements(${tx.json(json as never)}) each
      cross join lateral jsonb_populate_record(null::${table}, each) filled`
  }
}

/** Leaves what counts in no denominator; where the rows carry no marks, nothing. */
async function removeDenominator(tx: Tx, rows: readonly MeaningRow[]): Promise<void> {
  const dividing = rows.filter(
    ({ mark, dataset, row }) => (mark && mark[1] !== 0) || (dataset === refDataset && Number(row.year) <= CURRENT_YEAR),
  )
  for (const [dataset, own] of byDataset(dividing.length > 0 ? dividing : rows)) {
    const ids = own.map(each => String(each.row.sourceId))
    await tx`delete from ${tx.unsafe(`record.${quoted(dataset.name)}`)} where source_id = any(${ids})`
  }
}

class Undo extends Error {}

const parts = (rows: readonly MeaningRow[], district?: string): [number, number] => {
  const own = rows.filter(each => district === undefined || each.row.district === district)
  return [0, 1].map(i => own.reduce((sum, each) => sum + (each.mark?.[i] ?? 0), 0)) as [number, number]
}

const numbers = (cell: Cell | undefined) => [Number(cell?.numerator), Number(cell?.denominator)]

describe('what an indicator means, counted by hand on a dozen rows', () => {
  const database = testDatabase()
  const meanings = readMeanings()
  const city = squareCity()
  const areas: EveryArea = { kind: 'every', city: city.code, districts: [HERE, BESIDE], bodies: [] }
  let indicators: ReadonlyMap<string, Indicator>

  beforeAll(async () => {
    await loadWorkingCalendar(database.sql, city)
    await loadDefinitions({ sql: database.sql, now: new Date(HELD_FROM) })
    const rules = await readRules(database.sql, now)
    indicators = new Map(rules.indicators.map(each => [each.code, each]))
  })

  async function counted(meaning: Meaning) {
    const indicator = indicators.get(meaning.code)
    if (!indicator) throw new Error(`nothing is called ${meaning.code}`)
    const stretch = liveStretch(indicator.period, now, city.timezone)
    const rows = meaningRows(meaning, indicator.period, stretch)
    const cells = async (tx: Tx) => {
      const plans = [planOf(indicator, stretch, city.timezone)]
      const found = await countCells(tx, { city, areas, plans, present: now })
      return new Map(found.map(each => [each.area, each]))
    }
    let result: { full: Map<string, Cell>; empty: Map<string, Cell> } | undefined
    await database.sql
      .begin(async tx => {
        await store(tx, rows)
        const full = await cells(tx)
        await removeDenominator(tx, rows)
        result = { full, empty: await cells(tx) }
        throw new Undo()
      })
      .catch(error => {
        if (!(error instanceof Undo)) throw error
      })
    if (!result) throw new Error('nothing was counted')
    return { ...result, rows }
  }

  it('is written for every indicator that is loaded, once', () => {
    expect(meanings.map(each => each.code).sort()).toEqual([...indicators.keys()].sort())
    expect(meanings).toHaveLength(387)
  })

  it.each(meanings)('$code', async meaning => {
    const { full, empty, rows } = await counted(meaning)
    const here = full.get(HERE)
    const numerator = here?.numerator ?? null
    expect([numerator === null ? null : Number(numerator), Number(here?.denominator), here?.reason]).toEqual([
      meaning.numerator,
      meaning.denominator,
      null,
    ])
    expect(Math.abs((here?.value ?? Number.NaN) - meaning.value)).toBeLessThan(
      1e-5 * Math.max(1, Math.abs(meaning.value)),
    )
    const hasMarks = rows.some(each => each.mark)
    if (hasMarks && !meaning.flags.has('holistic')) {
      expect(parts(rows, HERE)).toEqual([meaning.numerator, meaning.denominator])
      expect(numbers(full.get(BESIDE))).toEqual(parts(rows, BESIDE))
      expect(numbers(full.get(city.code))).toEqual(parts(rows))
    }
    for (const area of [HERE, city.code])
      expect([empty.get(area)?.value, empty.get(area)?.reason]).toEqual([null, meaning.reason])
  })
})
