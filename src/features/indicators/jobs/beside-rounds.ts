import type { City } from '@/features/areas'
import type { Clock } from '@/platform/clock'
import type { Sql } from '@/platform/db/client'
import { log } from '@/platform/log'
import { compareMonthAgo } from '../commands/compare-month-ago'
import { publishPeriods } from '../commands/publish-periods'
import { formulaOf } from '../domain/compute-city'
import type { Indicator } from '../domain/indicator'
import { datasetsOf } from '../domain/references'
import { latestClosed, periodLengths } from '../domain/stretch'
import { wholeSecond } from '../keeper/borders'
import { type CountedFromRecords, countBeside } from '../keeper/count-from-records'
import type { Round } from '../keeper/keeper'

/** Live stretches move with the clock, so what is counted from the records is counted this often even if nothing comes in. */
const SCHEDULE_MS = 5 * 60_000
/** Comparison with last month, and restatement of published periods. */
const HOURLY_MS = 3_600_000
/** The first of these waits until live values have had their turn: a fresh start has them to show first. */
const FIRST_REVIEW_MS = 3 * 60_000
/**
 * Share of one core that following the records may take, when they are still coming in and when no more do; the
 * schedule's own runs are rare enough not to count.
 */
const BUDGET = { busy: 0.1, calm: 0.3 }

interface Context {
  readonly sql: Sql
  readonly city: City
  readonly clock: Clock
  /** Called when something was counted that a round should take in. */
  readonly onCounted: () => void
}

/**
 * The slow work that rounds do not wait for, one piece at a time: counting from the records what running totals do not
 * give, when its datasets changed and on schedule, and once an hour what looks further back.
 */
export class BesideRounds {
  #changed = new Set<string>()
  #isAllDue = false
  #version = -1
  #counted: CountedFromRecords | null = null
  #running: Promise<void> | null = null
  /** When following the records ended last, and how long it took. */
  #followed = { ended: Number.NEGATIVE_INFINITY, spent: 0 }
  #allAt = Number.NEGATIVE_INFINITY
  #hourlyAt = performance.now() - HOURLY_MS + FIRST_REVIEW_MS
  #published: string

  constructor(private readonly context: Context) {
    this.#published = this.#closedPeriods()
  }

  /** What was counted since the last round. */
  get counted(): CountedFromRecords | null {
    return this.#counted
  }

  /** A round came to nothing: whatever it knew of changes is lost. */
  startOver(): void {
    this.#isAllDue = true
  }

  /** Starts what a round has shown to be due. `taken`: what it has taken in; `isCalm`: no more records are coming in. */
  follow(round: Round, { taken, isCalm }: { taken: CountedFromRecords | null; isCalm: boolean }): void {
    if (this.#counted === taken) this.#counted = null
    if (round.datasets === null || round.version !== this.#version) this.#isAllDue = true
    for (const each of round.datasets ?? []) this.#changed.add(each)
    this.#version = round.version
    if (this.#running || this.#counted) return
    const work = this.#due(round, isCalm)
    if (!work) return
    this.#running = work()
      .catch(error => {
        this.#isAllDue = true
        log().error({ err: error }, 'indicators could not be counted')
      })
      .finally(() => {
        this.#running = null
        this.context.onCounted()
      })
  }

  async ended(): Promise<void> {
    await this.#running
  }

  #due(round: Round, isCalm: boolean): (() => Promise<void>) | null {
    const now = performance.now()
    const isScheduled = now - this.#allAt >= SCHEDULE_MS
    const isAll = isScheduled || this.#isAllDue
    if (isScheduled || this.#mayFollow(now, isCalm)) {
      const indicators = round.counted.filter(
        each => isAll || round.uncounted.has(each.code) || this.#readsChanged(each),
      )
      if (indicators.length > 0) return () => this.#count(indicators, round.version, isAll, isScheduled)
      if (isAll) this.#allAt = now
      this.#forget()
    }
    const closed = this.#closedPeriods()
    if (now - this.#hourlyAt >= HOURLY_MS || closed !== this.#published) return () => this.#review(now, closed)
    return null
  }

  #mayFollow(now: number, isCalm: boolean): boolean {
    const { ended, spent } = this.#followed
    return now - ended >= spent * (1 / (isCalm ? BUDGET.calm : BUDGET.busy) - 1)
  }

  #readsChanged(indicator: Indicator): boolean {
    return [...datasetsOf(formulaOf(indicator))].some(each => this.#changed.has(each))
  }

  #forget(): void {
    this.#isAllDue = false
    this.#changed = new Set()
  }

  async #count(indicators: readonly Indicator[], version: number, isAll: boolean, isScheduled: boolean): Promise<void> {
    const { sql, city, clock } = this.context
    const began = performance.now()
    this.#forget()
    this.#counted = await countBeside(sql, { city, indicators, at: wholeSecond(clock.now()), version })
    const spent = performance.now() - began
    if (isAll) this.#allAt = began
    this.#followed = { ended: performance.now(), spent: isScheduled ? 0 : spent }
    log().debug({ indicators: indicators.length, milliseconds: spent }, 'indicators counted from the records')
  }

  async #review(began: number, closed: string): Promise<void> {
    const { sql, city, clock } = this.context
    await compareMonthAgo({ sql, city, clock })
    if ((await publishPeriods({ sql, city, clock })) === undefined) return
    this.#hourlyAt = began
    this.#published = closed
  }

  /** Names of all latest closed periods: changes when one closes. */
  #closedPeriods(): string {
    const { city, clock } = this.context
    return periodLengths.map(length => latestClosed(length, clock.now(), city.timezone).name).join()
  }
}
