import type { City } from '@/features/areas'

export type UnitCity = Pick<City, 'units' | 'unitAliases'>

export interface UnitResolver {
  /** Code of the unit a sender's word means, `null` where neither list nor alias knows it. */
  resolve(word: string): string | null
}

const folded = (word: string): string => word.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ')

const resolvers = new WeakMap<UnitCity, UnitResolver>()

/**
 * Who a sender means by a word: an alias of the city, else a unit's own code or name. Letter case, full-width forms
 * and spaces do not matter. An alias of a unit that does not exist is nobody.
 */
export function unitResolver(city: UnitCity): UnitResolver {
  const known = resolvers.get(city)
  if (known) return known
  const codes = new Map<string, string>()
  for (const unit of city.units.values()) {
    for (const word of [unit.name.en, unit.name.zh, unit.code]) if (word) codes.set(folded(word), unit.code)
  }
  for (const [alias, code] of city.unitAliases) if (city.units.has(code)) codes.set(folded(alias), code)
  // Deliveries repeat the same few words a million times.
  const heard = new Map<string, string | null>()
  const made: UnitResolver = {
    resolve(word) {
      const before = heard.get(word)
      if (before !== undefined) return before
      const code = codes.get(folded(word)) ?? null
      if (heard.size < 10_000) heard.set(word, code)
      return code
    },
  }
  resolvers.set(city, made)
  return made
}
