import type { City } from '../../areas'

interface PlacedRecord {
  readonly district?: unknown
  readonly street?: unknown
  readonly community?: unknown
  readonly cell?: unknown
}

/** Every area a record lies in and the management body of its street, the smallest first; none outside the city. */
export function areasOf({ district, street, community, cell }: PlacedRecord, city: City): string[] {
  if (typeof district !== 'string') return []
  const body = typeof street === 'string' ? city.bodyOfStreet(street) : null
  const codes = [cell, community, street, body?.code, district, city.code]
  return codes.filter((each): each is string => typeof each === 'string')
}
