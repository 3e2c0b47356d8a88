import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import type { AreaGeometry } from '../../../shared/geo/geometry'

/** A mistake in a city's folder, said so that the person who made the folder can mend it. */
export class CityFolderError extends Error {
  constructor(file: string, reason: string) {
    super(`${file}: ${reason}`)
    this.name = 'CityFolderError'
  }
}

/** The text of `file` or of `file`.gz in the folder; null where neither exists. */
export function readText(folder: string, file: string): string | null {
  const path = join(folder, file)
  if (existsSync(path)) return readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
  if (existsSync(`${path}.gz`)) return gunzipSync(readFileSync(`${path}.gz`)).toString('utf8')
  return null
}

/** Rows of a CSV file by its header; an absent file has no rows. */
export function readRows(folder: string, file: string): Record<string, string>[] {
  const text = readText(folder, file)
  if (text === null) return []
  try {
    return parse(text, { columns: true, skip_empty_lines: true }) as Record<string, string>[]
  } catch (error) {
    throw new CityFolderError(join(folder, file), error instanceof Error ? error.message : String(error))
  }
}

/** Geometry by area code of a GeoJSON file whose features carry `properties.code`; empty where absent. */
export function readShapes(folder: string, file: string): Map<string, AreaGeometry> {
  const text = readText(folder, file)
  const shapes = new Map<string, AreaGeometry>()
  if (text === null) return shapes
  const { features } = JSON.parse(text) as { features: { properties: { code: string }; geometry: AreaGeometry }[] }
  for (const { properties, geometry } of features) shapes.set(properties.code, geometry)
  return shapes
}
