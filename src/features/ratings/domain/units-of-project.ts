import type { Unit } from '../../areas'
import type { Level } from './scale'

/** A unit the investor is asked about. */
export interface AskedUnit {
  readonly unit: string
  readonly level: Level
}

interface ProjectUnits {
  readonly district: string
  readonly assistantUnit: string | null
  readonly leadUnit: string | null
  readonly approvingUnit: string | null
  /** Units of its steps, those with most steps first. */
  readonly withSteps: readonly string[]
}

/** Three screens of departments are nobody's minute. */
const MOST_MAIN = 2
const MOST_GENERAL = 2

/** The county, the main and the general departments that served a project; each unit once. */
export function unitsOfProject(project: ProjectUnits, units: ReadonlyMap<string, Unit>): AskedUnit[] {
  const named = [project.leadUnit, project.approvingUnit, project.assistantUnit, ...project.withSteps].filter(
    (each): each is string => each !== null && units.has(each),
  )
  const ofKind = (kind: Unit['kind']) => [...new Set(named.filter(each => units.get(each)?.kind === kind))]
  const county =
    ofKind('county')[0] ??
    [...units.values()].find(each => each.kind === 'county' && each.district === project.district)?.code
  return [
    ...(county ? [{ unit: county, level: 'county' as const }] : []),
    ...ofKind('main')
      .slice(0, MOST_MAIN)
      .map(unit => ({ unit, level: 'main' as const })),
    ...ofKind('general')
      .slice(0, MOST_GENERAL)
      .map(unit => ({ unit, level: 'general' as const })),
  ]
}
