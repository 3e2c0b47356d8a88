import type { WorkingCalendar } from '@/shared/time'
import type { CaseStatus } from './case-state'

/** Minutes on the clock that a stage may take before it escalates by itself (城市管理 practice). */
export const stageMinutes: Partial<Record<CaseStatus, number>> = {
  reported: 15,
  filed: 15,
  dispatched: 30,
  handled: 60,
}

export type ClockState = 'running' | 'near' | 'over' | 'stopped' | 'done'

/** The clock that runs on a case now. Moments are epoch milliseconds, spans minutes. */
export interface StageClock {
  readonly stage: CaseStatus
  readonly from: number
  /** `null`: it stands still. */
  readonly due: number | null
  readonly state: ClockState
  /** Whether only working hours count. */
  readonly isWorking: boolean
  /** Negative: over by so much. In working minutes where those count. */
  readonly left: number | null
  readonly total: number | null
  /** The year of the deadline has not been announced. */
  readonly provisional: boolean
}

export interface ClockedCase {
  readonly status: string
  readonly reportedAt: Date
  readonly filedAt: Date | null
  readonly dispatchedAt: Date | null
  readonly acceptedAt: Date | null
  readonly handledAt: Date | null
  readonly checkedAt: Date | null
  readonly limitAt: Date | null
  readonly limitUnit: string | null
  readonly shouldCloseBy: Date | null
}

const NEAR_PART = 0.2

/** Which clock runs: the desk's and the unit's stages by the clock on the wall, the work itself by its own limit. */
export function stageClock(each: ClockedCase, now: number, calendar: WorkingCalendar): StageClock {
  const stage = each.status as CaseStatus
  const idle = { stage, from: each.reportedAt.getTime(), due: null, left: null, total: null, provisional: false }
  if (stage === 'suspended') return { ...idle, state: 'stopped', isWorking: false }
  if (stage === 'handling' || (stage === 'filed' && each.limitAt && each.limitAt.getTime() < now)) {
    if (!each.limitAt || !each.filedAt) return { ...idle, state: 'stopped', isWorking: false }
    const isWorking = each.limitUnit === 'wh' || each.limitUnit === 'wd'
    return clock(stage, each.filedAt.getTime(), each.limitAt.getTime(), isWorking, now, calendar)
  }
  if (stage === 'checked' && each.shouldCloseBy && each.checkedAt)
    return clock(stage, each.checkedAt.getTime(), each.shouldCloseBy.getTime(), true, now, calendar)
  const minutes = stageMinutes[stage]
  if (minutes === undefined) return { ...idle, state: 'done', isWorking: false }
  const starts = {
    reported: each.reportedAt,
    filed: each.filedAt,
    dispatched: each.dispatchedAt,
    handled: each.handledAt,
  }
  const from = (starts[stage as keyof typeof starts] ?? each.reportedAt).getTime()
  return clock(stage, from, from + minutes * 60_000, false, now, calendar)
}

function clock(
  stage: CaseStatus,
  from: number,
  due: number,
  isWorking: boolean,
  now: number,
  calendar: WorkingCalendar,
): StageClock {
  const minutes = (a: number, b: number) =>
    isWorking ? calendar.workingMinutesBetween(a, b) : Math.round((b - a) / 6000) / 10
  const left = minutes(now, due)
  const total = Math.max(minutes(from, due), 1)
  const state = now > due ? 'over' : left <= total * NEAR_PART ? 'near' : 'running'
  return { stage, from, due, state, isWorking, left, total, provisional: calendar.provisional(calendar.dayOf(due - 1)) }
}
