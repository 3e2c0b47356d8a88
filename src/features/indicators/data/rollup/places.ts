import type { City } from '@/features/areas'
import type { StepPlace } from '../../domain/rollup/step-sums'

/** Where a record of this district and street counts; null: outside the city, nowhere. One object a place. */
export type PlaceOf = (district: unknown, street: unknown) => StepPlace | null

export function placeFinder(city: City): PlaceOf {
  const whole = new Map<unknown, StepPlace>(city.districts.map(({ code }) => [code, { district: code, body: null }]))
  const bodies = new Map(
    city.managementBodies.flatMap(({ code, streets }) => streets.map(each => [each, code] as const)),
  )
  const parts = new Map<unknown, Map<string, StepPlace>>([...whole.keys()].map(code => [code, new Map()]))
  return (district, street) => {
    const all = whole.get(district)
    if (!all || typeof street !== 'string') return all ?? null
    const body = bodies.get(street)
    const known = body === undefined ? all : parts.get(district)?.get(body)
    if (known || body === undefined) return known ?? null
    const made = { district: all.district, body }
    parts.get(district)?.set(body, made)
    return made
  }
}
