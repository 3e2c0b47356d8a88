import type { Unit } from '../../areas'
import type { PlanRouting } from '../../emergency'
import { type MatrixLine, type MatrixQuestion, matchLine } from './matrix-line'

/** What the emergency plan that holds says of a case. */
export interface PlanWord {
  readonly name: PlanRouting['name']
  readonly line: string
  /** The unit it names and that is not there, so that the matrix counts after all; `null`: it is there. */
  readonly missing: string | null
}

/** Who would get a case, and why. There is always somebody. */
export interface Proposal {
  readonly unit: string
  /**
   * `line`: the matrix says so; `provisional`: it is silent, and the district's own unit answers until somebody rules;
   * `ruling`: somebody ruled on this very case; `plan`: the emergency plan that holds says so.
   */
  readonly by: 'line' | 'provisional' | 'ruling' | 'plan'
  readonly line: string | null
  /** The line's own limit, empty: the class's. */
  readonly limit: string
  readonly rivals: readonly string[]
  /** `null`: no plan holds, or it does not speak of such a case. */
  readonly plan: PlanWord | null
}

type Units = ReadonlyMap<string, Pick<Unit, 'code' | 'kind' | 'district'>>

/**
 * Who answers where the matrix is silent: the district's urban-management unit, else one of the district, else one of
 * the city. @throws RangeError for a city without units
 */
export function provisionalUnit(units: Units, district: string | null): string {
  const all = [...units.values()]
  const found =
    all.find(each => each.kind === 'district' && each.district === district) ??
    all.find(each => each.district !== null && each.district === district) ??
    all.find(each => each.kind === 'main') ??
    all[0]
  if (!found) throw new RangeError('a city without units cannot give anybody a case')
  return found.code
}

/** The matrix's answer; a line whose unit no longer exists is as good as none. */
export function propose(lines: readonly MatrixLine[], units: Units, question: MatrixQuestion): Proposal {
  const match = matchLine(
    lines.filter(each => units.has(each.unit)),
    question,
  )
  if (!match)
    return {
      unit: provisionalUnit(units, question.district),
      by: 'provisional',
      line: null,
      limit: '',
      rivals: [],
      plan: null,
    }
  const { line, rivals } = match
  return {
    unit: line.unit,
    by: 'line',
    line: line.line,
    limit: line.limit,
    rivals: rivals.map(each => each.line),
    plan: null,
  }
}

/**
 * The answer while a plan holds: its closest line stands before the matrix. Where that line's unit is not there, the
 * matrix answers and the proposal says which unit was missing: never a case without an owner.
 */
export function proposeByPlan(
  routing: PlanRouting | null,
  lines: readonly MatrixLine[],
  units: Units,
  question: MatrixQuestion,
): Proposal {
  const routes = routing?.routes.map(route => ({ ...route, owner: '*', note: '' })) ?? []
  const line = matchLine(routes, question)?.line
  if (!routing || !line) return propose(lines, units, question)
  const word = { name: routing.name, line: line.line }
  if (!units.has(line.unit)) return { ...propose(lines, units, question), plan: { ...word, missing: line.unit } }
  const { unit, limit } = line
  return { unit, by: 'plan', line: line.line, limit, rivals: [], plan: { ...word, missing: null } }
}
