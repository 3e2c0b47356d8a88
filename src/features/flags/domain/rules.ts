import { dayText, localDay, startOfLocalDay, type WorkingCalendar } from '@/shared/time'
import { type Colour, firstPack, type RuleNumbers } from './rule-pack'

/** What each rule says of one record; every number is given (`rule-pack.ts`), at first those of `seed/rules.json`. */

export type { Colour }

/** A lamp or flag that is lit: its colour and the moment (epoch ms) since which. */
export interface Lit {
  readonly colour: Colour
  readonly since: number
}

interface Signing {
  readonly signedAt: number | null
  readonly permitIssuedAt: number | null
}

/**
 * Rule 1: red at 00:00 local of the signing day + 91, until the construction permit is issued. A project without a
 * signing day is never judged.
 */
export function signingLamp(
  { signedAt, permitIssuedAt }: Signing,
  at: number,
  timezone: string,
  { signingDays }: Pick<RuleNumbers, 'signingDays'> = firstPack.numbers,
): Lit | null {
  if (signedAt === null || (permitIssuedAt !== null && permitIssuedAt <= at)) return null
  const since = startOfLocalDay(timezone, localDay(timezone, signedAt) + signingDays + 1)
  return at >= since ? { colour: 'red', since } : null
}

interface Clock {
  readonly dueAt: number | null
  /** First moment at which the step is near its limit. */
  readonly nearAt: number
  readonly doneAt: number | null
}

/** Rule 2: yellow from `nearAt`, red from the due moment, until done. A step without a due moment has no lamp. */
export function stepLamp({ dueAt, nearAt, doneAt }: Clock, at: number): Lit | null {
  if (dueAt === null || (doneAt !== null && doneAt <= at)) return null
  if (at >= dueAt) return { colour: 'red', since: dueAt }
  return at >= nearAt ? { colour: 'yellow', since: nearAt } : null
}

/** Rule 3: 10 to 30 points behind plan yellow, more red. */
export function progressColour(
  planPct: number,
  actualPct: number,
  { behindYellow, behindRed }: Pick<RuleNumbers, 'behindYellow' | 'behindRed'> = firstPack.numbers,
): Colour | null {
  const behind = planPct - actualPct
  if (behind > behindRed) return 'red'
  return behind >= behindYellow ? 'yellow' : null
}

export interface OpenProblem {
  readonly foundAt: number
  /** Settled means accepted by the supervisor. */
  readonly acceptedAt: number | null
}

/**
 * Rule 4: one yellow flag a unit, raised at 00:00 local after the 30th day of its oldest unsettled problem; `problems`
 * are those that old.
 */
export function unitFlag(
  problems: readonly OpenProblem[],
  at: number,
  timezone: string,
  { flagDays }: Pick<RuleNumbers, 'flagDays'> = firstPack.numbers,
): (Lit & { readonly problems: number }) | null {
  const raised = problems
    .filter(each => each.foundAt <= at && (each.acceptedAt === null || each.acceptedAt > at))
    .map(each => startOfLocalDay(timezone, localDay(timezone, each.foundAt) + flagDays + 1))
    .filter(since => since <= at)
  if (raised.length === 0) return null
  return { colour: 'yellow', since: Math.min(...raised), problems: raised.length }
}

export interface PromisedAnswer {
  readonly answerDue: number
  readonly answeredAt: number | null
}

/**
 * Rule 5: one yellow flag a unit, from the moment at which the oldest answer it owes an investor was due; `problems` are
 * the answers that late. An investor whom an answer did not help is owed another.
 */
export function answerFlag(
  answers: readonly PromisedAnswer[],
  at: number,
): (Lit & { readonly problems: number }) | null {
  const late = answers.filter(each => each.answerDue <= at && (each.answeredAt === null || each.answeredAt > at))
  if (late.length === 0) return null
  return { colour: 'yellow', since: Math.min(...late.map(each => each.answerDue)), problems: late.length }
}

export interface Quiet {
  /** The newest change of any of its steps by the moment; null where it has none. */
  readonly changedAt: number | null
  /** One of its steps is not done. */
  readonly isOpen: boolean
  readonly permitIssuedAt: number | null
  readonly closedAt: number | null
}

const isBy = (moment: number | null, at: number) => moment !== null && moment <= at

/** `no-change`: a project under way whose steps have not changed for so many working days. */
export function quietLamp(
  { changedAt, isOpen, permitIssuedAt, closedAt }: Quiet,
  at: number,
  calendar: WorkingCalendar,
  { quietYellow, quietRed }: Pick<RuleNumbers, 'quietYellow' | 'quietRed'>,
): Lit | null {
  if (changedAt === null || !isOpen || isBy(permitIssuedAt, at) || isBy(closedAt, at)) return null
  const after = (days: number) => calendar.addWorkingMinutes(changedAt, days * calendar.minutesOfDay)
  const red = after(quietRed)
  if (at >= red) return { colour: 'red', since: red }
  const yellow = after(quietYellow)
  return at >= yellow ? { colour: 'yellow', since: yellow } : null
}

/** `not-started`: yellow from so many days after the month in which work was to start, until it has started. Days are local, `2026-11-21`. */
export function startLamp(
  project: { readonly planStart: string | null; readonly actualStart: string | null; readonly closedAt: number | null },
  at: number,
  calendar: WorkingCalendar,
  { startDays }: Pick<RuleNumbers, 'startDays'>,
): Lit | null {
  const { planStart, actualStart, closedAt } = project
  if (planStart === null || isBy(closedAt, at)) return null
  if (actualStart !== null && actualStart <= calendar.dayOf(at)) return null
  const [year = 0, month = 0] = planStart.split('-').map(Number)
  const since = calendar.startOfDay(dayText(Date.UTC(year, month, 1) / 86_400_000 + startDays))
  return at >= since ? { colour: 'yellow', since } : null
}

export interface ReportedMonth {
  /** Its first day, `2026-11-01`. */
  readonly month: string
  readonly planPct: number
  readonly actualPct: number
}

/** `months-behind`: red where the newest months reported, without a gap, were each so far behind; `newest` comes first. */
export function monthsLamp(
  newest: readonly ReportedMonth[],
  calendar: WorkingCalendar,
  { months, monthsPoints }: Pick<RuleNumbers, 'months' | 'monthsPoints'>,
): Lit | null {
  const run = newest.slice(0, months)
  const index = ({ month }: ReportedMonth) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))
  const [last] = run
  const oldest = run.at(-1)
  if (!last || !oldest || run.length < months || index(last) - index(oldest) !== months - 1) return null
  if (run.some(each => each.planPct - each.actualPct < monthsPoints)) return null
  return { colour: 'red', since: calendar.startOfDay(last.month) }
}

/** `outside-flow`: a permit was issued before any construction-permit step of the project was accepted. */
export function flowLamp(
  project: { readonly permitIssuedAt: number | null; readonly steps: number; readonly acceptedAt: number | null },
  at: number,
): Lit | null {
  const { permitIssuedAt, steps, acceptedAt } = project
  if (permitIssuedAt === null || permitIssuedAt > at || steps === 0) return null
  return acceptedAt !== null && acceptedAt <= permitIssuedAt ? null : { colour: 'yellow', since: permitIssuedAt }
}

/** Of a project's own lamps the one it shows: red before yellow, then the longest lit. */
export const worse = <T extends Lit>(a: T | null, b: T | null): T | null => {
  if (!a || !b) return a ?? b
  if (a.colour !== b.colour) return a.colour === 'red' ? a : b
  return a.since <= b.since ? a : b
}
