import type { Unit } from '../../areas'
import type { MatrixLine, MatrixQuestion } from './matrix-line'
import { propose } from './propose'

/** Cases of the last year that the matrix cannot tell apart. */
export interface CaseGroup extends MatrixQuestion {
  readonly cases: number
}

export interface Move {
  readonly from: string
  readonly to: string
  readonly cases: number
}

export interface DryRun {
  readonly cases: number
  /** Cases that would have gone to another unit, the largest move first. */
  readonly moves: readonly Move[]
  readonly moved: number
  /** Cases that no line names a unit for, before and after. */
  readonly silent: { readonly before: number; readonly after: number }
  /** Cases that two lines claim with equal right, after. */
  readonly contested: number
}

/** What would have gone elsewhere, had the new lines stood last year. */
export function dryRun(
  before: readonly MatrixLine[],
  after: readonly MatrixLine[],
  units: ReadonlyMap<string, Unit>,
  groups: readonly CaseGroup[],
): DryRun {
  const moves = new Map<string, { from: string; to: string; cases: number }>()
  const sum = { cases: 0, moved: 0, before: 0, after: 0, contested: 0 }
  for (const group of groups) {
    const [was, is] = [propose(before, units, group), propose(after, units, group)]
    sum.cases += group.cases
    if (was.by === 'provisional') sum.before += group.cases
    if (is.by === 'provisional') sum.after += group.cases
    if (is.rivals.length > 0) sum.contested += group.cases
    if (was.unit === is.unit) continue
    sum.moved += group.cases
    const key = `${was.unit} ${is.unit}`
    const move = moves.get(key) ?? { from: was.unit, to: is.unit, cases: 0 }
    move.cases += group.cases
    moves.set(key, move)
  }
  return {
    cases: sum.cases,
    moved: sum.moved,
    moves: [...moves.values()].sort((a, b) => b.cases - a.cases || (a.from < b.from ? -1 : 1)),
    silent: { before: sum.before, after: sum.after },
    contested: sum.contested,
  }
}
