import type { Connection, Tx } from '@/platform/db/client'
import type { ActDetail, ActKind } from '../domain/act'

export interface Act {
  readonly seq: number
  readonly at: Date
  readonly kind: ActKind
  readonly orderNo: string | null
  readonly unit: string | null
  readonly actor: string
  readonly actorName: string
  readonly text: string | null
  readonly detail: ActDetail
}

export interface NewAct extends Omit<Act, 'seq'> {
  readonly source: string
  readonly problemNo: string
  readonly commandId: string | null
}

const columns = (sql: Connection) =>
  sql`seq, at, kind, order_no as "orderNo", unit, actor, actor_name as "actorName", text, detail`

export const insertAct = (tx: Tx, act: NewAct) => tx`
  insert into supervision_act (at, kind, source, problem_no, order_no, unit, actor, actor_name, text, detail, command_id)
  values (${act.at}, ${act.kind}, ${act.source}, ${act.problemNo}, ${act.orderNo}, ${act.unit}, ${act.actor},
    ${act.actorName}, ${act.text}, ${tx.json(act.detail as never)}, ${act.commandId})`

/** Whether a command was carried out before. */
export async function isDone(tx: Tx, commandId: string | null): Promise<boolean> {
  if (commandId === null) return false
  const [row] = await tx`select 1 from supervision_act where command_id = ${commandId}`
  return row !== undefined
}

/** The newest act on an order: who was faster. */
export async function lastActOn(tx: Tx, source: string, orderNo: string): Promise<Act | null> {
  const [row] = await tx<Act[]>`
    select ${columns(tx)} from supervision_act
    where source = ${source} and order_no = ${orderNo} order by seq desc limit 1`
  return row ?? null
}

/** The history of some problems of one source, the oldest act first. */
export const actsOf = (sql: Connection, source: string, problemNos: readonly string[]) =>
  sql<(Act & { readonly problemNo: string })[]>`
    select problem_no as "problemNo", ${columns(sql)} from supervision_act
    where source = ${source} and problem_no = any(${problemNos as string[]}) order by seq`
