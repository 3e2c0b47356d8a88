import type { City } from './city'

/**
 * An area or management body with every area above it, the city last: what a right of an area is held against. The city
 * alone where no area is named; a code that is no area lies nowhere.
 */
export function areasAbove(city: City, code: string | undefined): string[] {
  if (code === undefined || code === city.code) return [city.code]
  const body = city.managementBodies.find(each => each.code === code)
  if (body) return [body.code, city.code]
  const codes: string[] = []
  for (let area = city.areas.get(code); area; area = city.areas.get(area.parent ?? '')) {
    codes.push(area.code)
    const owner = area.kind === 'street' ? city.bodyOfStreet(area.code) : null
    if (owner) codes.push(owner.code)
  }
  return codes
}
