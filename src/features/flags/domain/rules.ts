import { localDay, startOfLocalDay } from '@/shared/time'

/** The five rules that are on by default; every number is a parameter of the trade, named once. */

/** Rule 1: days from signing within which the construction permit must be there; red from the day after. */
export const SIGNING_DAYS = 90
/** Rule 2: a step is near within so many working days of its due moment, or within this share of its limit if more. */
export const NEAR_WORKDAYS = 2
export const NEAR_SHARE = 0.2
/** Rule 3: points behind plan from which a project is yellow, and beyond which it is red. */
export const BEHIND_YELLOW = 10
export const BEHIND_RED = 30
/** Rule 4: calendar days after which an unsettled problem puts a yellow flag on its unit. */
export const FLAG_DAYS = 30

/** The numbers of the four rules together: what a dry run may try others of. */
export interface RuleNumbers {
  readonly signingDays: number
  readonly nearWorkdays: number
  readonly nearShare: number
  readonly behindYellow: number
  readonly behindRed: number
  readonly flagDays: number
}
export const ruleNumbers: RuleNumbers = {
  signingDays: SIGNING_DAYS,
  nearWorkdays: NEAR_WORKDAYS,
  nearShare: NEAR_SHARE,
  behindYellow: BEHIND_YELLOW,
  behindRed: BEHIND_RED,
  flagDays: FLAG_DAYS,
}

/** Rule 1 and 3 on a project, rule 2 on a step, rules 4 and 5 on a unit. */
export type LampRule = 'ninety-days' | 'late-step' | 'behind-plan'
export type FlagRule = LampRule | 'unsettled-problem' | 'unanswered-rating'
export type Colour = 'red' | 'yellow'

/** Which wording of a rule judged; a change of its numbers or its sense is a new version. */
export const ruleVersions: Readonly<Record<FlagRule, number>> = {
  'ninety-days': 1,
  'late-step': 1,
  'behind-plan': 1,
  'unsettled-problem': 1,
  'unanswered-rating': 1,
}

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
export function signingLamp({ signedAt, permitIssuedAt }: Signing, at: number, timezone: string): Lit | null {
  if (signedAt === null || (permitIssuedAt !== null && permitIssuedAt <= at)) return null
  const since = startOfLocalDay(timezone, localDay(timezone, signedAt) + SIGNING_DAYS + 1)
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
export function progressColour(planPct: number, actualPct: number): Colour | null {
  const behind = planPct - actualPct
  if (behind > BEHIND_RED) return 'red'
  return behind >= BEHIND_YELLOW ? 'yellow' : null
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
): (Lit & { readonly problems: number }) | null {
  const raised = problems
    .filter(each => each.foundAt <= at && (each.acceptedAt === null || each.acceptedAt > at))
    .map(each => startOfLocalDay(timezone, localDay(timezone, each.foundAt) + FLAG_DAYS + 1))
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

/** Of a project's own lamps the one it shows: red before yellow, then the longest lit. */
export const worse = <T extends Lit>(a: T | null, b: T | null): T | null => {
  if (!a || !b) return a ?? b
  if (a.colour !== b.colour) return a.colour === 'red' ? a : b
  return a.since <= b.since ? a : b
}
