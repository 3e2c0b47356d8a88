import type { Connection, Tx } from '@/platform/db/client'
import type { SetMoment } from '../domain/asking'

/** A set moment of a project at which nobody was asked yet. */
export interface DueMoment {
  readonly projectCode: string
  readonly moment: SetMoment
  /** Unlike the moment, one of a kind for a project: the second year is not the first. */
  readonly occasion: string
  readonly at: Date
}

interface Asked {
  readonly at: Date
  readonly timeZone: string
  readonly moments: readonly SetMoment[]
  readonly afterDays: number
  readonly lateDays: number
  readonly limit: number
}

/**
 * Set moments that have come and were not asked at, the oldest first. What was asked is read from the invitations
 * themselves, so no outage, no second worker and no jump of the clock leaves one out or asks twice; a moment that became
 * known too late is passed over. Days are local.
 */
export const dueMoments = (sql: Connection, { at, timeZone, moments, afterDays, lateDays, limit }: Asked) => sql<
  DueMoment[]
>`
  with project as (
    select distinct on (project_code) project_code, source, permit_issued_at, actual_finish, closed_at,
      (signed_at at time zone ${timeZone})::date as signed
    from live.project
    where district is not null and same_as is null
    order by project_code, id
  ),
  moment as (
    select project_code, 'licence' as moment, 'licence' as occasion, permit_issued_at as at from project
    union all
    select project_code, 'ninety-days', 'ninety-days', began.at from project,
      lateral (select (signed + ${afterDays}::int)::timestamp at time zone ${timeZone} as at) began
    where closed_at is null or closed_at > began.at
    union all
    select p.project_code, 'acceptance', 'acceptance',
      coalesce(actual_finish::timestamp at time zone ${timeZone}, (
        select max(done_at) from live.approval_step s
        where s.source = p.source and s.project_code = p.project_code and s.stage = 4 and s.stage_closed and s.status in (11, 12)))
    from project p
    union all
    select project_code, 'yearly', 'yearly-' || year, began.at from project, generate_series(1, 20) year,
      lateral (select (signed + make_interval(years => year)) at time zone ${timeZone} as at) began
    where closed_at is null or closed_at > began.at
  )
  select project_code as "projectCode", moment, occasion, at from moment m
  where at <= ${at} and at > ${at}::timestamptz - make_interval(days => ${lateDays}::int)
    and moment = any(${moments as string[]})
    and not exists (select 1 from rating_invitation i where i.project_code = m.project_code
      and (i.occasion = m.occasion or (i.occasion is null and i.moment = m.moment and i.made_at >= m.at)))
  order by at, project_code, occasion limit ${limit}`

/** Whoever asks on behalf of projects comes one after the other. */
export const lockAsking = (tx: Tx) => tx`select pg_advisory_xact_lock(hashtext('rating-asking'))`
