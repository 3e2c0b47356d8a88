import type { CaseClass, DemoCity, Unit } from './city'
import { fraction } from './random'

/** Units of a kind, those of the district first; the demo city's units are nobody's real bureaus. */
function unitsOf(city: DemoCity, kind: Unit['kind'], district?: string): readonly Unit[] {
  const all = [...city.units.values()].filter(unit => unit.kind === kind)
  const own = district ? all.filter(unit => unit.district === district) : []
  return own.length > 0 ? own : all
}

const depts = new WeakMap<DemoCity, Map<string, string | undefined>>()

/** What the sender calls the department that answers for a class in a district. */
export function deptOfClass(city: DemoCity, cls: CaseClass, district: string): string | undefined {
  const known = depts.get(city) ?? new Map<string, string | undefined>()
  depts.set(city, known)
  const key = `${cls.group}|${district}`
  if (!known.has(key)) {
    const list = [...unitsOf(city, cls.kind === 'component' ? 'utility' : 'district', district)]
    known.set(key, list[Math.floor(fraction('dept', key) * list.length)]?.name.zh)
  }
  return known.get(key)
}
