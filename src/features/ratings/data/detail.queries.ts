import type { Connection, Tx } from '@/platform/db/client'
import type { EarlierScore } from '../domain/fairness'
import type { Level, Mark, Question, Reason, Score } from '../domain/scale'

export interface RatingDetail {
  readonly ratingNo: string
  readonly invitationId: string
  readonly unit: string
  readonly district: string
  readonly level: Level
  readonly score: Score
  readonly questions: Partial<Record<Question, Score>>
  readonly reason: Reason | null
  readonly marks: readonly Mark[]
  readonly fromHash: string | null
  readonly ratedAt: Date
}

export const addDetail = (tx: Tx, each: RatingDetail) => {
  const { speed = null, clarity = null, materials = null, attitude = null, result = null } = each.questions
  return tx`
    insert into rating_detail (rating_no, invitation_id, unit, district, level, score, speed, clarity, materials, attitude,
      result, reason, marks, from_hash, rated_at)
    values (${each.ratingNo}, ${each.invitationId}, ${each.unit}, ${each.district}, ${each.level}, ${each.score}, ${speed},
      ${clarity}, ${materials}, ${attitude}, ${result}, ${each.reason}, ${each.marks as string[]}, ${each.fromHash}, ${each.ratedAt})`
}

/** Scores of a unit since a moment, for the marks of the next one. */
export const earlierScores = (sql: Connection, unit: string, since: Date) => sql<EarlierScore[]>`
  select d.rated_at as at, d.unit, i.project_code as "projectCode", d.score, d.from_hash as from
  from rating_detail d join rating_invitation i on i.id = d.invitation_id
  where d.unit = ${unit} and d.rated_at >= ${since}`

/** What an investor said by his links: the county first. */
export const detailsOf = (sql: Connection, invitationIds: readonly string[]) => sql<
  { ratingNo: string; invitationId: string; unit: string; level: Level; score: Score; ratedAt: Date }[]
>`
  select rating_no as "ratingNo", invitation_id as "invitationId", unit, level, score, rated_at as "ratedAt"
  from rating_detail where invitation_id = any(${invitationIds as string[]})
  order by array_position(array['county', 'main', 'general'], level), unit`
