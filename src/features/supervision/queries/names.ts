import type { City, Text } from '../../areas'

/** What codes are called in both languages; an unknown code stands for itself. */
export const namesOf = (city: City) => {
  const named = (code: string | null, name: Text | undefined): Text | null =>
    code === null ? null : (name ?? { zh: code, en: code })
  return {
    unit: (code: string | null) => named(code, code === null ? undefined : city.units.get(code)?.name),
    area: (code: string | null) => named(code, code === null ? undefined : city.areas.get(code)?.name),
  }
}
