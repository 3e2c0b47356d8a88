import type { Unit } from '../../areas'
import { type MatrixLine, type MatrixQuestion, matchLine } from './matrix-line'

/** Who would get a case, and why. There is always somebody. */
export interface Proposal {
  readonly unit: string
  /**
   * `line`: the matrix says so; `provisional`: it is silent, and the district's own unit answers until somebody rules;
   * `ruling`: somebody ruled on this very case.
   */
  readonly by: 'line' | 'provisional' | 'ruling'
  readonly line: string | null
  /** The line's own limit, empty: the class's. */
  readonly limit: string
  readonly rivals: readonly string[]
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
    return { unit: provisionalUnit(units, question.district), by: 'provisional', line: null, limit: '', rivals: [] }
  const { line, rivals } = match
  return { unit: line.unit, by: 'line', line: line.line, limit: line.limit, rivals: rivals.map(each => each.line) }
}
