import type { Connection } from '@/platform/db/client'
import { workedAt } from '../../datasets/server'
import type { FlagRule, RulePack } from '../domain/rule-pack'
import { localDays } from './local-days.sql'
import { lastNear, limitsOfOpenSteps, nearTimeOfLimit } from './near-steps.sql'
import type { Things } from './open-flags.sql'

/** Rules whose lamps depend on many records at once: while one is on, any project may change. */
const wideRules: readonly FlagRule[] = ['no-change', 'not-started', 'months-behind', 'outside-flow']

/**
 * The things whose lamp or flag time alone may have lit or put out after `from`, up to and with `to`: all that change
 * are among them, and few that do not. Read from indexes by the moments that lie between, as `nextFlagChange` is; a
 * subject that is absent may have changed in any thing, as where a rule was changed meanwhile.
 * @param pack the rules that hold at `to`
 */
export async function thingsBetween(
  sql: Connection,
  from: Date,
  to: Date,
  timeZone: string,
  pack: RulePack,
): Promise<Partial<Things>> {
  const [changed] = await sql`select from flag_rule where valid_from > ${from} and valid_from <= ${to} limit 1`
  if (changed) return {}
  const step = await stepsBetween(sql, from, to, pack)
  const unit = await unitsBetween(sql, from, to, timeZone, pack)
  if (wideRules.some(rule => pack.on[rule])) return { step, unit }
  return { step, unit, project: await projectsBetween(sql, from, to, timeZone, pack) }
}

const days = (sql: Connection, from: Date, to: Date, timeZone: string) => {
  const { dayOf, dayOfDate, midnight } = localDays(sql, timeZone)
  return {
    /** A moment whose `count`th day has ended between the two; the first two look it up, the third is exact. */
    ran: (column: string, count: number) => sql`
      ${sql.unsafe(column)} >= ${midnight(`${dayOfDate(from)} - ${count + 1}`)}
      and ${sql.unsafe(column)} < ${midnight(`${dayOfDate(to)} - ${count - 1}`)}
      and ${midnight(`${dayOf(column)} + ${count + 1}`)} > ${from} and ${midnight(`${dayOf(column)} + ${count + 1}`)} <= ${to}`,
    month: sql`month > ${sql.unsafe(dayOfDate(from))} and month <= ${sql.unsafe(dayOfDate(to))}`,
  }
}

async function projectsBetween(sql: Connection, from: Date, to: Date, timeZone: string, { numbers }: RulePack) {
  const { ran, month } = days(sql, from, to, timeZone)
  const rows = await sql<{ id: string }[]>`
    select id from live.project where ${ran('signed_at', numbers.signingDays)}
    union select id from live.project where permit_issued_at > ${from} and permit_issued_at <= ${to}
    union select p.id from live.progress g join live.project p on p.source = g.source and p.project_code = g.project_code
      where ${month}`
  return rows.map(each => each.id)
}

async function unitsBetween(sql: Connection, from: Date, to: Date, timeZone: string, { numbers }: RulePack) {
  const { ran } = days(sql, from, to, timeZone)
  const rows = await sql<{ unit: string }[]>`
    select unit from live.problem where ${ran('found_at', numbers.flagDays)}
    union select unit from live.problem where accepted_at > ${from} and accepted_at <= ${to}
    union select unit from live.service_rating where answer_due > ${from} and answer_due <= ${to}
    union select unit from live.service_rating where answered_at > ${from} and answered_at <= ${to}`
  return rows.map(each => each.unit)
}

/**
 * Open steps that came near their end, ran out, were accepted or done between the two. Of those with a limit the ones
 * that came near are a stretch of the index of their limit; of the others, and of the few that are known to be done
 * later, the working time is looked up.
 */
export async function stepsBetween(
  sql: Connection,
  from: Date,
  to: Date,
  { numbers }: Pick<RulePack, 'numbers'>,
): Promise<string[]> {
  const { nearWorkdays, nearShare } = numbers
  const worked = (moment: Date) => workedAt(sql, `'${moment.toISOString()}'::timestamptz`)
  const rows = await sql<{ id: string }[]>`
    with recursive hours as materialized (
      select ${worked(from)} as worked_from, ${worked(to)} as worked_to, minutes_of_day * interval '1 minute' as day
      from calendar_setting
    ),
    limits as (${limitsOfOpenSteps(sql)}),
    stretch as materialized (
      select limit_days, ${lastNear(sql, 'worked_from')} as after, ${lastNear(sql, 'worked_to')} as upto
      from limits cross join hours
      cross join lateral (select ${nearTimeOfLimit(sql, numbers)} as left_time) l
      where limit_days is not null
    )
    -- offset 0: one look into the index for each limit; joined freely, every open clock would be read
    select s.id from stretch cross join lateral (
      select id from live.approval_step s
      where done_at is null and s.limit_days = stretch.limit_days and due_at > stretch.after and due_at <= stretch.upto
      offset 0) s
    union select id from live.approval_step where done_at is null and due_at > ${from} and due_at <= ${to}
    union select id from live.approval_step where done_at is null and accepted_at > ${from} and accepted_at <= ${to}
    union select id from live.approval_step where done_at > ${from}
    union select s.id from live.approval_step s cross join hours
      left join lateral ${workedAt(sql, 's.due_at')} as due on true
      left join lateral ${workedAt(sql, 's.accepted_at')} as accepted on true
      cross join lateral (select due.worked - greatest(day * ${nearWorkdays}::float8,
        ${nearShare}::float8 * coalesce(due.worked - accepted.worked, interval '0')) as near_worked) near
      where s.done_at is null and s.limit_days is null and s.due_at > ${from}
        -- so many working days never fill more than twice as many days and three weeks
        and s.due_at <= ${to}::timestamptz + interval '21 days' + 2 * greatest(${nearWorkdays}::float8 * interval '1 day',
          ${nearShare}::float8 * coalesce(s.due_at - s.accepted_at, interval '0'))
        and near_worked > worked_from and near_worked <= worked_to`
  return rows.map(each => each.id)
}
