import type { CommandContext } from '@/platform/command/context'
import { rulesAt } from '../../flags/server'
import { lockSupervision, unansweredSignings } from '../data/held.queries'
import type { Desk } from './desk'
import { numbered, writeProblems } from './open-problem'

/** Projects answered in one change; each takes a problem and two orders. */
const AT_ONCE = 60

/**
 * The ninety-day rule gives its orders: one problem and two orders for every project whose red lamp of that rule has
 * none yet. What it did stands in the records themselves, so that nothing is given twice, by whichever worker, after
 * whatever outage. The problem is found now: no unit is late with what it was not told.
 * @returns how many projects it gave orders for, and the projects that name no unit to give them to
 */
export async function raiseBreaches(
  { sql, city }: Desk,
  context: CommandContext,
): Promise<{ readonly issued: number; readonly withoutUnit: readonly string[] }> {
  const now = context.clock.now()
  return (await sql.begin(async tx => {
    await lockSupervision(tx)
    const { numbers, on, versions } = await rulesAt(tx, now)
    if (!on['ninety-days'] || !versions['ninety-days'].orders) return { issued: 0, withoutUnit: [] }
    const asked = { now, timeZone: city.timezone, days: numbers.signingDays, limit: AT_ONCE }
    const projects = await unansweredSignings(tx, asked)
    const finding = {
      kind: 'rule',
      cause: 'ninety-days',
      ruleCode: 'ninety-days',
      text: '签约后超过九十天未取得施工许可',
      foundBy: '规则自动',
      unit: null,
      foundAt: now,
    } as const
    const found = await numbered(
      tx,
      city,
      now,
      projects.map(project => ({ project, finding })),
    )
    if (found.length > 0) await writeProblems(tx, city, context, found, null)
    const answered = new Set(found.map(each => each.project.id))
    return {
      issued: found.length,
      withoutUnit: projects.filter(each => !answered.has(each.id)).map(each => each.projectCode),
    }
  })) as { issued: number; withoutUnit: string[] }
}
