import type { Connection, Tx } from '@/platform/db/client'
import type { Call, Drill } from '../domain/drill'

type Moments<T, K extends keyof T> = Omit<T, K> & { readonly [P in K]: Date | Extract<T[P], null> }
export type DrillRow = Moments<Drill, 'begunAt' | 'endedAt'>
export type CallRow = Moments<Call, 'answeredAt'> & { readonly drillId: string }

const columns = (sql: Connection) =>
  sql`id, title, levels, limit_minutes as "limitMinutes", begun_at as "begunAt", ended_at as "endedAt"`

/** The newest drills first; with a unit, those that called it. */
export const drills = (sql: Connection, { unit, limit }: { readonly unit: string | null; readonly limit: number }) =>
  sql<DrillRow[]>`
  select ${columns(sql)} from drill
  where ${unit}::text is null
    or exists (select 1 from drill_call where drill_id = drill.id and kind = 'unit' and callee = ${unit})
  order by begun_at desc, id desc limit ${limit}`

export async function oneDrill(sql: Connection, id: string): Promise<DrillRow | null> {
  const [row] = await sql<DrillRow[]>`select ${columns(sql)} from drill where id = ${id}`
  return row ?? null
}

/** The drill, held until the transaction ends. */
export async function holdDrill(tx: Tx, id: string): Promise<DrillRow | null> {
  const [row] = await tx<DrillRow[]>`select ${columns(tx)} from drill where id = ${id} for update`
  return row ?? null
}

/** The one that runs. */
export async function runningDrill(sql: Connection): Promise<DrillRow | null> {
  const [row] = await sql<DrillRow[]>`select ${columns(sql)} from drill where ended_at is null`
  return row ?? null
}

const callColumns = (sql: Connection) => sql`
  drill_id as "drillId", callee, kind, level, json_build_object('zh', name_zh, 'en', name_en) as name, phone, person,
  answered_at as "answeredAt", answered_by as "answeredBy"`

/** Calls of some drills by level; with a unit, its own. */
export const callsOf = (sql: Connection, ids: readonly string[], unit: string | null) => sql<CallRow[]>`
  select ${callColumns(sql)} from drill_call
  where drill_id = any(${ids as string[]}::uuid[]) and (${unit}::text is null or (kind = 'unit' and callee = ${unit}))
  order by level, kind, callee`

export async function holdCall(tx: Tx, id: string, callee: string): Promise<CallRow | null> {
  const [row] = await tx<CallRow[]>`
    select ${callColumns(tx)} from drill_call where drill_id = ${id} and callee = ${callee} for update`
  return row ?? null
}

/** Nobody else begins one until the transaction ends. */
export const holdDrills = (tx: Tx) => tx`select pg_advisory_xact_lock(hashtext('drill'))`

export interface NewDrill extends Omit<DrillRow, 'endedAt'> {
  readonly begunBy: string
  readonly calls: readonly Omit<Call, 'answeredAt' | 'answeredBy'>[]
}

/** Two at the same moment: one is kept out by the unique index. */
export async function addDrill(tx: Tx, { calls, ...each }: NewDrill): Promise<void> {
  await tx`
    insert into drill (id, title, levels, limit_minutes, begun_by, begun_at)
    values (${each.id}, ${each.title}, ${each.levels as number[]}, ${each.limitMinutes}, ${each.begunBy}, ${each.begunAt})`
  await tx`insert into drill_call ${tx(
    calls.map(({ callee, kind, level, name, phone, person }) => ({
      drill_id: each.id,
      callee,
      kind,
      level,
      name_zh: name.zh,
      name_en: name.en,
      phone,
      person,
    })),
  )}`
}

export interface Answer {
  readonly at: Date
  readonly by: 'self' | 'desk'
  readonly actor: string
}

export const keepAnswer = (tx: Tx, id: string, callee: string, answer: Answer | null) => tx`
  update drill_call set answered_at = ${answer?.at ?? null}, answered_by = ${answer?.by ?? null},
    answered_actor = ${answer?.actor ?? null}
  where drill_id = ${id} and callee = ${callee}`

export const endDrillRow = (tx: Tx, id: string, at: Date, by: string) =>
  tx`update drill set ended_at = ${at}, ended_by = ${by} where id = ${id}`
