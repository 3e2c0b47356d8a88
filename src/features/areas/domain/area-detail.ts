import { type AreaGeometry, type Bbox, bboxOf } from '@/shared/geo/geometry'
import { notFound } from '@/shared/problem'
import type { Area, AreaKind, Text } from './area'
import type { City } from './city'

/** One area with its geometry; management bodies and groups have members instead of a parent. */
export type AreaDetail =
  | (Area & { readonly geometry: AreaGeometry; readonly children: number })
  | {
      readonly code: string
      readonly kind: 'body' | 'group'
      readonly name: Text
      readonly members: readonly string[]
      readonly bbox: Bbox
      readonly geometry: AreaGeometry
    }

/** @throws Problem 404 `unknown-area`. */
export function areaDetail(city: City, code: string): AreaDetail {
  const area = city.areas.get(code)
  if (area) return { ...area, geometry: city.geometry(code), children: city.children(code).length }
  const body = city.managementBodies.find(each => each.code === code)
  if (body) return named(city, 'body', code, body.name, body.streets)
  const group = city.groups.find(each => each.code === code)
  if (group) return named(city, 'group', code, group.name, group.members)
  throw notFound('unknown-area', `${code} is no area of ${city.name.en}`)
}

/** Features of one level, with what a map needs to name them. */
export function boundaries(city: City, kind: AreaKind) {
  return {
    type: 'FeatureCollection' as const,
    features: city.ofKind(kind).map(area => ({
      type: 'Feature' as const,
      id: area.code,
      properties: {
        code: area.code,
        parent: area.parent,
        name: area.name,
        center: area.center,
        synthetic: area.synthetic,
      },
      geometry: city.geometry(area.code),
    })),
  }
}

function named(city: City, kind: 'body' | 'group', code: string, name: Text, members: readonly string[]): AreaDetail {
  const geometry = shapeOfMembers(city, members)
  return { code, kind, name, members, bbox: bboxOf(geometry), geometry }
}

/** The members side by side, not dissolved; a body inside a group stands for its streets. */
function shapeOfMembers(city: City, members: readonly string[]): AreaGeometry {
  const codes = members.flatMap(member => city.managementBodies.find(body => body.code === member)?.streets ?? [member])
  const coordinates = codes.flatMap(code => {
    const shape = city.geometry(code)
    return shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates
  })
  return { type: 'MultiPolygon', coordinates }
}
