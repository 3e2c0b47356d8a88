import { z } from 'zod'
import { database } from '@/platform/db/client'
import { badRequest } from '@/shared/problem'
import { scopeOf, type Text } from '../../areas'
import { currentCity } from '../../areas/server'
import { dataset } from '../../datasets'
import { type Neighbour, type Neighbourhood, neighbours } from '../data/around.queries'
import { distanceBetween, type Ground, groundOf, spotter } from '../domain/ground'
import { layers } from '../domain/layer'
import { everything } from '../domain/layer-filter'
import { worldX, worldY } from '../domain/mercator'
import { boundedRows } from '../domain/table/rows-within'
import { type Standing, type Touch, touches } from '../domain/touches'
import { mapStore } from '../store/map-store'
import { askLayer } from './ask-layer'

/** Kinds of things that have a place but no layer. Measurements and daily rows are no things. */
const others = ['hotline', 'alarm', 'inspection', 'enforcement', 'illegal_build', 'bridge', 'lamp', 'maint']
/** Nearest things told of a kind; `total` counts them all. */
const LISTED = 200
/** Cases that are held against works. */
const COMPARED = 2000
const METRES_A_DEGREE = 111_195

const moment = z.iso
  .datetime({ offset: true })
  .transform(text => new Date(text))
  .optional()
const question = z.object({
  lng: z.coerce.number().min(-180).max(180),
  lat: z.coerce.number().min(-85).max(85),
  metres: z.coerce.number().positive().max(5000).default(300),
  from: moment,
  to: moment,
  at: moment,
  known: moment,
  area: z.string().optional(),
  state: z.enum(['open', 'all']).optional(),
})
type Question = z.infer<typeof question>
type Found = Neighbour & { readonly ground: Ground; readonly metres: number }

export interface AroundGroup {
  readonly layer: string | null
  readonly dataset: string
  readonly title: Text
  readonly total: number
  readonly items: readonly {
    readonly id: string
    readonly title: string | null
    readonly cls: string | null
    readonly status: string | null
    readonly unit: string | null
    readonly lng: number
    readonly lat: number
    readonly begins: Date | null
    readonly ends: Date | null
    /** To its nearest point, whole metres; 0 on its ground. */
    readonly metres: number
  }[]
}

/** A touch with its time in ISO 8601; null: without beginning or end. */
export type ToldTouch =
  | Extract<Touch, { kind: 'case-on-work' }>
  | (Omit<Extract<Touch, { kind: 'works-collide' }>, 'from' | 'to'> & {
      readonly from: string | null
      readonly to: string | null
    })

const iso = (instant: number) => (Number.isFinite(instant) ? new Date(instant).toISOString() : null)

function told(touch: Touch): ToldTouch {
  const metres = Math.round(touch.metres)
  return touch.kind === 'works-collide'
    ? { ...touch, metres, from: iso(touch.from), to: iso(touch.to) }
    : { ...touch, metres }
}

export interface MapAround {
  readonly lng: number
  readonly lat: number
  readonly metres: number
  readonly groups: readonly AroundGroup[]
  readonly touches: readonly ToldTouch[]
}

function boxAround({ lng, lat, metres }: Question): readonly [number, number, number, number] {
  const north = metres / METRES_A_DEGREE
  const east = north / Math.cos((lat * Math.PI) / 180)
  return [lng - east, lat - north, lng + east, lat + north]
}

/** Things of a layer near a place: their point lies in the box, or their shape may reach into it. */
async function inLayer(name: string, asked: Question): Promise<Neighbourhood> {
  const isDated = asked.from !== undefined || asked.to !== undefined
  const search = new URLSearchParams({ state: asked.state ?? (isDated ? 'all' : 'open') })
  for (const each of ['at', 'known'] as const) if (asked[each]) search.set(each, asked[each].toISOString())
  if (asked.area) search.set('area', asked.area)
  const { table, query } = await askLayer(name, search)
  const mask = table.mask({ ...everything, ...query.filter })
  const box = boxAround(asked)
  const rows = new Set(boundedRows(table, mask, box))
  for (const row of table.shapes.touching(worldX(box[0]), worldY(box[3]), worldX(box[2]), worldY(box[1])))
    if (mask.bits[row] === 1) rows.add(row)
  return { ids: [...rows].map(row => table.idOf(row)) }
}

/** Everything of all kinds within some metres and dates, the nearest first, and what of it touches what. */
export async function mapAround(search: URLSearchParams): Promise<MapAround> {
  const parsed = question.safeParse(Object.fromEntries(search))
  if (!parsed.success) throw badRequest('bad-parameter', z.prettifyError(parsed.error))
  const asked = parsed.data
  const spot = spotter(asked.lng, asked.lat)
  const here = groundOf(spot, asked.lng, asked.lat, null)
  const scope = scopeOf(currentCity(), asked.area)
  const kinds = [
    ...layers.map(({ name, dataset: of }) => ({ layer: name, of })),
    ...others.map(of => ({ layer: null, of })),
  ]
  const found = new Map<string, readonly Found[]>()
  const groups: AroundGroup[] = []
  for (const { layer, of } of kinds) {
    const where = layer === null ? { box: boxAround(asked) } : await inLayer(layer, asked)
    const rows =
      'ids' in where && where.ids.length === 0 ? [] : await neighbours(database(), dataset(of), where, scope, asked)
    const near = rows
      .map(row => {
        const ground = groundOf(spot, row.lng, row.lat, row.geometry)
        return { ...row, ground, metres: distanceBetween(here, ground) }
      })
      .filter(each => each.metres <= asked.metres)
      .sort((a, b) => a.metres - b.metres || (a.id < b.id ? -1 : 1))
    found.set(of, near)
    const { titleZh: zh, titleEn: en } = dataset(of)
    const items = near
      .slice(0, LISTED)
      .map(({ ground: _, geometry: __, district: ___, ...rest }) => ({ ...rest, metres: Math.round(rest.metres) }))
    if (near.length > 0) groups.push({ layer, dataset: of, title: { zh, en }, total: near.length, items })
  }
  const standing = (each: Found): Standing => ({
    id: each.id,
    ground: each.ground,
    begins: each.begins?.getTime() ?? Number.NEGATIVE_INFINITY,
    ends: each.ends?.getTime() ?? Number.POSITIVE_INFINITY,
  })
  const of = (name: string, limit: number) => (found.get(name) ?? []).slice(0, limit).map(standing)
  const now = asked.at ?? mapStore().now()
  const touching = touches(of('case', COMPARED), of('road_permit', LISTED), now.getTime())
  const { lng, lat, metres } = asked
  return {
    lng,
    lat,
    metres,
    groups,
    touches: touching.map(told),
  }
}
