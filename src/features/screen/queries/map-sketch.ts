import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { currentCity } from '../../areas/server'

/** The hand-drawn ridges, rivers and roads of the city's folder; a city without a sketch has none. */
export function mapSketch(): unknown {
  const file = join(/* turbopackIgnore: true */ currentCity().folder, 'sketch.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { ridges: [], rivers: [], roads: [] }
}
