import type { WorkingCalendar } from '@/shared/time'
import { nearAt } from '../../datasets'
import { type Colour, progressColour, signingLamp, stepLamp, unitFlag, worse } from '../domain/rules'

const DAY = 86_400_000

/** The same numbers from the same seed. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** What happens to one thing; moments are epoch ms, `null` never. */
export type History =
  | {
      readonly kind: 'project'
      readonly code: string
      readonly signedAt: number | null
      readonly permitIssuedAt: number | null
      /** Points behind plan by month, `[YYYY-MM-01, plan, actual]`. */
      readonly months: readonly (readonly [month: string, planPct: number, actualPct: number])[]
    }
  | {
      readonly kind: 'step'
      readonly code: string
      readonly acceptedAt: number
      readonly dueAt: number | null
      readonly limitDays: number | null
      readonly doneAt: number | null
    }
  | {
      readonly kind: 'unit'
      readonly code: string
      readonly problems: readonly { readonly foundAt: number; readonly acceptedAt: number | null }[]
    }

/** Histories whose breaches lie between `from` and `to`, or just miss it; many end at the very moments of others. */
export function randomHistories(count: number, span: { from: number; to: number }, random: () => number): History[] {
  const length = span.to - span.from
  const somewhere = (before: number) => Math.floor(span.from - before * DAY + random() * (length + before * DAY))
  const maybe = <T>(share: number, value: () => T): T | null => (random() < share ? value() : null)
  /** Within so many days of it, to the second: on a border as often as not. */
  const near = (moment: number, days: number) => moment + Math.round((random() * 2 - 1) * days * DAY)
  return Array.from({ length: count }, (_, at): History => {
    const which = random()
    if (which < 0.4) {
      const signedAt = maybe(0.9, () => somewhere(120))
      const permit = () => near((signedAt ?? span.from) + 91 * DAY, random() < 0.5 ? 0.6 : 40)
      const months = ['2026-08-01', '2026-09-01', '2026-10-01', '2026-11-01']
        .filter(() => random() < 0.4)
        .map(month => [month, Math.round(random() * 100), Math.round(random() * 100)] as const)
      return { kind: 'project', code: `P${at}`, signedAt, permitIssuedAt: maybe(0.6, permit), months }
    }
    if (which < 0.85) {
      const acceptedAt = somewhere(40)
      const dueAt = maybe(0.92, () => acceptedAt + Math.floor(random() * 50 * DAY))
      const limitDays = maybe(0.5, () => Math.ceil(random() * 30))
      const done = () => Math.max(acceptedAt, near(dueAt ?? acceptedAt + 10 * DAY, random() < 0.5 ? 0.3 : 15))
      return { kind: 'step', code: `S${at}`, acceptedAt, dueAt, limitDays, doneAt: maybe(0.7, done) }
    }
    const problems = Array.from({ length: 1 + Math.floor(random() * 4) }, () => {
      const foundAt = somewhere(60)
      return { foundAt, acceptedAt: maybe(0.7, () => Math.max(foundAt, near(foundAt + 31 * DAY, 12))) }
    })
    return { kind: 'unit', code: `U${at}`, problems }
  })
}

/** What the rules alone say of one history: `colour` at a moment, `null` where it is dark. */
export function judge(history: History, calendar: WorkingCalendar): (at: number) => Colour | null {
  const { timezone } = calendar
  switch (history.kind) {
    case 'project': {
      const months = history.months.map(([month, plan, actual]) => ({
        since: calendar.startOfDay(month),
        colour: progressColour(plan, actual),
      }))
      return at => {
        const newest = months.findLast(each => each.since <= at)
        const behind = newest?.colour ? { colour: newest.colour, since: newest.since } : null
        return worse(signingLamp(history, at, timezone), behind)?.colour ?? null
      }
    }
    case 'step': {
      const { dueAt, acceptedAt, limitDays, doneAt } = history
      if (dueAt === null) return () => null
      const from = nearAt(calendar, { dueAt, acceptedAt, limitDays })
      return at => stepLamp({ dueAt, nearAt: from, doneAt }, at)?.colour ?? null
    }
    case 'unit':
      return at => unitFlag(history.problems, at, timezone)?.colour ?? null
  }
}

const iso = (moment: number | null) => (moment === null ? undefined : new Date(moment).toISOString())
const filled = (row: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined && value !== null))

/** The same histories as records of each dataset. */
export function recordsOf(histories: readonly History[]) {
  const project: Record<string, unknown>[] = []
  const progress: Record<string, unknown>[] = []
  const approval_step: Record<string, unknown>[] = []
  const problem: Record<string, unknown>[] = []
  for (const each of histories) {
    if (each.kind === 'project') {
      const { code: projectCode, signedAt, permitIssuedAt } = each
      project.push(filled({ projectCode, signedAt: iso(signedAt), permitIssuedAt: iso(permitIssuedAt) }))
      for (const [month, planPct, actualPct] of each.months) progress.push({ projectCode, month, planPct, actualPct })
    } else if (each.kind === 'step') {
      const { code, acceptedAt, dueAt, limitDays, doneAt } = each
      const times = { acceptedAt: iso(acceptedAt), dueAt: iso(dueAt), doneAt: iso(doneAt) }
      approval_step.push(filled({ instanceCode: code, projectCode: `of ${code}`, limitDays, ...times }))
    } else
      for (const [n, { foundAt, acceptedAt }] of each.problems.entries())
        problem.push(
          filled({
            problemNo: `${each.code}.${n}`,
            unit: each.code,
            foundAt: iso(foundAt),
            acceptedAt: iso(acceptedAt),
          }),
        )
  }
  return { project, progress, approval_step, problem }
}
