import type { Connection } from '@/platform/db/client'
import type { City } from '../../areas'
import { routingNow } from '../../emergency/server'
import { matrixLines, ownerOf } from '../data/matrix.queries'
import type { MatrixLine, MatrixQuestion } from '../domain/matrix-line'
import { type Proposal, proposeByPlan } from '../domain/propose'

/** A place as a case has it. */
export interface CasePlace {
  readonly cls: string
  readonly district: string | null
  readonly street: string | null
  readonly assetCode: string | null
}

export async function questionOf(sql: Connection, city: City, place: CasePlace): Promise<MatrixQuestion> {
  const { cls, district, street, assetCode } = place
  return {
    cls,
    district,
    street,
    body: street === null ? null : (city.bodyOfStreet(street)?.code ?? null),
    owner: assetCode === null ? null : await ownerOf(sql, assetCode),
  }
}

/** Who would get a case of this class here at a moment: by the emergency plan that holds, else by the matrix. */
export async function proposalFor(sql: Connection, city: City, place: CasePlace, at: Date): Promise<Proposal> {
  const lines: readonly MatrixLine[] = await matrixLines(sql)
  const routing = await routingNow(sql, city, at)
  return proposeByPlan(routing, lines, city.units, await questionOf(sql, city, place))
}
