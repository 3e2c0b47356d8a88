import type { CappedPause, WorkingCalendar } from '@/shared/time'
import { nearAt } from '../../datasets'
import { type CountedDay, calendarDays, workingDays } from './counted-days'
import type { FlagRule, RulePack } from './rule-pack'
import {
  answerFlag,
  type Colour,
  flowLamp,
  type Lit,
  monthsLamp,
  type OpenProblem,
  type PromisedAnswer,
  progressColour,
  type Quiet,
  quietLamp,
  type ReportedMonth,
  signingLamp,
  startLamp,
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

/** A rule that is off counts as it always does, and lights nothing. */
const traceOf = (
  rule: FlagRule,
  { versions, on }: RulePack,
  { lit, ...rest }: Omit<RuleTrace, 'rule' | 'version'>,
): RuleTrace => ({
  rule,
  version: versions[rule].version,
  ...rest,
  lit: on[rule] ? lit : null,
})

/** Rule 1: the calendar days from signing to the permit, or to the moment. */
export function signingTrace(
  inputs: { readonly signedAt: number | null; readonly permitIssuedAt: number | null },
  at: number,
  timezone: string,
  pack: RulePack,
): RuleTrace {
  const { signedAt, permitIssuedAt } = inputs
  const to = Math.min(at, permitIssuedAt ?? at)
  return traceOf('ninety-days', pack, {
    parameters: { days: pack.numbers.signingDays },
    inputs,
    lit: signingLamp(inputs, at, timezone, pack.numbers),
    days: signedAt === null ? [] : calendarDays(signedAt, to, pack.numbers.signingDays, timezone),
  })
}

export interface StepFacts {
  readonly acceptedAt: number | null
  readonly dueAt: number | null
  readonly doneAt: number | null
  readonly limitDays: number | null
  /** Working days by which the limit was extended. */
  readonly extendedDays: number
  readonly pauses: readonly CappedPause[]
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
export function stepTrace(step: StepFacts, at: number, calendar: WorkingCalendar, pack: RulePack): RuleTrace {
  const { acceptedAt, dueAt, doneAt, limitDays, extendedDays, supplied } = step
  const near = dueAt === null ? Number.NaN : nearAt(calendar, { dueAt, acceptedAt, limitDays }, pack.numbers)
  const to = Math.min(at, doneAt ?? at)
  const lit = litStep(step, near, at)
  return traceOf('late-step', pack, {
    parameters: { nearWorkdays: pack.numbers.nearWorkdays, nearShare: pack.numbers.nearShare },
    inputs: {
      acceptedAt,
      dueAt,
      nearAt: dueAt === null ? null : Math.floor(near),
      doneAt,
      limitDays,
      ...(extendedDays > 0 ? { extendedDays } : {}),
      supplied,
    },
    // working minutes divide into fractions; a moment is told in whole milliseconds
    lit: lit && { ...lit, since: Math.floor(lit.since) },
    days:
      acceptedAt === null || dueAt === null ? [] : workingDays({ from: acceptedAt, to, dueAt }, step.pauses, calendar),
  })
}

/** Rule 3: the newest month's plan against what was reached; `monthAt` is the month's first moment. */
export function planTrace(
  progress: { readonly monthAt: number; readonly planPct: number; readonly actualPct: number },
  pack: RulePack,
): RuleTrace {
  const { planPct, actualPct, monthAt } = progress
  const colour = progressColour(planPct, actualPct, pack.numbers)
  return traceOf('behind-plan', pack, {
    parameters: { yellow: pack.numbers.behindYellow, red: pack.numbers.behindRed },
    inputs: { ...progress, behind: planPct - actualPct },
    lit: colour && { colour, since: monthAt },
    days: [],
  })
}

/** Rule 4: the calendar days since the oldest unsettled problem of a unit was found. */
export function unitTrace(problems: readonly OpenProblem[], at: number, timezone: string, pack: RulePack): RuleTrace {
  const open = problems.filter(each => each.foundAt <= at && (each.acceptedAt === null || each.acceptedAt > at))
  const oldest = open.length === 0 ? null : Math.min(...open.map(each => each.foundAt))
  const flag = unitFlag(problems, at, timezone, pack.numbers)
  return traceOf('unsettled-problem', pack, {
    parameters: { days: pack.numbers.flagDays },
    inputs: { foundAt: oldest, unsettled: open.length, older: flag?.problems ?? 0 },
    lit: flag && { colour: flag.colour, since: flag.since },
    days: oldest === null ? [] : calendarDays(oldest, at, pack.numbers.flagDays, timezone),
  })
}

/** Rule 5: the answers of a unit that are late, by the day promised to the investor. It counts no days of its own. */
export function answerTrace(answers: readonly PromisedAnswer[], at: number, pack: RulePack): RuleTrace {
  const flag = answerFlag(answers, at)
  return traceOf('unanswered-rating', pack, {
    parameters: {},
    inputs: { answerDue: flag?.since ?? null, late: flag?.problems ?? 0 },
    lit: flag && { colour: flag.colour, since: flag.since },
    days: [],
  })
}

export interface ProjectFacts extends Quiet {
  readonly planStart: string | null
  readonly actualStart: string | null
  readonly steps: number
  /** When the first construction-permit step was accepted. */
  readonly acceptedAt: number | null
  /** Months reported, the newest first. */
  readonly months: readonly ReportedMonth[]
}

/** The rules on projects that are off at first; those that are on. */
export function moreTraces(project: ProjectFacts, at: number, calendar: WorkingCalendar, pack: RulePack): RuleTrace[] {
  const { changedAt, isOpen, permitIssuedAt, closedAt, planStart, actualStart, steps, acceptedAt, months } = project
  const { numbers } = pack
  const days: CountedDay[] = []
  const [newest] = months
  const { quietYellow, quietRed, startDays, months: inARow, monthsPoints } = numbers
  const traces = [
    traceOf('no-change', pack, {
      parameters: { yellow: quietYellow, red: quietRed },
      inputs: { changedAt, isOpen },
      lit: quietLamp({ changedAt, isOpen, permitIssuedAt, closedAt }, at, calendar, numbers),
      days: changedAt === null ? days : workingDays({ from: changedAt, to: at, dueAt: Infinity }, [], calendar),
    }),
    traceOf('not-started', pack, {
      parameters: { days: startDays },
      inputs: { planStart, actualStart },
      lit: startLamp({ planStart, actualStart, closedAt }, at, calendar, numbers),
      days,
    }),
    traceOf('months-behind', pack, {
      parameters: { months: inARow, points: monthsPoints },
      inputs: { month: newest?.month ?? null, behind: newest ? newest.planPct - newest.actualPct : null },
      lit: monthsLamp(months, calendar, numbers),
      days,
    }),
    traceOf('outside-flow', pack, {
      parameters: {},
      inputs: { permitIssuedAt, stepAcceptedAt: acceptedAt },
      lit: flowLamp({ permitIssuedAt, steps, acceptedAt }, at),
      days,
    }),
  ]
  return traces.filter(each => pack.on[each.rule])
}
