import type { City } from '../../areas'
import { type MatrixLine, matchLine } from './matrix-line'

export interface Hole {
  readonly cls: string
  /** Districts in which no line names a unit for the class. */
  readonly districts: readonly string[]
}

export interface Overlap {
  readonly cls: string
  readonly district: string
  readonly lines: readonly string[]
}

/** Where the matrix is silent, and where it says two things: every class in every district, owners apart. */
export function coverage(
  lines: readonly MatrixLine[],
  city: Pick<City, 'classes' | 'districts'>,
): { readonly gaps: Hole[]; readonly overlaps: Overlap[] } {
  const gaps: Hole[] = []
  const overlaps: Overlap[] = []
  for (const cls of city.classes.keys()) {
    const silent: string[] = []
    for (const { code } of city.districts) {
      const match = matchLine(lines, { cls, district: code })
      if (!match) silent.push(code)
      else if (match.rivals.length > 0)
        overlaps.push({ cls, district: code, lines: [match.line, ...match.rivals].map(each => each.line) })
    }
    if (silent.length > 0) gaps.push({ cls, districts: silent })
  }
  return { gaps, overlaps }
}
