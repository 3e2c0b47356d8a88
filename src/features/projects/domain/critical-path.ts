import type { WorkingCalendar } from '@/shared/time'

/** An approval step as the path reads it; moments are epoch ms. */
export interface PathStep {
  readonly id: string
  readonly item: string
  readonly stage: 1 | 2 | 3 | 4 | 5
  readonly acceptedAt: number | null
  readonly dueAt: number | null
  readonly doneAt: number | null
  /** 国标 办理状态: 12 is decided with papers still to come. */
  readonly status: number
  readonly limitDays: number | null
  readonly commitment: boolean
  /** 区域评估: an assessment of the zone stands for it. */
  readonly isCovered: boolean
}

export interface PathFacts {
  /** 拿地即开工: design and permits run before the land is handed over. */
  readonly startsWithLand: boolean
  readonly landTransferAt: number | null
  readonly permitIssuedAt: number | null
  readonly actualStart: number | null
  readonly actualFinish: number | null
  /** Planned length of the works, ms. */
  readonly worksMs: number | null
}

export interface Segment {
  readonly key: 'stage-1' | 'stage-2' | 'stage-3' | 'land' | 'works' | 'stage-4'
  readonly from: number
  readonly to: number
  /** `done`; `open`: a step decides it, by its limit; `typical`: as long as it took others; `planned`: as planned. */
  readonly basis: 'done' | 'open' | 'typical' | 'planned' | 'unknown'
  /** Steps that decide its end. */
  readonly steps: readonly string[]
}

export interface CriticalPath {
  readonly segments: readonly Segment[]
  /** Earliest moment at which the construction permit can be there, and at which the project can open. */
  readonly permitAt: number | null
  readonly openAt: number | null
  /** Steps decided although papers are still to come: a debt, not a wait. */
  readonly owing: readonly string[]
}

type StageOfPath = 1 | 2 | 3 | 4
const isOpen = (step: PathStep, now: number) => step.doneAt === null || step.doneAt > now

/** When an open step can be decided at the earliest: a commitment at once, others by the end of their limit. */
function endOf(step: PathStep, now: number, calendar: WorkingCalendar): number {
  if (step.commitment) return now
  if (step.dueAt !== null) return Math.max(step.dueAt, now)
  const from = Math.max(step.acceptedAt ?? now, now)
  return step.limitDays === null ? now : calendar.addWorkingDays(from, step.limitDays)
}

/**
 * The chain that decides when a project can open: stages one after another, inside a stage the step that ends last.
 * What is open ends by its limits; stages to come take as long as they took others of the same flow; works take what
 * was planned. Nothing that is over its limit is taken to end before now.
 */
export function criticalPath(
  steps: readonly PathStep[],
  facts: PathFacts,
  typical: ReadonlyMap<number, number>,
  now: number,
  calendar: WorkingCalendar,
): CriticalPath {
  const segments: Segment[] = []
  const starts = steps.map(each => each.acceptedAt).filter(each => each !== null)
  let at = starts.length > 0 ? Math.min(...starts) : now
  const stage = (number: StageOfPath): void => {
    // assessments run beside the first stage
    const all = steps.filter(each => each.stage === number || (number === 1 && each.stage === 5))
    const own = all.filter(each => !(each.isCovered && isOpen(each, now)))
    const open = own.filter(each => isOpen(each, now))
    const key = `stage-${number}` as Segment['key']
    const hasPermit = facts.permitIssuedAt !== null && facts.permitIssuedAt <= now
    if (open.length > 0 && !(number < 4 && hasPermit)) {
      const ends = open.map(each => [endOf(each, now, calendar), each.id] as const)
      const to = Math.max(...ends.map(([end]) => end))
      // a stage that runs beside the one before it began with its own first step
      const from = Math.min(at, to, ...own.map(each => each.acceptedAt ?? at))
      segments.push({ key, from, to, basis: 'open', steps: ends.filter(([end]) => end === to).map(([, id]) => id) })
      at = Math.max(at, to)
    } else if (own.length > 0) {
      const ends = own.map(each => [each.doneAt ?? at, each.id] as const)
      const to = Math.max(...ends.map(([end]) => end))
      segments.push({
        key,
        from: Math.min(at, to),
        to,
        basis: 'done',
        steps: ends.filter(([end]) => end === to).map(([, id]) => id),
      })
      at = Math.max(at, to)
    } else if (!(number < 4 && hasPermit) && !all.some(each => each.stage === number)) {
      // nothing of it is known yet; where only covered steps are, nothing is left to wait for
      const days = typical.get(number)
      const from = Math.max(at, now)
      const to = days === undefined ? from : calendar.addWorkingMinutes(from, days * calendar.minutesOfDay)
      segments.push({ key, from, to, basis: days === undefined ? 'unknown' : 'typical', steps: [] })
      at = to
    }
  }
  stage(1)
  stage(2)
  stage(3)
  const permitAt = facts.permitIssuedAt ?? (segments.some(each => each.basis === 'unknown') ? null : at)
  at = permitAt ?? at
  if (
    !facts.startsWithLand &&
    facts.landTransferAt !== null &&
    facts.landTransferAt > at &&
    facts.actualStart === null
  ) {
    segments.push({ key: 'land', from: at, to: facts.landTransferAt, basis: 'planned', steps: [] })
    at = facts.landTransferAt
  }
  if (facts.actualFinish !== null && facts.actualFinish <= now) {
    segments.push({ key: 'works', from: facts.actualStart ?? at, to: facts.actualFinish, basis: 'done', steps: [] })
    at = facts.actualFinish
  } else {
    const from = facts.actualStart ?? Math.max(at, now)
    const to = facts.worksMs === null ? from : Math.max(from + facts.worksMs, now)
    segments.push({ key: 'works', from, to, basis: facts.worksMs === null ? 'unknown' : 'planned', steps: [] })
    at = to
  }
  stage(4)
  return {
    segments,
    permitAt,
    openAt: segments.some(each => each.basis === 'unknown') ? null : at,
    owing: steps.filter(each => each.status === 12).map(each => each.id),
  }
}
