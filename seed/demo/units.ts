import { propose } from '../../src/features/matrix'
import type { CaseClass, DemoCity } from './city'

const depts = new WeakMap<DemoCity, Map<string, string | undefined>>()

/** What the sender calls the department that answers for a class in a district: as the city's matrix has it. */
export function deptOfClass(city: DemoCity, cls: CaseClass, district: string): string | undefined {
  const known = depts.get(city) ?? new Map<string, string | undefined>()
  depts.set(city, known)
  const key = `${cls.code}|${district}`
  if (!known.has(key)) {
    const { unit } = propose(city.matrix, city.units, { cls: cls.code, district })
    known.set(key, city.units.get(unit)?.name.zh)
  }
  return known.get(key)
}
