import { join } from 'node:path'
import { type Area, type AreaKind, areaKinds } from '../domain/area'
import type { CityJson } from './city-json'
import { CityFolderError, readRows } from './read-files'

/** The table of areas, checked: known kinds, a parent one level up or more, numbers that are numbers. */
export function readAreas(folder: string, city: CityJson): Map<string, Area> {
  const file = join(folder, 'areas.csv')
  const areas = new Map<string, Area>()
  for (const row of readRows(folder, 'areas.csv')) {
    const kind = areaKinds.find(known => known === row.kind)
    const code = row.code ?? ''
    if (!kind || !code) throw new CityFolderError(file, `${code || 'a row'} has no kind of ${areaKinds.join(', ')}`)
    if (areas.has(code)) throw new CityFolderError(file, `${code} stands there twice`)
    const [lng, lat, west, south, east, north] = ['lng', 'lat', 'west', 'south', 'east', 'north'].map(c =>
      Number(row[c]),
    ) as [number, number, number, number, number, number]
    if (![lng, lat, west, south, east, north].every(Number.isFinite))
      throw new CityFolderError(file, `${code} lacks a number`)
    areas.set(code, {
      code,
      kind,
      parent: row.parent || null,
      name: { zh: row.name_zh ?? '', en: row.name_en ?? '' },
      center: [lng, lat],
      bbox: [west, south, east, north],
      synthetic: row.synthetic === '1',
      reportsFrom: city.reportsFromByArea[code] ?? city.reportsFrom,
    })
  }
  for (const area of areas.values()) checkParent(file, areas, area)
  if (areas.get(city.code)?.kind !== 'city') throw new CityFolderError(file, `has no city ${city.code}`)
  return areas
}

function checkParent(file: string, areas: Map<string, Area>, { code, kind, parent }: Area): void {
  if (kind === 'city') return
  const above = parent ? areas.get(parent) : undefined
  const rank = (of: AreaKind) => areaKinds.indexOf(of)
  if (!above || rank(above.kind) >= rank(kind)) throw new CityFolderError(file, `${code} has no area above it`)
}
