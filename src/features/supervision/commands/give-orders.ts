import words from '@/messages/zh/supervision.json'
import type { CommandContext } from '@/platform/command/context'
import type { Connection } from '@/platform/db/client'
import { system } from '@/shared/auth'
import { type City, lookAt } from '../../areas'
import { type FlagRule, flagRules, orderColour, subjectOf } from '../../flags'
import { litBy, rulesAt } from '../../flags/server'
import { lockSupervision, type ProjectRow, unanswered } from '../data/held.queries'
import type { Finding } from '../domain/new-problem'
import type { Desk } from './desk'
import { numbered, writeProblems } from './open-problem'

/** Things answered in one change; each takes a problem and two orders. */
const AT_ONCE = 60

export interface Given {
  /** How many things orders were given for. */
  readonly issued: number
  /** More wait for the next look. */
  readonly isMore: boolean
  /** Lit things whose project or unit nobody knows: no one to give an order to. */
  readonly nobodys: readonly string[]
}

/**
 * Every rule that gives orders gives them: one problem with its orders for each thing it lights that has none yet. What
 * it did stands in the records themselves, so that nothing is given twice, by whichever worker, after whatever outage.
 * The problem is found now: no unit is late with what it was not told.
 */
export async function giveOrders(desk: Desk, context: CommandContext): Promise<Given> {
  const { versions, on } = await rulesAt(desk.sql, context.clock.now())
  const all: Given[] = []
  for (const rule of flagRules)
    if (on[rule] && versions[rule].orders) all.push(await giveOrdersOf(rule, desk, { ...context, actor: system(rule) }))
  return {
    issued: all.reduce((sum, each) => sum + each.issued, 0),
    isMore: all.some(each => each.isMore),
    nobodys: all.flatMap(each => each.nobodys),
  }
}

async function giveOrdersOf(rule: FlagRule, { sql, city }: Desk, context: CommandContext): Promise<Given> {
  const now = context.clock.now()
  const waiting = async (connection: Connection) => {
    const look = lookAt(now, city.timezone, { kind: 'all' })
    const lit = (await litBy(connection, look, rule)).filter(each => each.colour === orderColour[rule])
    const own = new Map(lit.map(each => [each.id, each]))
    const things = await unanswered(connection, rule, lit, now)
    return things.map(each => ({ ...each, lamp: own.get(each.thing) }))
  }
  // most looks find nothing: they hold up nobody who writes problems
  if ((await waiting(sql)).length === 0) return { issued: 0, isMore: false, nobodys: [] }
  return (await sql.begin(async tx => {
    await lockSupervision(tx)
    const things = await waiting(tx)
    const findings = things.flatMap(({ thing, lamp, ...of }) => {
      const project = of.project ?? (subjectOf[rule] === 'unit' ? unitItself(city, thing, of.district) : null)
      return project && lamp ? [{ project, finding: findingOf(rule, thing, lamp, now) }] : []
    })
    const found = await numbered(tx, city, now, findings)
    const given = found.slice(0, AT_ONCE)
    if (given.length > 0) await writeProblems(tx, city, context, given, null)
    const asked = new Set(found.map(each => each.finding.about?.id ?? each.project.id))
    return {
      issued: given.length,
      isMore: found.length > given.length,
      nobodys: things.flatMap(({ thing, project }) => (asked.has(thing) ? [] : [project?.projectCode ?? thing])),
    }
  })) as Given
}

/** In the place of a project, a unit whose own matter belongs to none: a score tells nobody whose project it was of. */
function unitItself(city: City, code: string, district: string | null): ProjectRow | null {
  const unit = city.units.get(code)
  if (!unit || district === null) return null
  const nowhere = { street: null, community: null, cell: null, lng: null, lat: null }
  const nobody = { assistantUnit: null, approvingUnit: null, leadUnit: null }
  return { id: null, projectCode: code, name: unit.name.zh, district, ...nowhere, ...nobody }
}

/** What a rule found, in the words of its own; a late step is its own unit's before the project's. */
function findingOf(
  rule: FlagRule,
  id: string,
  { item, unit }: { readonly item: string | null; readonly unit: string | null },
  foundAt: Date,
): Finding {
  const subject = subjectOf[rule]
  const text = item === null ? words.cause[rule] : `${words.cause[rule]} · ${item}`
  return {
    kind: 'rule',
    cause: rule,
    ruleCode: rule,
    text,
    foundBy: words.history.rule,
    unit: subject === 'project' ? null : unit,
    foundAt,
    about: subject === 'project' ? null : { subject, id },
  }
}
