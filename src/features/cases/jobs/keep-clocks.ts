import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '@/platform/clock'
import type { Sql } from '@/platform/db/client'
import { system } from '@/shared/auth'
import { Problem } from '@/shared/problem'
import type { City } from '../../areas'
import { stageFactorNow } from '../../emergency/server'
import { runCommand } from '../commands/run-command'
import { sumUpTally } from '../data/case-counts.queries'
import { lateAnswers, standingSince, suspendedUntil, type WaitingCase } from '../data/case-steps.queries'
import { stageMinutes } from '../domain/stage-clock'
import type { CaseCommand } from '../domain/transitions'

const EVERY_MS = 30_000
const AT_ONCE = 50
/** So many differences a count of cases may have to read. */
const DIFFERENCES = 1000

interface ClockJob {
  readonly sql: Sql
  readonly city: City
  readonly clock: Clock
}

/**
 * What time does to cases by itself: a stage that took too long is escalated once, a suspension ends on its approved
 * day, whoever wrote a supervision note and the unit are told once that its answer is late. Commands like any other: who was faster wins.
 * @returns how many were escalated and resumed, and of how many answers it was told that they are late
 */
export async function passTime({
  sql,
  city,
  clock,
}: ClockJob): Promise<{ escalated: number; resumed: number; reminded: number }> {
  const now = clock.now()
  const give = async (waiting: WaitingCase, command: CaseCommand, more: object): Promise<number> => {
    const context = { actor: system('case-clock'), clock, requestId: randomUUID(), from: null }
    const body = { expectedVersion: waiting.version, commandId: randomUUID(), ...more }
    return runCommand({ sql, city }, context, waiting.id, command, body).then(
      () => 1,
      (error: unknown) => {
        if (error instanceof Problem) return 0
        throw error
      },
    )
  }
  // In an emergency the plan gives every stage a part of its time.
  const factor = await stageFactorNow(sql, city, now)
  let [escalated, resumed, reminded] = [0, 0, 0]
  for (const [status, minutes] of Object.entries(stageMinutes)) {
    const allowed = Math.round(minutes * factor)
    const before = new Date(now.getTime() - allowed * 60_000)
    for (const waiting of await standingSince(sql, status, before, AT_ONCE))
      escalated += await give(waiting, 'escalate', { reason: `超过${allowed}分钟未办理，自动升级` })
  }
  for (const waiting of await suspendedUntil(sql, now, AT_ONCE)) resumed += await give(waiting, 'resume', {})
  for (const waiting of await lateAnswers(sql, now, AT_ONCE)) reminded += await give(waiting, 'remind', {})
  return { escalated, resumed, reminded }
}

/** Does so again and again until the signal. */
export async function keepCaseClocks(
  job: ClockJob & { readonly signal: AbortSignal; readonly onError: (error: unknown) => void },
): Promise<void> {
  while (!job.signal.aborted) {
    await passTime(job).catch(job.onError)
    await sumUpTally(job.sql, DIFFERENCES).catch(job.onError)
    await sleep(EVERY_MS, undefined, { signal: job.signal, ref: false }).catch(() => {})
  }
}
