import type { Unit } from '../../areas'
import type { MatrixLine } from './matrix-line'
import { propose } from './propose'

/** A ruling on a case that the matrix should learn from. */
export interface Ruling {
  /** Number of the step at the desks. */
  readonly seq: number
  readonly at: Date
  readonly caseId: string
  readonly caseNo: string
  readonly cls: string
  readonly district: string
  readonly unit: string
  /** Who ruled: the district among its own units, the city across districts. */
  readonly level: string
  readonly reason: string | null
}

export interface ProposedLine {
  readonly ruling: Ruling
  readonly line: MatrixLine
}

/** The line that would have sent the case where the ruling did; in the place of one that is named the same. */
export const lineOfRuling = ({ cls, district, unit, caseNo }: Ruling): MatrixLine => ({
  line: `${cls}-${district}`,
  cls,
  area: district,
  owner: '*',
  unit,
  limit: '',
  note: caseNo,
})

/** What rulings propose and the matrix does not say yet; of several on one thing the newest, which come first. */
export function proposedLines(
  lines: readonly MatrixLine[],
  units: ReadonlyMap<string, Unit>,
  rulings: readonly Ruling[],
): ProposedLine[] {
  const seen = new Set<string>()
  return rulings.flatMap(ruling => {
    const line = lineOfRuling(ruling)
    if (seen.has(line.line) || !units.has(ruling.unit)) return []
    seen.add(line.line)
    const now = propose(lines, units, { cls: ruling.cls, district: ruling.district })
    return now.by === 'line' && now.unit === ruling.unit ? [] : [{ ruling, line }]
  })
}
