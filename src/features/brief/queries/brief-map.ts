import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { Sql } from '@/platform/db/client'
import { singleton } from '@/platform/singleton'
import { scopeOfActor } from '@/shared/auth'
import type { Bbox, LngLat } from '@/shared/geo/geometry'
import { type City, valuesWithin } from '../../areas'
import { cityGround } from '../../desk-map/server'
import { type LayerPlaces, layerPlaces } from '../../layers/server'
import { districtIndices } from '../../screen/server'
import type { BriefQuestion } from './daily-brief'

export const mapLayers = ['cases', 'projects', 'permits'] as const
export type MapLayer = (typeof mapLayers)[number]

/** A line or the outer rings of an area of the generated city, with what it is: `road` `ring`, `water` `lake`. */
export interface GroundShape {
  readonly kind: string
  readonly cls: string
  readonly paths: readonly (readonly LngLat[])[]
  readonly isArea: boolean
}

export interface BriefMap {
  readonly bounds: Bbox
  /** What is shown closer beside the whole: where most happens; null for a part of the city. */
  readonly centre: Bbox | null
  readonly ground: readonly GroundShape[]
  readonly layers: Readonly<Record<MapLayer, LayerPlaces>>
  /** Live index of each district that may be told; empty for a day that is over. */
  readonly indices: ReadonlyMap<string, number | null>
}

/** What the map page of a brief shows: the same basemap and the same layers as `/map`, with the same question. */
export async function briefMap(sql: Sql, { city, actor, area, day }: BriefQuestion): Promise<BriefMap> {
  const search = new URLSearchParams({
    ...(area === undefined ? {} : { area }),
    ...(day.isPast ? { at: day.at.toISOString() } : {}),
  })
  const [cases, projects, permits] = await Promise.all([
    layerPlaces('cases', search),
    layerPlaces('projects', search),
    layerPlaces('permits', search),
  ])
  const codes = city.districts.map(each => each.code)
  const own = scopeOfActor(actor) ?? area ?? null
  const indices = day.isPast ? new Map<string, number | null>() : await districtIndices(sql, codes)
  const place = area === undefined ? undefined : city.areas.get(area)
  return {
    bounds: place?.bbox ?? city.bounds,
    centre: place && place.kind !== 'city' ? null : centreOf(city),
    ground: groundOf(city),
    layers: { cases, projects, permits },
    indices: valuesWithin(city, own, indices),
  }
}

/** The box around the middles of the city's first group of districts, with a rim. */
function centreOf(city: City): Bbox | null {
  const members = city.groups[0]?.members.flatMap(code => city.areas.get(code) ?? []) ?? []
  const districts = members.filter(each => each.kind === 'district')
  if (districts.length < 2) return null
  const boxes = districts.map(each => each.bbox)
  return [
    Math.min(...boxes.map(each => each[0])),
    Math.min(...boxes.map(each => each[1])),
    Math.max(...boxes.map(each => each[2])),
    Math.max(...boxes.map(each => each[3])),
  ]
}

interface Feature {
  readonly properties: { readonly kind: string; readonly cls: string }
  readonly geometry:
    | { readonly type: 'LineString'; readonly coordinates: readonly LngLat[] }
    | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly LngLat[])[] }
}

/** Blocks and side streets are finer than paper. */
const tooFine = new Set(['block', 'minor'])

/** The generated city as it is drawn on paper, read once; nothing where the folder has none. */
const groundOf = (city: City): readonly GroundShape[] =>
  singleton(`brief.ground.${city.key}`, () => {
    const found = cityGround()
    if (!found) return []
    const { features } = JSON.parse(gunzipSync(readFileSync(found.file)).toString()) as {
      readonly features: readonly Feature[]
    }
    return features
      .filter(({ properties }) => !tooFine.has(properties.cls))
      .map(({ properties, geometry }) => ({
        ...properties,
        isArea: geometry.type === 'Polygon',
        paths: geometry.type === 'Polygon' ? geometry.coordinates : [geometry.coordinates],
      }))
  })
