import { badRequest } from '@/shared/problem'
import type { AreaKind } from './area'
import type { City } from './city'

/** Which records an `area=` parameter asks for. */
export type AreaScope =
  /** Every record that lies in the city. */
  | { readonly kind: 'all' }
  /** Records kept although they lie outside the city. */
  | { readonly kind: 'outside' }
  /** Records whose column has one of the codes. */
  | { readonly kind: 'in'; readonly column: Exclude<AreaKind, 'city'>; readonly codes: readonly string[] }
  /** Records of any of these districts or streets: a group such as 5+2 joins districts and management bodies. */
  | { readonly kind: 'group'; readonly districts: readonly string[]; readonly streets: readonly string[] }

/** @throws Problem 400 `unknown-area` for a code that is no area, body or group of the city. */
export function scopeOf(city: City, code: string | undefined): AreaScope {
  if (code === undefined || code === city.code) return { kind: 'all' }
  if (code === 'outside') return { kind: 'outside' }
  const area = city.areas.get(code)
  if (area && area.kind !== 'city') return { kind: 'in', column: area.kind, codes: [code] }
  const body = city.managementBodies.find(each => each.code === code)
  if (body) return { kind: 'in', column: 'street', codes: body.streets }
  const group = city.groups.find(each => each.code === code)
  if (group) {
    const bodies = city.managementBodies.filter(each => group.members.includes(each.code))
    const districts = group.members.filter(member => city.areas.get(member)?.kind === 'district')
    return { kind: 'group', districts, streets: bodies.flatMap(each => each.streets) }
  }
  throw badRequest('unknown-area', `${code} is no area of ${city.name.en}`, { parameter: 'area' })
}
