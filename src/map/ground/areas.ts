import type { LngLat } from '../../shared/geo/geometry'
import { readJson } from '../../shared/read-json'
import { type Feature, type Polygon, polygonsOf } from '../terrain/polygons'

/** An area as the map shows it. */
export interface MapArea {
  readonly code: string
  readonly kind: ShownKind
  readonly parent: string | null
  readonly name: { readonly zh: string; readonly en: string }
  readonly center: LngLat
  readonly box: readonly [number, number, number, number]
  readonly polygons: readonly Polygon[]
}

/** What `GET /areas` says of one, as far as a map needs it. */
interface ListedArea {
  readonly code: string
  readonly parent: string | null
  readonly name: { readonly zh: string; readonly en: string }
  readonly center: LngLat
  readonly bbox: readonly [number, number, number, number]
}

const files = { district: 'districts', street: 'streets', community: 'communities' } as const
export type ShownKind = keyof typeof files
const LIMIT = 1000

const read = new Map<string, Promise<readonly MapArea[]>>()

/** All areas of a kind with their outlines, read once. `shift` moves WGS 84 onto the basemap's datum. */
export function areasOf(kind: ShownKind, shift: (place: LngLat) => LngLat): Promise<readonly MapArea[]> {
  const known = read.get(kind)
  if (known) return known
  const reading = readAreas(kind, shift)
  read.set(kind, reading)
  reading.catch(() => read.delete(kind))
  return reading
}

async function readAreas(kind: ShownKind, shift: (place: LngLat) => LngLat): Promise<readonly MapArea[]> {
  const [{ features }, list] = await Promise.all([
    readJson<{ features: readonly Feature[] }>(`/api/v1/areas/boundaries/${files[kind]}.geojson`),
    listAreas(kind),
  ])
  const shapes = new Map(features.map(feature => [feature.properties?.code ?? '', polygonsOf(feature)]))
  return list.map(({ code, parent, name, center, bbox }) => {
    const [west, south] = shift([bbox[0], bbox[1]])
    const [east, north] = shift([bbox[2], bbox[3]])
    return {
      code,
      kind,
      parent,
      name,
      center: shift(center),
      box: [west, south, east, north],
      polygons: (shapes.get(code) ?? []).map(polygon => polygon.map(ring => ring.map(shift))),
    }
  })
}

async function listAreas(kind: ShownKind): Promise<ListedArea[]> {
  const items: ListedArea[] = []
  let cursor: string | null = null
  do {
    const search: URLSearchParams = new URLSearchParams({ kind, limit: String(LIMIT) })
    if (cursor) search.set('cursor', cursor)
    const page: { items: ListedArea[]; next: string | null } = await readJson(`/api/v1/areas?${search}`)
    items.push(...page.items)
    cursor = page.next
  } while (cursor)
  return items
}
