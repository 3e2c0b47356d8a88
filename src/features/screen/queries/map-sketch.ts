import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DrawnGround, type Sketch, undrawn } from '../../../shared/geo/drawn-ground'
import { type City, unitSeat } from '../../areas'
import { currentCity } from '../../areas/server'

/** The hand-drawn ridges, rivers and roads of the city's folder; a city without a sketch has none. */
export function drawnGround(city: City): DrawnGround {
  const file = join(/* turbopackIgnore: true */ city.folder, 'sketch.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undrawn
}

/** What is drawn of the city, and the places that units are drawn from. */
export function mapSketch(): Sketch {
  const city = currentCity()
  const seats = Object.fromEntries([...city.units.keys()].map(unit => [unit, unitSeat(city, unit)]))
  return { ...drawnGround(city), seats }
}
