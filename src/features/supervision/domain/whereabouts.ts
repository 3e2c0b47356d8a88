import type { Whereabouts } from '@/shared/auth'
import type { City } from '../../areas'

type Fields = Readonly<Record<string, unknown>>

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** Where a record lies, for whoever asks for a right to it: every area above it, the city last. */
export function whereaboutsOf(fields: Fields, city: City): Whereabouts {
  const street = textOf(fields.street)
  const body = street === null ? undefined : city.bodyOfStreet(street)?.code
  const areas = [fields.cell, fields.community, street, body, fields.district, city.code].map(textOf)
  return { areas: areas.filter(each => each !== null), unit: textOf(fields.unit) }
}
