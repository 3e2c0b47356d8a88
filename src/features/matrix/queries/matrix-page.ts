import type { Sql } from '@/platform/db/client'
import type { City } from '../../areas'
import type { PlanRouting } from '../../emergency'
import { routingNow } from '../../emergency/server'
import { type MatrixVersion, matrixLines, matrixVersions } from '../data/matrix.queries'
import { rulings } from '../data/ruling.queries'
import { coverage } from '../domain/coverage'
import type { MatrixLine } from '../domain/matrix-line'
import { type ProposedLine, proposedLines } from '../domain/ruled-line'

export interface MatrixPage {
  readonly version: number
  readonly items: readonly MatrixLine[]
  readonly next: null
  readonly gaps: ReturnType<typeof coverage>['gaps']
  readonly overlaps: ReturnType<typeof coverage>['overlaps']
  readonly versions: readonly Omit<MatrixVersion, 'actor'>[]
  /** What rulings propose and these lines do not say. */
  readonly proposed: readonly ProposedLine[]
  /** Lines of the emergency plan that holds now: they stand before the matrix. */
  readonly plan: PlanRouting | null
}

/** The matrix as it stands or stood, with its gaps, its overlaps and its changes, newest first. */
export async function matrixPage(sql: Sql, city: City, at: Date, version?: number): Promise<MatrixPage> {
  const [lines, versions, ruled, plan] = await Promise.all([
    matrixLines(sql, version),
    matrixVersions(sql, 20),
    rulings(sql, 200),
    routingNow(sql, city, at),
  ])
  return {
    version: version ?? versions[0]?.version ?? 0,
    items: lines,
    next: null,
    plan,
    ...coverage(lines, city),
    proposed: proposedLines(lines, city.units, ruled),
    versions: versions.map(({ actor: _, ...each }) => each),
  }
}
