import { isObject } from './value-fault'

/**
 * One level of a feature: its properties, then `geometry`, `lng` and `lat` (points only, in the units of the file) and
 * `id` where the feature has them. `undefined` for what is no feature (RFC 7946, 3.2).
 */
export function featureValue(feature: Record<string, unknown>): Record<string, unknown> | undefined {
  const { type, properties, geometry, id } = feature
  if (type !== 'Feature' || (properties != null && !isObject(properties))) return undefined
  if (geometry != null && !isObject(geometry)) return undefined
  const value: Record<string, unknown> = { ...properties, geometry: geometry ?? null }
  if (id !== undefined) value.id = id
  if (geometry?.type === 'Point' && Array.isArray(geometry.coordinates)) {
    value.lng = geometry.coordinates[0]
    value.lat = geometry.coordinates[1]
  }
  return value
}
