import { z } from 'zod'
import type { MatrixRow } from '../../areas'

/** One line of the responsibility matrix; `MatrixRow` says what its fields mean. */
export type MatrixLine = MatrixRow

export const matrixLineSchema = z.object({
  line: z.string().regex(/^[\w.-]{1,60}$/),
  cls: z.string().regex(/^(\*|[CE](\d{2}(\d{2})?)?)$/),
  area: z.string().min(1).max(40),
  owner: z.string().min(1).max(64),
  unit: z.string().min(1).max(64),
  limit: z.string().regex(/^(\d+(uh|wh|wd|nd))?$/),
  note: z.string().max(300).default(''),
})

/** What is asked of the matrix. */
export interface MatrixQuestion {
  readonly cls: string
  readonly district: string | null
  readonly street?: string | null
  /** Management body of the street. */
  readonly body?: string | null
  /** Unit that owns the component the case is about. */
  readonly owner?: string | null
}

const classRank = (line: MatrixLine, cls: string): number =>
  line.cls === '*' ? 0 : cls.startsWith(line.cls) ? line.cls.length : -1

function areaRank({ area }: MatrixLine, { district, street, body }: MatrixQuestion): number {
  if (area === '*') return 0
  if (area === district) return 1
  if (area === body) return 2
  return area === street ? 3 : -1
}

const ownerRank = ({ owner }: MatrixLine, question: MatrixQuestion): number =>
  owner === '*' ? 0 : owner === question.owner ? 1 : -1

/** How closely a line fits, the weightiest first: whose component it is, which class, where. `null`: it does not. */
export function fitOf(line: MatrixLine, question: MatrixQuestion): readonly number[] | null {
  const ranks = [ownerRank(line, question), classRank(line, question.cls), areaRank(line, question)]
  return ranks.includes(-1) ? null : ranks
}

export interface Match {
  readonly line: MatrixLine
  /** Other lines that fit exactly as closely and name another unit: an overlap that somebody should settle. */
  readonly rivals: readonly MatrixLine[]
  /** Lines that fit less closely, the closest first. */
  readonly others: readonly MatrixLine[]
}

const compare = (a: readonly number[], b: readonly number[]): number => {
  for (const [at, rank] of a.entries()) if (rank !== b[at]) return (b[at] ?? 0) - rank
  return 0
}

/** The line that fits most closely; of equals that of the lowest name. `null` where the matrix is silent. */
export function matchLine(lines: readonly MatrixLine[], question: MatrixQuestion): Match | null {
  const fitting = lines.flatMap(line => {
    const fit = fitOf(line, question)
    return fit ? [{ line, fit }] : []
  })
  fitting.sort((a, b) => compare(a.fit, b.fit) || (a.line.line < b.line.line ? -1 : 1))
  const [first, ...rest] = fitting
  if (!first) return null
  const equals = rest.filter(each => compare(each.fit, first.fit) === 0)
  return {
    line: first.line,
    rivals: equals.filter(each => each.line.unit !== first.line.unit).map(each => each.line),
    others: rest.filter(each => compare(each.fit, first.fit) !== 0).map(each => each.line),
  }
}

/**
 * The line that gives a unit the class of a question, that of this very place if there is one: whether it can do such
 * work at all. `null`: the matrix never gives it any.
 */
export function abilityOf(lines: readonly MatrixLine[], unit: string, question: MatrixQuestion): string | null {
  const able = lines.filter(line => line.unit === unit && classRank(line, question.cls) > 0)
  const here = able.find(line => fitOf(line, question) !== null)
  return (here ?? able[0])?.line ?? null
}
