import { basename, join } from 'node:path'
import { z } from 'zod'
import type { AreaGeometry } from '../../../shared/geo/geometry'
import type { Area, AreaKind } from '../domain/area'
import type { City, GridSquare } from '../domain/city'
import { createLocate, placeOf } from '../domain/locate'
import { cityJson } from './city-json'
import { readAreas } from './read-areas'
import { CityFolderError, readShapes, readText } from './read-files'
import {
  readCalendar,
  readClasses,
  readMatrix,
  readNotApplicable,
  readReference,
  readReferenceGrid,
  readUnitAliases,
  readUnits,
} from './read-lists'

const shapeFiles: Record<Exclude<AreaKind, 'city'>, string> = {
  district: 'districts.geojson',
  street: 'streets.geojson',
  community: 'communities.geojson',
  cell: 'cells.geojson',
}

/** Reads a city's folder. @throws CityFolderError naming the file and what is wrong with it. */
export function readCity(folder: string): City {
  const text = readText(folder, 'city.json')
  if (text === null) throw new CityFolderError(folder, 'is no city folder: it has no city.json')
  const parsed = cityJson.safeParse(JSON.parse(text))
  if (!parsed.success) throw new CityFolderError(join(folder, 'city.json'), z.prettifyError(parsed.error))
  const { cells, reportsFromByArea: _, ...city } = parsed.data
  const areas = readAreas(folder, parsed.data)
  const below = new Map<string, Area[]>()
  for (const area of [...areas.values()].sort(byCode)) {
    const list = below.get(area.parent ?? '') ?? []
    list.push(area)
    below.set(area.parent ?? '', list)
  }
  const geometry = shapeReader(folder, areas)
  const bodies = new Map(city.managementBodies.flatMap(body => body.streets.map(street => [street, body] as const)))
  const ofKind = (kind: AreaKind) => [...areas.values()].filter(area => area.kind === kind).sort(byCode)
  let grid: GridSquare[] | undefined
  return {
    ...city,
    key: basename(folder),
    folder,
    areas,
    districts: ofKind('district'),
    children: code => below.get(code) ?? [],
    ofKind,
    contains: code => areas.has(code),
    districtOf: code => {
      const area = areas.get(code)
      return area && area.kind !== 'city' ? placeOf(areas, area).district : null
    },
    geometry,
    province: () => readProvince(folder),
    locate: createLocate({ areas, geometry, rule: cells }),
    bodyOfStreet: street => bodies.get(street) ?? null,
    calendar: readCalendar(folder),
    classes: readClasses(folder),
    units: readUnits(folder),
    unitAliases: readUnitAliases(folder),
    matrix: readMatrix(folder),
    notApplicable: readNotApplicable(folder),
    reference: readReference(folder),
    referenceGrid: () => {
      grid ??= readReferenceGrid(folder)
      return grid
    },
  }
}

function readProvince(folder: string): AreaGeometry | null {
  const text = readText(folder, 'province.geojson')
  return text === null ? null : (JSON.parse(text) as { geometry: AreaGeometry }).geometry
}

/** Each level's shapes are read at first use; the city is the sum of its districts. */
function shapeReader(folder: string, areas: ReadonlyMap<string, Area>): (code: string) => AreaGeometry {
  const levels = new Map<string, Map<string, AreaGeometry>>()
  const shapesOf = (kind: Exclude<AreaKind, 'city'>) => {
    const known = levels.get(kind)
    if (known) return known
    const read = readShapes(folder, shapeFiles[kind])
    levels.set(kind, read)
    return read
  }
  return code => {
    const area = areas.get(code)
    if (!area) throw new RangeError(`${code} is no area of this city`)
    if (area.kind === 'city')
      return { type: 'MultiPolygon', coordinates: [...shapesOf('district').values()].flatMap(polygons) }
    const shape = shapesOf(area.kind).get(code)
    if (!shape) throw new CityFolderError(join(folder, shapeFiles[area.kind]), `has no shape of ${code}`)
    return shape
  }
}

function polygons(shape: AreaGeometry) {
  return shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates
}

function byCode(a: Area, b: Area): number {
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0
}
