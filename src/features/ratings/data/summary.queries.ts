import type { Connection } from '@/platform/db/client'
import type { Look } from '../../areas'
import { inArea } from '../../areas/server'
import type { RatingRule } from '../domain/rule'
import type { Level, Question } from '../domain/scale'

/** Scores that count under a rule, as records `r` with what was noticed about each. */
const counted = (sql: Connection, look: Look, rule: RatingRule) => sql`
  from live.service_rating r left join rating_detail d on d.rating_no = r.rating_no and d.unit = r.unit
  where ${inArea(sql, look.scope, 'r')} and r.score is not null
    and r.rated_at > ${look.at}::timestamptz - make_interval(days => ${rule.days}::int) and r.rated_at <= ${look.at}
    and not coalesce(d.marks, '{}') && ${rule.excludes as string[]}`

export interface CountedScores {
  readonly level: Level
  readonly answers: number
  readonly sum: number
}

export const byLevel = (sql: Connection, look: Look, rule: RatingRule) => sql<CountedScores[]>`
  select r.level, count(*)::int as answers, sum(r.score)::int as sum ${counted(sql, look, rule)}
    and r.level is not null group by r.level`

export interface UnitScores extends CountedScores {
  readonly unit: string
}

export const byUnit = (sql: Connection, look: Look, rule: RatingRule) => sql<UnitScores[]>`
  select r.unit, r.level, count(*)::int as answers, sum(r.score)::int as sum ${counted(sql, look, rule)}
    and r.level is not null group by r.unit, r.level order by r.unit`

export interface MonthScores extends UnitScores {
  /** Local month, `2026-11`. */
  readonly month: string
}

/** Each unit's own past, by local month of the last twelve. */
export const byMonth = (sql: Connection, look: Look, rule: RatingRule) => sql<MonthScores[]>`
  select r.unit, r.level, to_char(r.rated_at at time zone ${look.timeZone}, 'YYYY-MM') as month,
    count(*)::int as answers, sum(r.score)::int as sum
  from live.service_rating r left join rating_detail d on d.rating_no = r.rating_no and d.unit = r.unit
  where ${inArea(sql, look.scope, 'r')} and r.score is not null and r.level is not null
    and r.rated_at > ${look.at}::timestamptz - interval '1 year' and r.rated_at <= ${look.at}
    and not coalesce(d.marks, '{}') && ${rule.excludes as string[]}
  group by 1, 2, 3 order by 3`

export interface QuestionScores {
  readonly question: Question
  readonly answers: number
  readonly sum: number
}

export const byQuestion = (sql: Connection, look: Look, rule: RatingRule) => sql<QuestionScores[]>`
  select q.question, count(q.score)::int as answers, sum(q.score)::int as sum
  from rating_detail d join live.service_rating r on r.rating_no = d.rating_no and r.unit = d.unit,
    lateral (values ('speed', d.speed), ('clarity', d.clarity), ('materials', d.materials), ('attitude', d.attitude),
      ('result', d.result)) q(question, score)
  where ${inArea(sql, look.scope, 'r')} and q.score is not null
    and d.rated_at > ${look.at}::timestamptz - make_interval(days => ${rule.days}::int) and d.rated_at <= ${look.at}
    and not d.marks && ${rule.excludes as string[]}
  group by q.question`

/** How the five levels are spread, worst first, and how many were noticed and not counted. */
export async function spread(sql: Connection, look: Look, rule: RatingRule) {
  const rows = await sql<{ score: number; answers: number }[]>`
    select r.score, count(*)::int as answers ${counted(sql, look, rule)} group by r.score`
  return [1, 2, 3, 4, 5].map(score => rows.find(each => each.score === score)?.answers ?? 0)
}

export interface Suggestion {
  readonly ratingNo: string
  readonly unit: string
  readonly text: string
  readonly at: Date
  readonly answeredAt: Date | null
  readonly answer: string | null
}

export const suggestions = (sql: Connection, look: Look, limit: number) => sql<Suggestion[]>`
  select rating_no as "ratingNo", unit, suggestion as text, rated_at as at, answered_at as "answeredAt", answer
  from live.service_rating r
  where ${inArea(sql, look.scope, 'r')} and suggestion <> '' and rated_at <= ${look.at}
    and rated_at > ${look.at}::timestamptz - interval '1 year'
  order by rated_at desc, id desc limit ${limit}`
