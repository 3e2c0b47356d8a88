import type { Connection } from '@/platform/db/client'
import type { City } from '../../areas'
import type { Proposal } from '../../matrix'
import { type CasePlace, proposalFor } from '../../matrix/server'
import { historyOf } from '../data/case-steps.queries'
import { ruledProposal } from '../domain/ruled-proposal'

/**
 * Who is to get a case as it stands: whom a ruling named, else whom the emergency plan of that moment names, else whom
 * the matrix names.
 */
export async function proposedFor(
  sql: Connection,
  city: City,
  id: string,
  place: CasePlace,
  at: Date,
): Promise<Proposal> {
  const [proposal, { ruledUnit }] = await Promise.all([proposalFor(sql, city, place, at), historyOf(sql, id)])
  return ruledProposal(proposal, ruledUnit)
}
