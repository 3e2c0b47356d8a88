import type { City } from '../../areas'
import type { CaseSubject } from '../domain/policies'

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** Every area a case lies in, the smallest first, and who has it. */
export function caseSubject(city: City, fields: Readonly<Record<string, unknown>>): CaseSubject {
  const street = text(fields.street)
  const body = street === null ? null : (city.bodyOfStreet(street)?.code ?? null)
  const codes = [text(fields.cell), text(fields.community), street, body, text(fields.district)]
  const areas = codes.filter(code => code !== null)
  return {
    areas: areas.length > 0 ? [...areas, city.code] : [],
    unit: text(fields.unit),
    assignee: text(fields.assignee),
  }
}
