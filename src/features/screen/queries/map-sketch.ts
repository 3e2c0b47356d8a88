import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unitSeat } from '../../areas'
import { currentCity } from '../../areas/server'

/**
 * The hand-drawn ridges, rivers and roads of the city's folder (a city without a sketch has none), and the places that
 * units are drawn from.
 */
export function mapSketch(): unknown {
  const city = currentCity()
  const file = join(/* turbopackIgnore: true */ city.folder, 'sketch.json')
  const drawn = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { ridges: [], rivers: [], roads: [] }
  return { ...drawn, seats: Object.fromEntries([...city.units.keys()].map(unit => [unit, unitSeat(city, unit)])) }
}
