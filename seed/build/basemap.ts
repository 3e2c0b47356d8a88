/**
 * Draws the basemap of a demo city from its areas and its sketch, after `areas.ts`:
 *   node --import tsx seed/build/basemap.ts <city>
 * Roads, blocks, parks and lakes are generated and are nobody's real ones.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { type DrawnGround, undrawn } from '../../src/shared/geo/drawn-ground'
import { countryRoads } from './basemap/country-roads'
import { greenOf } from './basemap/green'
import { distance, distanceToLine, planeAround } from './basemap/plane'
import { type StreetGrid, streetGrid } from './basemap/street-grid'
import { seededRandom } from './random'
import { bounds, contains, type MultiPolygon, type Point } from './shapes'

const name = process.argv[2] ?? ''
const folder = join(import.meta.dirname, '..', 'cities', name)
if (!name || !existsSync(join(folder, 'city.json'))) throw new Error('usage: basemap.ts <city>')
const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'))
const city = read('city.json') as { code: string; center: Point }
const sketch: DrawnGround = existsSync(join(folder, 'sketch.json')) ? read('sketch.json') : undrawn
const shapes = (read('districts.geojson').features as { geometry: { type: string; coordinates: never } }[]).map(
  ({ geometry }): MultiPolygon => (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates),
)
const boxes = shapes.map(bounds)
const plane = planeAround(city.center)
const random = seededRandom(Number.parseInt(city.code, 10) + 5)
const rows = gunzipSync(readFileSync(join(folder, 'areas.csv.gz')))
  .toString()
  .trim()
  .split('\n')
  .slice(1)
const areas = rows.map(row => {
  const [code = '', kind = '', parent = '', , , lng, lat] = row.split(',')
  return { code, kind, parent, at: plane.to([Number(lng), Number(lat)]) }
})

/** How near the communities of a street stand together says how much of a town it is: kilometres between two. */
const communities = new Map<string, typeof areas>()
for (const area of areas)
  if (area.kind === 'community') communities.set(area.parent, [...(communities.get(area.parent) ?? []), area])
const gapOf = (street: string): number => {
  const own = communities.get(street) ?? []
  const gaps = own.map(one => Math.min(8, ...own.filter(each => each !== one).map(each => distance(one.at, each.at))))
  return gaps.length ? gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length : 8
}
const streets = areas.filter(area => area.kind === 'street').map(area => ({ ...area, gap: gapOf(area.code) }))
const core = { at: plane.to(city.center), radius: coreRadius() }
const towns = streets
  .filter(street => distance(street.at, core.at) > core.radius)
  .map(street => ({ at: street.at, radius: Math.min(2.6, Math.max(0.55, 2.1 / Math.max(0.6, street.gap))) }))

const turn = 0.18 + random() * 0.4
const grids: StreetGrid[] = [
  streetGrid({ at: core.at, radius: core.radius, turn, spacing: 0.62, between: 2 }, random),
  ...towns.map(town =>
    streetGrid({ ...town, turn: random() * Math.PI, spacing: 0.34 + 0.08 * town.radius, between: 1 }, random),
  ),
]
const rivers = sketch.rivers.map(river => river.line.map(plane.to))
const green = greenOf({ core, towns: towns.map(town => town.at), rivers }, random)
const country = countryRoads([core.at, ...towns.map(town => town.at)], random)

const isOurs = (point: Point): boolean => {
  const [lng, lat] = plane.from(point)
  return shapes.some((shape, i) => {
    const [west, south, east, north] = boxes[i] as [number, number, number, number]
    return lng >= west && lng <= east && lat >= south && lat <= north && contains(shape, lng, lat)
  })
}
const middleOf = (ring: readonly Point[]): Point => [
  ring.reduce((sum, p) => sum + p[0], 0) / ring.length,
  ring.reduce((sum, p) => sum + p[1], 0) / ring.length,
]
/** Nothing is built on water, in a park or beyond the border. */
const patches = [...green.parks, ...green.lakes].map(ring => ({ ring, at: middleOf(ring) }))
const isBuildable = (ring: readonly Point[]): boolean => {
  const at = middleOf(ring)
  if (rivers.some(river => distanceToLine(river, at) < 0.19)) return false
  return isOurs(at) && !patches.some(patch => distance(patch.at, at) < 2 && contains([[patch.ring]], at[0], at[1]))
}

const features: unknown[] = []
const add = (kind: string, cls: string, type: 'LineString' | 'Polygon', points: readonly Point[]) => {
  const coordinates = points.map(plane.from)
  features.push({
    type: 'Feature',
    properties: { kind, cls },
    geometry: { type, coordinates: type === 'Polygon' ? [coordinates] : coordinates },
  })
}
/** A road ends at the city's border. */
const addRoad = (cls: string, line: readonly Point[]) => {
  let run: Point[] = []
  for (const point of [...line, null]) {
    if (point && isOurs(point)) run.push(point)
    else {
      if (run.length > 1) add('road', cls, 'LineString', run)
      run = []
    }
  }
}
for (const grid of grids) if (isOurs(middleOf(grid.edge))) add('built', 'town', 'Polygon', grid.edge)
for (const ring of green.parks) if (isOurs(middleOf(ring))) add('green', 'park', 'Polygon', ring)
for (const river of rivers) add('water', 'river', 'LineString', river)
for (const ring of green.lakes) if (isOurs(middleOf(ring))) add('water', 'lake', 'Polygon', ring)
for (const grid of grids) for (const ring of grid.blocks) if (isBuildable(ring)) add('block', 'block', 'Polygon', ring)
for (const grid of grids) for (const line of grid.side) addRoad('minor', line)
for (const road of country) addRoad('country', road)
for (const grid of grids) for (const line of grid.main) addRoad('main', line)
for (const road of sketch.roads) add('road', road.class, 'LineString', road.line.map(plane.to))

const note = {
  zh: '道路、街区、绿地、湖泊均为程序生成，仅供示意。',
  en: 'Roads, blocks, parks and lakes are generated: a sketch, nobody’s real ones.',
}
const file = join(folder, 'basemap.geojson.gz')
writeFileSync(file, gzipSync(JSON.stringify({ type: 'FeatureCollection', note, features }), { level: 9 }))
console.log(name, `${features.length} features, ${towns.length} towns, core ${core.radius.toFixed(1)} km`)

/** The city reaches as far as streets stand close together around its middle. */
function coreRadius(): number {
  const dense = streets.filter(street => street.gap < 1.05).map(street => distance(street.at, plane.to(city.center)))
  dense.sort((a, b) => a - b)
  return Math.min(14, Math.max(4, (dense[Math.floor(dense.length * 0.72)] ?? 5) + 1))
}
