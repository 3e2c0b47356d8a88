/**
 * Writes ref.csv and ref-grid.csv.gz of a demo city, after areas.ts: node --import tsx seed/build/reference.ts <city>
 *
 * The figures are made up near what a city of that size has, none is an official statistic. Communities and cells
 * are the generated ones, and the squares of the grid add up to the latest year exactly.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { City } from '../../src/features/areas'
import { readCity } from '../../src/features/areas/folder/read-city'
import { zipped } from './city-folder'
import { type CityPlan, type DistrictPlan, plans } from './plans'
import { seededRandom } from './random'
import { area, type MultiPolygon, type Point } from './shapes'
import { density, type Hub } from './sites'

const years = [2023, 2024, 2025, 2026]
const KM_PER_DEGREE = 111.32
const SQUARE_KM = 0.25
/** Residential land is kept in ten-thousandths of a square kilometre, a square holds 625 of them. */
const LAND_PARTS = 10_000

type Row = Record<string, number>

/** What a district of so many people on so much land has; growth 1 is the latest year. */
function reference(
  population: number,
  areaKm2: number,
  growth: number,
  counts: { communities: number; cells: number },
): Row {
  const people = Math.round((population * growth) / 100) * 100
  const builtUp = Math.min(0.92 * areaKm2, (population * 82e-6) / (1 + population / 12e6)) * (0.97 + 0.03 * growth)
  const roads = builtUp * 6.4
  const one = (value: number) => Math.round(value * 10) / 10
  return {
    population: people,
    households: Math.round(people / 2.46),
    residential_km2: Math.round(Math.min(builtUp * 0.42, population * 26e-6) * LAND_PARTS) / LAND_PARTS,
    builtup_km2: one(builtUp),
    communities: counts.communities,
    cells: counts.cells,
    road_km: one(roads),
    lit_road_km: one(roads * 0.94),
    main_footway_km: one(roads * 0.13),
    river_km: one(areaKm2 * 0.32 + 12),
    gas_km: one(builtUp * 8.1),
    water_km: one(builtUp * 9.3),
    // The demo's waste trips are a small sample of a city's: register and plants are as much smaller.
    restaurants: Math.max(20, Math.round(people / 14_000)),
    terminal_capacity_t: Math.round((people * 1.12 * 30) / 12_000 / 50) * 50,
  }
}

/** Squares of 250 m whose centre lies in the district, with how much living there is. */
function squaresOf(city: City, code: string, hubs: Hub[], random: () => number): { at: Point; weight: number }[] {
  const [west, south, east, north] = city.areas.get(code)?.bbox ?? [0, 0, 0, 0]
  const aspect = Math.cos((city.center[1] * Math.PI) / 180)
  const [dx, dy] = [SQUARE_KM / KM_PER_DEGREE / aspect, SQUARE_KM / KM_PER_DEGREE]
  const [x0, y0] = [city.bounds[0], city.bounds[1]]
  const squares: { at: Point; weight: number }[] = []
  for (let j = Math.floor((south - y0) / dy); y0 + j * dy < north + dy; j++)
    for (let i = Math.floor((west - x0) / dx); x0 + i * dx < east + dx; i++) {
      const at: Point = [round5(x0 + (i + 0.5) * dx), round5(y0 + (j + 0.5) * dy)]
      if (city.locate(at[0], at[1])?.district !== code) continue
      squares.push({ at, weight: density(hubs, aspect, at[0], at[1]) * (0.25 + random()) })
    }
  return squares
}

/** Whole numbers in proportion to the weights, none above `most`, that add up to `total` (largest remainders). */
function apportion(weights: number[], total: number, most = Infinity): number[] {
  const shares = weights.map(() => 0)
  let left = total
  while (left > 0) {
    const open = weights.map((weight, i) => ((shares[i] ?? 0) < most ? weight : 0))
    const sum = open.reduce((a, b) => a + b, 0)
    if (sum === 0) throw new Error('more to share out than the squares can hold')
    const wanted = open.map((weight, i) => Math.min(most - (shares[i] ?? 0), (weight / sum) * left))
    const whole = wanted.map(Math.floor)
    let given = 0
    whole.forEach((n, i) => {
      shares[i] = (shares[i] ?? 0) + n
      given += n
    })
    left -= given
    if (given > 0) continue
    const order = wanted.map((w, i) => [w - Math.floor(w), i] as const).sort((a, b) => b[0] - a[0] || a[1] - b[1])
    for (const [rest, i] of order) {
      if (left === 0 || rest === 0) break
      shares[i] = (shares[i] ?? 0) + 1
      left--
    }
  }
  return shares
}

function round5(value: number): number {
  return Math.round(value * 1e5) / 1e5
}

function areaKm2(shape: MultiPolygon, lat: number): number {
  return area(shape) * KM_PER_DEGREE ** 2 * Math.cos((lat * Math.PI) / 180)
}

function build(plan: CityPlan): void {
  const folder = join(import.meta.dirname, '..', 'cities', plan.name)
  const city = readCity(folder)
  const random = seededRandom(plan.seed + 1)
  const hubs: Hub[] = [
    ...plan.hubs,
    ...city.districts.map(d => ({ at: [...d.center] as Point, spread: 0.035, weight: plan.seatWeight })),
  ]
  const cells = city.ofKind('cell')
  const communities = city.ofKind('community')
  const rows: string[] = []
  const grid: string[] = []
  const header = Object.keys(reference(1, 1, 1, { communities: 0, cells: 0 }))
  const rowOf = (district: DistrictPlan, year: number): Row => {
    const geometry = city.geometry(district.code)
    const shape = (geometry.type === 'Polygon'
      ? [geometry.coordinates]
      : geometry.coordinates) as unknown as MultiPolygon
    const counts = {
      communities: communities.filter(c => c.code.startsWith(district.code)).length,
      cells: cells.filter(c => c.code.startsWith(district.code)).length,
    }
    return reference(district.population, areaKm2(shape, city.center[1]), 1 - 0.011 * (2026 - year), counts)
  }
  for (const year of years)
    for (const district of plan.districts) {
      const row = rowOf(district, year)
      rows.push([year, district.code, ...header.map(field => row[field])].join(','))
    }
  for (const district of plan.districts) {
    const total = rowOf(district, years.at(-1) ?? 0)
    const squares = squaresOf(city, district.code, hubs, random)
    const settled = squares
      .sort((a, b) => b.weight - a.weight)
      .slice(0, Math.ceil(Math.min(squares.length, (total.population ?? 0) / 220)))
    const weights = settled.map(s => s.weight)
    const people = apportion(weights, total.population ?? 0)
    const homes = apportion(people, total.households ?? 0)
    const land = apportion(
      people,
      Math.round((total.residential_km2 ?? 0) * LAND_PARTS),
      0.9 * SQUARE_KM ** 2 * LAND_PARTS,
    )
    settled.forEach(({ at }, i) => {
      if (people[i]) grid.push([...at, people[i], homes[i], (land[i] ?? 0) / LAND_PARTS].join(','))
    })
  }
  writeFileSync(join(folder, 'ref.csv'), `${['year', 'district', ...header].join(',')}\n${rows.join('\n')}\n`)
  zipped(join(folder, 'ref-grid.csv.gz'), `lng,lat,population,households,residential_km2\n${grid.sort().join('\n')}\n`)
  console.log(plan.name, `${rows.length} reference rows, ${grid.length} squares`)
}

const plan = plans[process.argv[2] ?? '']
if (!plan) throw new Error(`usage: reference.ts <${Object.keys(plans).join('|')}>`)
build(plan)
