import { randomUUID } from 'node:crypto'
import type { City } from '@/features/areas'
import type { Clock } from '@/platform/clock'
import type { Sql, Tx } from '@/platform/db/client'
import { areaCodes, everyArea } from '../data/count-cells'
import { countingSettings } from '../data/count-measures'
import { type RoundHead, readHead, readKeptMoment, storeKeeper } from '../data/kept-moment.queries'
import { dropBands, newDays } from '../data/kept-steps.queries'
import { mergeSteps } from '../data/merge-steps'
import { recordChanges } from '../data/record-changes'
import { bookCounters, rebuildUnsettled } from '../data/rollup/build-counters'
import { dropOthers, readMoments, storeKinds, storeMoments, takesComputeLock } from '../data/values.queries'
import type { Cell } from '../domain/compute-city'
import type { IndexRules, Indicator } from '../domain/indicator'
import { wholeSecond } from './borders'
import type { CountedFromRecords } from './count-from-records'
import { evaluateAllKept, evaluateKept } from './evaluate-kept'
import { KeeperState } from './keeper-state'
import { noteLateDays } from './late-days'
import { MergeDue } from './merge-due'
import { storeRound, takeSamples } from './store-round'

export interface Round {
  readonly at: Date
  /** Cells that differ from before. */
  readonly changed: number
  /** Number of the event log up to which the records were read. */
  readonly seq: number
  /** The rules that were valid. */
  readonly version: number
  /** Datasets with changed records since the last round; null: any may have changed. */
  readonly datasets: ReadonlySet<string> | null
  /** Indicators that are counted from the records, and those of them that never were. */
  readonly counted: readonly Indicator[]
  readonly uncounted: ReadonlySet<string>
  readonly rules: IndexRules
}

/** What a round takes in besides the kept values. */
export interface RoundOptions {
  /** Counted within the round, in its own transaction: everything is then of one moment. */
  readonly count?: (
    tx: Tx,
    at: Date,
    round: Pick<Round, 'counted' | 'version' | 'uncounted'>,
  ) => Promise<CountedFromRecords>
  /** Counted beside it, before. */
  readonly counted?: CountedFromRecords | null
}

interface Context {
  readonly sql: Sql
  readonly city: City
  readonly clock: Clock
}

/**
 * Keeps the live values of the city, its districts and management bodies. One keeper at a time leads on a database;
 * whoever finds that another led in between, or fails, reads everything anew.
 */
export class Keeper {
  readonly #name = randomUUID()
  #state: KeeperState | null = null
  #seq = 0
  #at = 0
  /** Rules for which every counter was booked. */
  #booked = -1
  #sampled = ''
  readonly #merges = new MergeDue()
  #missing: ReadonlySet<string> | null = null

  constructor(private readonly context: Context) {}

  /** One round, of the clock's last whole second. `undefined`: another computation is under way. */
  async round(options: RoundOptions = {}): Promise<Round | undefined> {
    try {
      for (;;) {
        const done = await this.context.sql.begin('isolation level repeatable read', tx => this.#round(tx, options))
        if (done === 'busy') return undefined
        if (done !== 'unbuilt') return done as Round
        if (!(await this.#build())) return undefined
      }
    } catch (error) {
      // what was followed in a transaction that came to nothing is not stored
      this.#state = null
      throw error
    }
  }

  async #round(tx: Tx, options: RoundOptions): Promise<Round | 'busy' | 'unbuilt'> {
    if (!(await takesComputeLock(tx))) return 'busy'
    const { city, clock } = this.context
    const at = wholeSecond(clock.now())
    const head = await readHead(tx, at)
    if (head.hasUnsettled || head.written !== this.#booked) return 'unbuilt'
    const former = head.keeper === this.#name && this.#state?.isGoodFor(at, head) ? this.#state : null
    const { datasets } = former ? await recordChanges(tx, this.#seq) : { datasets: null }
    const state = former ?? (await this.#load(tx, at, head))
    const { cells: kept, touched } = former
      ? await this.#follow(tx, former, at, head, datasets)
      : { cells: evaluateAllKept(state), touched: datasets }
    const { counted } = state.kept
    const uncounted = await this.#uncounted(tx, counted, former !== null)
    const about = { counted, uncounted, version: head.version }
    const beside = options.counted?.version === head.version ? options.counted : null
    const own = await options.count?.(tx, at, about)
    const known = new Set(counted.map(each => each.code))
    const extra = [beside, own].filter(each => each !== null && each !== undefined)
    const cells = state.cells.take([...kept, ...extra.flatMap(each => each.cells.filter(cell => known.has(cell.code)))])
    for (const each of extra) await storeMoments(tx, each.moments, each.seq)
    const isNew = !former || cells.length > 0 || extra.length > 0 || at.getTime() !== this.#at
    const moment = { keeper: this.#name, at, seq: head.seq, snapshot: head.snapshot }
    const changed = isNew ? await storeRound(tx, city, state, { cells, moment, isFollowed: former !== null }) : 0
    const left = new Set([...uncounted].filter(code => !extra.some(each => each.moments.some(m => m.code === code))))
    if (left.size === 0) await this.#sample(tx, at)
    this.#state = state
    this.#seq = head.seq
    this.#at = at.getTime()
    return {
      at,
      changed,
      seq: head.seq,
      version: head.version,
      datasets: touched,
      counted,
      uncounted: left,
      rules: state.kept.rules,
    }
  }

  async #load(tx: Tx, at: Date, head: RoundHead): Promise<KeeperState> {
    this.#state = null
    await tx.unsafe(countingSettings)
    const { city } = this.context
    const state = await KeeperState.load(tx, city, at, head)
    if (head.keptSnapshot !== null) await noteLateDays(tx, await newDays(tx, head.keptSnapshot), state.today)
    await dropBands(tx, head.snapshot)
    const { rules, counted } = state.kept
    const codes = rules.indicators.map(each => each.code)
    await dropOthers(tx, codes, areaCodes(everyArea(city)))
    const byRecords = new Set(counted.map(each => each.code))
    const kinds = rules.indicators.map(({ code, period }) => ({ code, length: period, isKept: !byRecords.has(code) }))
    await storeKinds(tx, kinds)
    return state
  }

  async #follow(
    tx: Tx,
    state: KeeperState,
    at: Date,
    head: RoundHead,
    datasets: ReadonlySet<string> | null,
  ): Promise<{ cells: readonly Cell[]; touched: ReadonlySet<string> | null }> {
    const days = await state.follow(tx, at, head)
    this.#merges.note(days)
    await noteLateDays(tx, days, state.today)
    const touched = datasets && new Set([...datasets, ...days.map(each => each.dataset)])
    const wanted = new Map(state.changed.take(state.sums))
    if (!touched || touched.has('ref')) {
      await state.readReferences(tx, at)
      const all = new Set(state.places.codes.keys())
      for (const each of state.kept.kept) if (each.datasets.has('ref')) wanted.set(each, all)
    }
    return { cells: evaluateKept(state, wanted), touched }
  }

  /** Merges rows of step sums that were read, a bounded bite; `isCalm`: no more are coming in. false: none are worth it, or another leads. */
  async merge({ isCalm = true }: { readonly isCalm?: boolean } = {}): Promise<boolean> {
    const due = this.#merges.next(isCalm)
    const snapshot = this.#state?.snapshot
    if (!due || snapshot === undefined) return false
    const { sql } = this.context
    const came = await sql.begin(async tx => {
      if (!(await takesComputeLock(tx))) return null
      const moment = await readKeptMoment(tx)
      if (moment?.keeper !== this.#name) return null
      return mergeSteps(tx, { ...due, snapshot })
    })
    if (came === null) return false
    this.#merges.done(due, came)
    return true
  }

  /** Indicators that are counted from the records and have no moment yet. */
  async #uncounted(tx: Tx, counted: readonly Indicator[], isKnown: boolean): Promise<ReadonlySet<string>> {
    if (isKnown && this.#missing?.size === 0) return this.#missing
    const done = new Set((await readMoments(tx)).map(each => each.code))
    this.#missing = new Set(counted.map(each => each.code).filter(code => !done.has(code)))
    return this.#missing
  }

  async #sample(tx: Tx, at: Date): Promise<void> {
    const hour = at.toISOString().slice(0, 13)
    if (hour === this.#sampled) return
    await takeSamples(tx, this.context.city, at)
    this.#sampled = hour
  }

  /**
   * Books the counters of new rules and counts anew what was changed without settling. It is done under the lock and
   * under this keeper's name, so that no other goes on from sums that were replaced. false: another is under way.
   */
  async #build(): Promise<boolean> {
    const { sql, city, clock } = this.context
    const at = clock.now()
    this.#state = null
    for (;;) {
      const named = await sql.begin(async tx => {
        const isLocked = await takesComputeLock(tx)
        if (isLocked) await storeKeeper(tx, this.#name)
        return isLocked
      })
      if (!named) return false
      const isDone = await sql.begin(async tx => {
        if (!(await takesComputeLock(tx))) return null
        const { keeper, written } = await readHead(tx, at)
        if (keeper !== null && keeper !== this.#name) return false
        await bookCounters({ sql, city, now: at })
        await rebuildUnsettled({ sql, city, now: at })
        this.#booked = written
        return true
      })
      if (isDone === null) return false
      if (isDone) return true
    }
  }
}
