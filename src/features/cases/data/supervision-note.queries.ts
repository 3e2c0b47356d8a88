import type { Connection } from '@/platform/db/client'
import type { NoteFilter } from '../domain/case-query'
import { noteIn, type StoredNoteStep, type SupervisionNote } from '../domain/supervision-note'

/** A step of a case that is a step of its supervision note. Word for word the condition of the index case_step_note. */
export const isNoteStep = (sql: Connection) => sql`command in ('supervise', 'answer', 'review')`

/** Whether a case, by `id`, has a note that stands so at a moment. The newest step of a note says where it stands. */
export function noteCondition(sql: Connection, filter: NoteFilter, at: Date) {
  const stands = {
    waiting: sql`data->>'note' in ('open', 'returned')`,
    overdue: sql`data->>'note' in ('open', 'returned') and (data->>'dueAt')::timestamptz < ${at}`,
    answered: sql`data->>'note' = 'answered'`,
  }
  return sql`(status <> 'voided' and id in (
    select case_id from (
      select distinct on (case_id) case_id, data from case_step
      where ${isNoteStep(sql)} and at <= ${at} order by case_id, seq desc) as last
    where ${stands[filter]}))`
}

/** The newest note of each of some cases that has one, as it stood at a moment. */
export async function notesOf(
  sql: Connection,
  ids: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, SupervisionNote>> {
  if (ids.length === 0) return new Map()
  const steps = await sql<(StoredNoteStep & { readonly caseId: string })[]>`
    select case_id as "caseId", command, at, actor_post as "actorPost", actor_unit as "actorUnit", text, reason, data
    from case_step where case_id = any(${ids as string[]}::uuid[]) and ${isNoteStep(sql)} order by case_id, seq`
  return new Map(
    [...new Set(steps.map(each => each.caseId))].flatMap(id => {
      const note = noteIn(
        steps.filter(each => each.caseId === id),
        at,
      )
      return note ? [[id, note] as const] : []
    }),
  )
}
