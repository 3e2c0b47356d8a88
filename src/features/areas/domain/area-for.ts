import { type Actor, scopeOfActor } from '@/shared/auth'
import { Problem } from '@/shared/problem'
import type { City } from './city'

const parents = (city: City, code: string): string[] => {
  const above: string[] = []
  for (let area = city.areas.get(code); area; area = area.parent === null ? undefined : city.areas.get(area.parent))
    above.push(area.code)
  return above
}

/**
 * An area or management body and every area above it, the city included, and the body its street belongs to: where a
 * thing that lies in it lies. The city alone where none is named; empty for a code the city does not know.
 */
export function areasAbove(city: City, code: string | undefined): readonly string[] {
  if (code === undefined) return [city.code]
  if (city.managementBodies.some(each => each.code === code)) return [code, city.code]
  const above = parents(city, code)
  const street = above.find(each => city.areas.get(each)?.kind === 'street')
  const body = street === undefined ? null : city.bodyOfStreet(street)
  return body ? [...above, body.code] : above
}

/** The areas whose records an area of any kind stands for: itself, a body's streets, the members of a group. */
function partsOf(city: City, code: string): readonly string[] | null {
  if (city.contains(code)) return [code]
  const body = city.managementBodies.find(each => each.code === code)
  if (body) return body.streets
  const group = city.groups.find(each => each.code === code)
  return group ? group.members.flatMap(each => partsOf(city, each) ?? []) : null
}

/** Whether an area, body or group lies wholly in the subtree of another area or body. */
export function liesIn(city: City, code: string, root: string): boolean {
  if (code === root) return true
  const parts = partsOf(city, code)
  return parts !== null && parts.length > 0 && parts.every(each => areasAbove(city, each).includes(root))
}

/** Values by area of those that lie in a place; all of them where it is null. */
export const valuesWithin = <T>(
  city: City,
  root: string | null,
  values: ReadonlyMap<string, T>,
): ReadonlyMap<string, T> =>
  root === null ? values : new Map([...values].filter(([code]) => liesIn(city, code, root)))

const outOfScope = (code: string) =>
  new Problem(403, 'scope', `${code} lies outside the area of your account.`, { parameter: 'area' })

/**
 * The area a question is about: the one asked for, else the actor's own; `undefined` for the whole city of somebody
 * who may see it all. A code that is no area of the city is left to whoever reads it.
 * @throws Problem 403 `scope` for an area that the actor's does not contain
 */
export function areaFor(actor: Actor, city: City, asked: string | undefined): string | undefined {
  const own = scopeOfActor(actor)
  if (own === null) return asked
  if (asked === undefined) return own
  const isKnown = asked === 'outside' || partsOf(city, asked) !== null
  if (isKnown && !liesIn(city, asked, own)) throw outOfScope(asked)
  return asked
}

/** As `areaFor` for readers that take a code and know no absence. */
export const areaCodeFor = (actor: Actor, city: City, asked: string | null | undefined): string =>
  areaFor(actor, city, asked ?? undefined) ?? city.code

/** The parameters of a question with the area it is about in them. @throws Problem 403 `scope` */
export function scopedSearch(actor: Actor, city: City, search: URLSearchParams): URLSearchParams {
  const area = areaFor(actor, city, search.get('area') || undefined)
  const scoped = new URLSearchParams(search)
  if (area !== undefined) scoped.set('area', area)
  return scoped
}

/** Whether an actor may see what is told of an area as a whole. */
export const seesArea = (actor: Actor, city: City, code: string): boolean => {
  const own = scopeOfActor(actor)
  return own === null || liesIn(city, code, own)
}
