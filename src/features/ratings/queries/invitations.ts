import type { Connection } from '@/platform/db/client'
import { type ListedInvitation as Kept, listInvitations as kept } from '../data/invitation.queries'

export type { ListedRound } from '../data/round.queries'
export { listRounds } from '../data/round.queries'
export type { RuleVersion } from '../data/rule.queries'
export { ruleVersions } from '../data/rule.queries'

export type ListedInvitation = Omit<Kept, 'tokenHash'>

/** Links, newest first, without what opens them. */
export async function listInvitations(sql: Connection, limit: number): Promise<ListedInvitation[]> {
  return (await kept(sql, limit)).map(({ tokenHash: _, ...each }) => each)
}
