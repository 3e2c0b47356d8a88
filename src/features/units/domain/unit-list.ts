import type { City, Unit } from '@/features/areas'
import type { UnitCity } from './resolve-unit'

export interface UnitFilter {
  readonly district?: string | undefined
  readonly kind?: string | undefined
  /** A part of code, name or alias. */
  readonly q?: string | undefined
}

export interface ListedUnit extends Unit {
  /** Words of senders that mean this unit. */
  readonly aliases: readonly string[]
}

/** The units of a city in order of code; a district's list has the units of the whole city too. */
export function listUnits(city: UnitCity & Pick<City, 'units'>, { district, kind, q }: UnitFilter): ListedUnit[] {
  const aliases = new Map<string, string[]>()
  for (const [alias, code] of city.unitAliases) aliases.set(code, [...(aliases.get(code) ?? []), alias])
  const wanted = q?.trim().toLowerCase()
  return [...city.units.values()]
    .filter(each => district === undefined || each.district === null || each.district === district)
    .filter(each => kind === undefined || each.kind === kind)
    .map(each => ({ ...each, aliases: aliases.get(each.code) ?? [] }))
    .filter(
      each =>
        !wanted ||
        [each.code, each.name.zh, each.name.en, ...each.aliases].some(word => word.toLowerCase().includes(wanted)),
    )
    .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
}
