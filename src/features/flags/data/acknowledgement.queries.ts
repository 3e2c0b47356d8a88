import type { Connection, Tx } from '@/platform/db/client'
import type { OpenFlag } from '../domain/flag'

type Lit = Pick<OpenFlag, 'id' | 'rule' | 'since'>

export const lampKey = ({ id, rule, since }: Lit): string => `${id} ${rule} ${since.getTime()}`

/** Which of the lamps were acknowledged, by `lampKey`. */
export async function acknowledgedLamps(sql: Connection, lamps: readonly Lit[]): Promise<ReadonlySet<string>> {
  if (lamps.length === 0) return new Set()
  const rows = await sql<Lit[]>`
    select flag_id as id, rule, since from flag_acknowledgement where flag_id = any(${lamps.map(each => each.id)})`
  return new Set(rows.map(lampKey))
}

/** Answers whether it is new: of two that press at once one was first. */
export async function saveAcknowledgement(tx: Tx, { id, rule, since }: Lit, at: Date, by: string): Promise<boolean> {
  const rows = await tx`
    insert into flag_acknowledgement (flag_id, rule, since, at, by) values (${id}, ${rule}, ${since}, ${at}, ${by})
    on conflict do nothing returning 1`
  return rows.length > 0
}
