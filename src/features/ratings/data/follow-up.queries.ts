import type { Connection, Tx } from '@/platform/db/client'
import type { FollowUpState } from '../domain/follow-up'

export interface FollowUp {
  readonly ratingNo: string
  readonly invitationId: string
  readonly unit: string
  readonly district: string
  readonly askedAt: Date
  readonly dueAt: Date
  readonly state: FollowUpState
  readonly version: number
  readonly rounds: number
  readonly answer: string | null
  readonly answeredAt: Date | null
  readonly comment: string | null
  readonly helped: boolean | null
  readonly saidAt: Date | null
  readonly publishedChange: string | null
  readonly publishedAt: Date | null
}

const columns = (
  sql: Connection,
) => sql`f.rating_no as "ratingNo", f.invitation_id as "invitationId", f.unit, f.district,
  f.asked_at as "askedAt", f.due_at as "dueAt", f.state, f.version, f.rounds, f.answer, f.answered_at as "answeredAt",
  f.comment, f.helped, f.said_at as "saidAt", f.published_change as "publishedChange", f.published_at as "publishedAt"`

export const addFollowUp = (
  tx: Tx,
  each: Pick<FollowUp, 'ratingNo' | 'invitationId' | 'unit' | 'district' | 'askedAt' | 'dueAt'>,
) =>
  tx`insert into rating_follow_up (rating_no, invitation_id, unit, district, asked_at, due_at, state, version, rounds)
    values (${each.ratingNo}, ${each.invitationId}, ${each.unit}, ${each.district}, ${each.askedAt}, ${each.dueAt}, 'open', 1, 0)`

export async function holdFollowUp(tx: Tx, ratingNo: string): Promise<FollowUp | null> {
  const [row] = await tx<FollowUp[]>`
    select ${columns(tx)} from rating_follow_up f where rating_no = ${ratingNo} for update`
  return row ?? null
}

export const saveFollowUp = (tx: Tx, each: FollowUp & { readonly answeredBy?: string }) =>
  tx`update rating_follow_up set state = ${each.state}, version = ${each.version + 1}, rounds = ${each.rounds},
      answer = ${each.answer}, answered_at = ${each.answeredAt}, answered_by = coalesce(${each.answeredBy ?? null}, answered_by),
      comment = ${each.comment}, due_at = ${each.dueAt}, helped = ${each.helped}, said_at = ${each.saidAt}, published_change = ${each.publishedChange},
      published_at = ${each.publishedAt}
    where rating_no = ${each.ratingNo}`

export interface ListedFollowUp extends FollowUp {
  readonly score: number
  readonly reason: string | null
  readonly suggestion: string | null
}

/** Open ones first, those due first; of one unit where it is named. Nothing tells who asked. */
export const listFollowUps = (sql: Connection, unit: string | null, limit: number) => sql<ListedFollowUp[]>`
  select ${columns(sql)}, d.score, d.reason, r.suggestion
  from rating_follow_up f join rating_detail d using (rating_no)
    left join live.service_rating r on r.rating_no = f.rating_no
  where ${unit === null ? sql`true` : sql`f.unit = ${unit}`}
  order by case f.state when 'open' then 0 when 'answered' then 1 else 2 end, f.due_at, f.rating_no limit ${limit}`

export const followUpsOf = (sql: Connection, invitationIds: readonly string[]) => sql<FollowUp[]>`
  select ${columns(sql)} from rating_follow_up f where f.invitation_id = any(${invitationIds as string[]})`

/** What was changed because somebody said so, newest first. */
export const publishedChanges = (sql: Connection, limit: number) => sql<
  { unit: string; publishedChange: string; publishedAt: Date }[]
>`
  select unit, published_change as "publishedChange", published_at as "publishedAt"
  from rating_follow_up where published_change is not null order by published_at desc limit ${limit}`
