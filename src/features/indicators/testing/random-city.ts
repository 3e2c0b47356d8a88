import type { City } from '@/features/areas'
import { loadCity } from '@/features/areas/server'
import { datasets, refDataset } from '@/features/datasets'
import { loadWorkingCalendar } from '@/features/datasets/server'
import type { Sql } from '@/platform/db/client'
import { loadDefinitions } from '../commands/load-definitions'
import { readRules } from '../data/rules.queries'
import type { Indicator } from '../domain/indicator'
import { layerSquares } from '../domain/squares'
import type { PlainCity, PlainRow } from './plain-evaluator'
import { randomNumbers, randomRow, storeRows, writtenValues } from './random-records'

export interface RandomCity {
  readonly city: City
  readonly indicators: readonly Indicator[]
  /** The same records in memory. */
  readonly plain: PlainCity
}

/** Records were known, and ledgers held, long before anything the tests ask for. */
const HELD_FROM = new Date('2020-01-01T00:00:00Z')

/** A part of the reference grid: the second evaluator measures every distance there is. */
function smallCity(): City {
  const whole = loadCity('chengdu')
  const grid = whole.referenceGrid().filter((_, i) => i % 80 === 0)
  return Object.create(whole, { referenceGrid: { value: () => grid } })
}

/** Fills an empty database with random records of every dataset around `now`; `volume`: how many, 400 where not given. */
export async function randomCity(
  sql: Sql,
  now: Date,
  volume: Readonly<Record<string, number>>,
  seed: number,
): Promise<RandomCity> {
  const city = smallCity()
  const calendar = await loadWorkingCalendar(sql, city)
  await loadDefinitions({ sql, now })
  const { indicators } = await readRules(sql, now)
  const random = randomNumbers(seed)
  const squares = layerSquares(city)
  const places = squares.flatMap(({ lng, lat, district, street, community, cell }) =>
    street && community && cell && random() < 0.3 ? [{ lng, lat, district, street, community, cell }] : [],
  )
  const written = writtenValues(indicators.map(each => each.formula))
  const options = { random, now: now.getTime(), places, empty: 0.12, written }
  const rows = new Map<string, readonly PlainRow[]>()
  for (const dataset of datasets) {
    const made = Array.from({ length: volume[dataset.name] ?? 400 }, (_, i) => randomRow(dataset, i, options))
    await storeRows(sql, dataset, made, HELD_FROM)
    rows.set(
      dataset.name,
      made.filter(each => each.district !== 'elsewhere'),
    )
  }
  const references = city.districts.flatMap(({ code }, i) =>
    [2024, 2025, 2026].slice(0, 1 + (i % 3)).map(year => ({
      source: 'city',
      sourceId: `${code}|${year}`,
      district: code,
      year,
      ...Object.fromEntries(
        refDataset.fields
          .filter(each => each.name !== 'year')
          .map(each => [
            each.name,
            each.type === 'int' ? 1 + Math.floor(random() * 99) : Math.floor(random() * 1e6) / 100,
          ]),
      ),
    })),
  )
  await storeRows(sql, refDataset, references, HELD_FROM)
  const plain = {
    rows,
    references,
    calendar,
    timezone: city.timezone,
    squares: squares.map(({ lng, lat, district, street, layers }) => {
      const body = street === null ? null : city.bodyOfStreet(street)
      return { lng, lat, layers, areas: new Set([city.code, district, ...(body ? [body.code] : [])]) }
    }),
  }
  return { city, indicators, plain }
}
