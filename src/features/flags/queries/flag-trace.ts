import type { Connection } from '@/platform/db/client'
import { capPauses, readNamedPauses } from '@/shared/time'
import { type City, lookAt } from '../../areas'
import { extensionOf } from '../../datasets'
import { type AsOf, cityCalendar } from '../../datasets/server'
import { rulesAt } from '../data/flag-rule.queries'
import { problemRows, projectFacts, projectRow, promisedAnswers, stepRow } from '../data/flag-subject.queries'
import { uuid } from '../domain/record-id'
import type { RulePack } from '../domain/rule-pack'
import { type Lit, worse } from '../domain/rules'
import { answerTrace, moreTraces, planTrace, type RuleTrace, signingTrace, stepTrace, unitTrace } from '../domain/trace'

/** One thing under the rules at a moment: what is lit, and how each rule came to its verdict. */
export interface FlagTrace {
  readonly subject: 'project' | 'step' | 'unit'
  readonly id: string
  readonly name: string
  readonly item: string | null
  readonly unit: string | null
  readonly area: string | null
  /** The worst verdict: what the thing shows. */
  readonly lit: (Lit & Pick<RuleTrace, 'rule'>) | null
  readonly rules: readonly RuleTrace[]
  /** Of a unit: its problems not settled by then, the oldest first. */
  readonly problems: readonly { readonly id: string; readonly problemNo: string; readonly foundAt: Date }[]
}

interface Question {
  readonly id: string
  readonly at: Date
  readonly asOf: AsOf
  readonly city: City
}

const ms = (moment: Date | null) => moment?.getTime() ?? null

const shownOf = (rules: readonly RuleTrace[]) =>
  rules.reduce<FlagTrace['lit']>((worst, { lit, rule }) => worse(worst, lit && { ...lit, rule }), null)

/**
 * The trace of a project, a step (by record id) or a unit (by code); null where there is none of that name. The same
 * pure rules that a test holds equal to the list, so a trace and a list cannot part.
 */
export async function flagTrace(sql: Connection, question: Question): Promise<FlagTrace | null> {
  const pack = await rulesAt(sql, question.at, question.asOf.known)
  if (!uuid.test(question.id)) return await traceOfUnit(sql, question, pack)
  return (await traceOfProject(sql, question, pack)) ?? (await traceOfStep(sql, question, pack))
}

async function traceOfProject(
  sql: Connection,
  { id, at, asOf, city }: Question,
  pack: RulePack,
): Promise<FlagTrace | null> {
  const { timezone } = city
  const row = await projectRow(sql, id, lookAt(at, timezone, { kind: 'all' }).day, asOf)
  if (!row) return null
  const { name, unit, area, month, planPct, actualPct } = row
  const signing = { signedAt: ms(row.signedAt), permitIssuedAt: ms(row.permitIssuedAt) }
  const rules = [signingTrace(signing, at.getTime(), timezone, pack)]
  if (month !== null && planPct !== null && actualPct !== null)
    rules.push(planTrace({ monthAt: cityCalendar(city).startOfDay(month), planPct, actualPct }, pack))
  const { closedAt, changedAt, acceptedAt, ...facts } = await projectFacts(sql, id, { at, asOf, timezone })
  const more = { ...facts, ...signing, closedAt: ms(closedAt), changedAt: ms(changedAt), acceptedAt: ms(acceptedAt) }
  rules.push(...moreTraces(more, at.getTime(), cityCalendar(city), pack))
  return { subject: 'project', id, name, item: null, unit, area, lit: shownOf(rules), rules, problems: [] }
}

async function traceOfStep(
  sql: Connection,
  { id, at, asOf, city }: Question,
  pack: RulePack,
): Promise<FlagTrace | null> {
  const row = await stepRow(sql, id, asOf)
  if (!row) return null
  const { name, item, unit, area, limitDays, supplied } = row
  const calendar = cityCalendar(city)
  const facts = {
    acceptedAt: ms(row.acceptedAt),
    dueAt: ms(row.dueAt),
    doneAt: ms(row.doneAt),
    yellowAt: ms(row.yellowAt),
    limitDays,
    supplied,
    extendedDays: extensionOf(row.extendedDays, city.clocks),
    pauses: capPauses(calendar, ms(row.acceptedAt) ?? 0, readNamedPauses(row.pauses) ?? [], city.clocks.pauseWorkdays),
  }
  const rules = [stepTrace(facts, at.getTime(), calendar, pack)]
  return { subject: 'step', id, name, item, unit, area, lit: shownOf(rules), rules, problems: [] }
}

async function traceOfUnit(
  sql: Connection,
  { id, at, asOf, city }: Question,
  pack: RulePack,
): Promise<FlagTrace | null> {
  const rows = await problemRows(sql, id, asOf)
  const unit = city.units.get(id)
  if (rows.length === 0 && !unit) return null
  const problems = rows.map(each => ({ foundAt: each.foundAt.getTime(), acceptedAt: ms(each.acceptedAt) }))
  const answers = (await promisedAnswers(sql, id, asOf)).map(each => ({
    answerDue: each.answerDue.getTime(),
    answeredAt: ms(each.answeredAt),
  }))
  const rules = [unitTrace(problems, at.getTime(), city.timezone, pack), answerTrace(answers, at.getTime(), pack)]
  const open = rows.filter(each => each.foundAt <= at && (each.acceptedAt === null || each.acceptedAt > at))
  return {
    subject: 'unit',
    id,
    name: unit?.name.zh ?? id,
    item: null,
    unit: id,
    area: null,
    lit: shownOf(rules),
    rules,
    problems: open.map(({ id: problem, problemNo, foundAt }) => ({ id: problem, problemNo, foundAt })),
  }
}
