import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import gcoord from 'gcoord'
import { type Geom, union } from 'polyclip-ts'
import type { CityPlan } from './plans'
import { type MultiPolygon, type Point, polygonArea, type Ring, snap } from './shapes'
import { faults, partition } from './topology'

/** The source is cut to 1/1024 degree; in these steps its coordinates are whole numbers. */
const STEP = 1024
/** About a metre: what the districts are kept to, so that neighbours share every point. */
const GRID = 1e5

interface SourceFeature {
  properties: { name: string; cp: Point }
  geometry: { type: 'Polygon'; coordinates: Ring[] } | { type: 'MultiPolygon'; coordinates: Ring[][] }
}

export interface District {
  code: string
  shape: MultiPolygon
  /** The seat of its government as the source marks it, WGS 84. */
  seat: Point
}

export function readDistricts(pack: string, plan: CityPlan): District[] {
  const features = readFeatures(join(pack, `${plan.sourceFile}.geojson`))
  const found = plan.districts.map(district => {
    const name = district.sourceName ?? district.zh
    const feature = features.find(f => f.properties.name === name)
    if (!feature) throw new Error(`the source has no ${name}`)
    return feature
  })
  const parts = partition(
    found.map(feature => inSteps(feature, STEP)),
    3,
  ).map(part => toWgs84(part, STEP, GRID))
  const { overlap, edgesUsedMoreThanTwice } = faults(parts)
  if (overlap > 1e-9 || edgesUsedMoreThanTwice) throw new Error(`${plan.name}: the districts are no partition`)
  return parts.map((shape, i) => ({
    code: plan.districts[i]?.code ?? '',
    shape,
    seat: wgs84(found[i]?.properties.cp ?? [0, 0]),
  }))
}

/** The outer line of all prefectures of the province, simplified to about a kilometre. */
export function readProvince(pack: string, prefix: string): MultiPolygon {
  const coarse = 128
  const parts = readdirSync(pack)
    .filter(file => file.startsWith(prefix))
    .flatMap(file => readFeatures(join(pack, file)))
    .map(feature => snap(inSteps(feature, coarse), 1))
  const [first, ...rest] = parts as Geom[]
  const whole = first ? (union(first, ...rest) as MultiPolygon) : []
  const outer = whole.filter(polygon => polygonArea(polygon) > 400).map(polygon => [simplify(polygon[0] ?? [], 1.2)])
  return toWgs84(outer, coarse, 1e4)
}

function readFeatures(path: string): SourceFeature[] {
  return (JSON.parse(readFileSync(path, 'utf8')) as { features: SourceFeature[] }).features
}

function inSteps({ geometry }: SourceFeature, step: number): MultiPolygon {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  return polygons.map(polygon => polygon.map(ring => ring.map(([x, y]): Point => [x * step, y * step])))
}

function toWgs84(shape: MultiPolygon, step: number, grid: number): MultiPolygon {
  return snap(
    shape.map(polygon => polygon.map(ring => ring.map(([x, y]) => wgs84([x / step, y / step])))),
    grid,
  )
}

function wgs84(point: Point): Point {
  const [lng, lat] = gcoord.transform(point, gcoord.GCJ02, gcoord.WGS84) as Point
  return [lng, lat]
}

/** Douglas–Peucker on a closed ring, cut in two at its far point. */
function simplify(ring: Ring, tolerance: number): Ring {
  const far = ring.reduce((best, p, i) => (away(p, ring[0]) > away(ring[best], ring[0]) ? i : best), 0)
  return [...thin(ring.slice(0, far + 1), tolerance), ...thin(ring.slice(far), tolerance).slice(1)]
}

function thin(line: Ring, tolerance: number): Ring {
  const [a, b] = [line[0] as Point, line.at(-1) as Point]
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1
  let worst = 0
  let at = 0
  line.forEach((p, i) => {
    const off = Math.abs((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])) / length
    if (off > worst) [worst, at] = [off, i]
  })
  if (worst <= tolerance) return [a, b]
  return [...thin(line.slice(0, at + 1), tolerance), ...thin(line.slice(at), tolerance).slice(1)]
}

function away(p: Point | undefined, q: Point | undefined): number {
  return p && q ? Math.hypot(p[0] - q[0], p[1] - q[1]) : 0
}
