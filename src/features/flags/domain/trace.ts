import type { Pause, WorkingCalendar } from '@/shared/time'
import { nearAt } from '../../datasets'
import { type CountedDay, calendarDays, workingDays } from './counted-days'
import {
  answerFlag,
  BEHIND_RED,
  BEHIND_YELLOW,
  type Colour,
  FLAG_DAYS,
  type FlagRule,
  type Lit,
  NEAR_SHARE,
  NEAR_WORKDAYS,
  type OpenProblem,
  type PromisedAnswer,
  progressColour,
  ruleVersions,
  SIGNING_DAYS,
  signingLamp,
  stepLamp,
  unitFlag,
} from './rules'

/** How one rule came to its verdict on one thing: what it knew, its numbers, and each day it counted. Moments are epoch ms. */
export interface RuleTrace {
  readonly rule: FlagRule
  readonly version: number
  /** The rule's own numbers. */
  readonly parameters: Readonly<Record<string, number>>
  /** What the records told it; `…At` are moments. */
  readonly inputs: Readonly<Record<string, number | string | boolean | null>>
  readonly lit: Lit | null
  readonly days: readonly CountedDay[]
}

const traceOf = (rule: FlagRule, rest: Omit<RuleTrace, 'rule' | 'version'>): RuleTrace => ({
  rule,
  version: ruleVersions[rule],
  ...rest,
})

/** Rule 1: the calendar days from signing to the permit, or to the moment. */
export function signingTrace(
  inputs: { readonly signedAt: number | null; readonly permitIssuedAt: number | null },
  at: number,
  timezone: string,
): RuleTrace {
  const { signedAt, permitIssuedAt } = inputs
  const to = Math.min(at, permitIssuedAt ?? at)
  return traceOf('ninety-days', {
    parameters: { days: SIGNING_DAYS },
    inputs,
    lit: signingLamp(inputs, at, timezone),
    days: signedAt === null ? [] : calendarDays(signedAt, to, SIGNING_DAYS, timezone),
  })
}

export interface StepFacts {
  readonly acceptedAt: number | null
  readonly dueAt: number | null
  readonly doneAt: number | null
  readonly limitDays: number | null
  readonly pauses: readonly Pause[]
  /** A lamp that the sender supplied stands, whatever the clock says. */
  readonly supplied: 'none' | Colour | null
  readonly yellowAt: number | null
}

function litStep(step: StepFacts, near: number, at: number): Lit | null {
  const { dueAt, doneAt, supplied, yellowAt } = step
  if (supplied === null) return stepLamp({ dueAt, nearAt: near, doneAt }, at)
  if (supplied === 'none' || dueAt === null || (doneAt !== null && doneAt <= at)) return null
  if (supplied === 'red' && dueAt <= at) return { colour: 'red', since: dueAt }
  return { colour: supplied, since: supplied === 'yellow' && dueAt > at ? near : (yellowAt ?? dueAt) }
}

/** Rule 2: the working days from acceptance to the end, or to the moment; those of a pause are named and not counted. */
export function stepTrace(step: StepFacts, at: number, calendar: WorkingCalendar): RuleTrace {
  const { acceptedAt, dueAt, doneAt, limitDays, supplied } = step
  const near = dueAt === null ? Number.NaN : nearAt(calendar, { dueAt, acceptedAt, limitDays })
  const to = Math.min(at, doneAt ?? at)
  const lit = litStep(step, near, at)
  return traceOf('late-step', {
    parameters: { nearWorkdays: NEAR_WORKDAYS, nearShare: NEAR_SHARE },
    inputs: { acceptedAt, dueAt, nearAt: dueAt === null ? null : Math.floor(near), doneAt, limitDays, supplied },
    // working minutes divide into fractions; a moment is told in whole milliseconds
    lit: lit && { ...lit, since: Math.floor(lit.since) },
    days:
      acceptedAt === null || dueAt === null ? [] : workingDays({ from: acceptedAt, to, dueAt }, step.pauses, calendar),
  })
}

/** Rule 3: the newest month's plan against what was reached; `monthAt` is the month's first moment. */
export function planTrace(progress: {
  readonly monthAt: number
  readonly planPct: number
  readonly actualPct: number
}): RuleTrace {
  const { planPct, actualPct, monthAt } = progress
  const colour = progressColour(planPct, actualPct)
  return traceOf('behind-plan', {
    parameters: { yellow: BEHIND_YELLOW, red: BEHIND_RED },
    inputs: { ...progress, behind: planPct - actualPct },
    lit: colour && { colour, since: monthAt },
    days: [],
  })
}

/** Rule 4: the calendar days since the oldest unsettled problem of a unit was found. */
export function unitTrace(problems: readonly OpenProblem[], at: number, timezone: string): RuleTrace {
  const open = problems.filter(each => each.foundAt <= at && (each.acceptedAt === null || each.acceptedAt > at))
  const oldest = open.length === 0 ? null : Math.min(...open.map(each => each.foundAt))
  const flag = unitFlag(problems, at, timezone)
  return traceOf('unsettled-problem', {
    parameters: { days: FLAG_DAYS },
    inputs: { foundAt: oldest, unsettled: open.length, older: flag?.problems ?? 0 },
    lit: flag && { colour: flag.colour, since: flag.since },
    days: oldest === null ? [] : calendarDays(oldest, at, FLAG_DAYS, timezone),
  })
}

/** Rule 5: the answers of a unit that are late, by the day promised to the investor. It counts no days of its own. */
export function answerTrace(answers: readonly PromisedAnswer[], at: number): RuleTrace {
  const flag = answerFlag(answers, at)
  return traceOf('unanswered-rating', {
    parameters: {},
    inputs: { answerDue: flag?.since ?? null, late: flag?.problems ?? 0 },
    lit: flag && { colour: flag.colour, since: flag.since },
    days: [],
  })
}
