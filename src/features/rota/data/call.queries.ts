import type { Connection, Tx } from '@/platform/db/client'
import type { DutyCall } from '../domain/callee'

export interface NewCall extends Omit<DutyCall, 'at'> {
  readonly at: Date
  readonly actor: string
}

/** @returns whether it is new: a call told twice is one */
export async function addCall(tx: Tx, { id, to, place, at, actor, by }: NewCall): Promise<boolean> {
  const added = await tx`
    insert into duty_call (id, kind, code, name, phone, place, at, actor, actor_post)
    values (${id}, ${to.kind}, ${to.code}, ${tx.json(to.name)}, ${to.phone}, ${place}, ${at}, ${actor}, ${by})
    on conflict (id) do nothing returning id`
  return added.length > 0
}

/** The newest calls, newest first. */
export async function newestCalls(sql: Connection, limit: number): Promise<DutyCall[]> {
  const rows = await sql<(Omit<DutyCall, 'at'> & { readonly at: Date })[]>`
    select id, jsonb_build_object('kind', kind, 'code', code, 'name', name, 'phone', phone) as "to", place, at,
      actor_post as by
    from duty_call order by at desc, id desc limit ${limit}`
  return rows.map(row => ({ ...row, at: row.at.toISOString() }))
}
