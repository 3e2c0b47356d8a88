import { yesIn } from '../generator'
import type { Chance, Share } from '../random'
import { DAY, HOUR, type World } from '../world'
import { type Item, items } from './items'

/** One approval item's course in one project. */
export interface Decision {
  readonly item: Item
  readonly applied: number
  /** Corrections asked for before acceptance. */
  readonly corrections: number
  readonly accepted: number
  readonly pause: { readonly from: number; readonly to: number } | undefined
  readonly done: number
  readonly outcome: 11 | 12 | 13
  readonly isByCommitment: boolean
  readonly isParallel: boolean
}

interface Question {
  readonly index: number
  readonly signed: number
  readonly isOverdue: boolean
  readonly district: string
  readonly by: Chance
  readonly share: Share
}

/** Items of this many projects are running late, or nearly, at the anchor (indexes after those past ninety days). */
const LATE_DAYS = [1, 3, 5, 9]
const NEAR = 7

/** Stage after stage, wave after wave; stage 4 is set as if it began at the signing and is moved to the finish. */
export function decideAll(world: World, question: Question): Decision[] {
  const { signed, isOverdue, by, share } = question
  const made: Decision[] = []
  let from = world.calendar.addWorkingMinutes(signed, by.between(1, 5) * 420)
  for (const stage of [1, 2, 3] as const) {
    for (const wave of [1, 2]) {
      const own = items.filter(item => item.stage === stage && item.wave === wave && share(item.code, item.share ?? 1))
      const decided = own.map(item => decide(world, question, item, from))
      made.push(...decided)
      from = Math.max(from, ...decided.map(each => each.done)) + by.between(2, 20) * HOUR
    }
    from = world.calendar.addWorkingMinutes(from, by.between(0.5, 3.5) * 420)
    if (isOverdue && stage === 2) from = world.anchor - by.between(2, 3.5) * DAY
  }
  for (const stage of [4, 5] as const) {
    let at = stage === 4 ? signed + 8 * DAY : signed + by.between(4, 18) * DAY
    for (const wave of [1, 2, 3, 4]) {
      const own = items.filter(item => item.stage === stage && item.wave === wave && share(item.code, item.share ?? 1))
      const decided = own.map(item => decide(world, question, item, at))
      made.push(...decided)
      at = Math.max(at, ...decided.map(each => each.done)) + (stage === 5 ? by.between(30, 90) * DAY : DAY)
    }
  }
  return made
}

function decide(world: World, { district, by, share }: Question, item: Item, from: number): Decision {
  const { calendar, wants } = world
  const yes = yesIn(world, share, district)
  const applied = calendar.addWorkingMinutes(from, by.between(10, 380))
  const corrections =
    item.kind === 'joint-acceptance' ? Number(!yes('C-PR-07')) : yes('C-PR-02') ? (yes('C-PR-01') ? 1 : 2) : 0
  const accepted = calendar.addWorkingMinutes(applied, by.between(20, 400) + corrections * by.between(500, 1100))
  const isStopped = item.kind === undefined && item.limit >= 5 && share('special', 0.22)
  const stopFrom = calendar.addWorkingMinutes(accepted, by.between(200, 700))
  const stopTo = calendar.addWorkingMinutes(stopFrom, by.between(3, 8) * 420)
  const isTimely = share('timely', wants.share('O-PR-01', district))
  const used = isTimely ? Math.min(item.limit - 0.25, item.limit * by.between(0.35, 1)) : item.limit + by.between(1, 5)
  const worked = accepted + (isStopped ? stopTo - stopFrom : 0)
  return {
    item,
    applied,
    corrections,
    accepted,
    pause: isStopped ? { from: stopFrom, to: stopTo } : undefined,
    done: calendar.addWorkingMinutes(worked, Math.max(0.3, used) * calendar.minutesOfDay),
    outcome:
      item.code === 'SG04' || item.kind === 'joint-acceptance' || !share('refused', 0.02)
        ? item.kind !== 'joint-acceptance' && share('partial', 0.05)
          ? 12
          : 11
        : 13,
    isByCommitment: item.commitment === true && yes('C-PR-03'),
    isParallel: item.parallel === true && yes('C-PR-05'),
  }
}

/**
 * At the anchor a handful of items are over their limit and several near it. Those that happen to be open then are
 * moved back so that they are; nothing else of their projects changes.
 */
export function trouble(world: World, decisions: readonly Decision[], place: number): Decision | null {
  const { calendar, anchor } = world
  const open = decisions.find(
    each => each.accepted < anchor && each.done > anchor && !each.pause && each.item.code !== 'SG04',
  )
  const days = LATE_DAYS[place]
  if (!open || place >= LATE_DAYS.length + NEAR) return null
  if (days !== undefined) {
    const accepted = calendar.addWorkingDays(anchor - days * DAY, -open.item.limit) + 10 * HOUR
    return { ...open, applied: accepted - 6 * HOUR, accepted, done: anchor + (2 + place) * DAY, corrections: 0 }
  }
  const accepted = calendar.addWorkingDays(anchor, -(open.item.limit - (place % 2))) + 15 * HOUR
  return { ...open, applied: accepted - 5 * HOUR, accepted, done: anchor + (0.4 + (place % 3)) * DAY, corrections: 0 }
}
