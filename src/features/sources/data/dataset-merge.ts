import type { Tx } from '../../../platform/db/client'
import { copyInto } from '../../../platform/db/copy-into'
import type { Dataset } from '../../datasets'
import { sentNewRecords } from './batch.queries'
import { type MergeStatements, mergeStatements } from './merge.sql'

export interface MergeCounts {
  added: number
  updated: number
  unchanged: number
}

/** Staged lines of one pass: no key twice. */
export interface StagedLines {
  readonly copy: string
  readonly lines: Buffer | readonly string[]
}

/** After so many copies in vain, a delivery goes through the stage to its end. */
const MOST_FAILURES = 3

/** Merges the staged lines of one dataset, pass by pass, inside one transaction. */
export class DatasetMerge {
  readonly #statements: MergeStatements
  #isPrepared = false
  /** Most of the last pass was there already, so the next is looked up before it is added. */
  #expectsKnown = false
  #expectsNew = false
  /** The source has records: a chunk is looked up before it is added directly. */
  #isKnownSource = false
  #failures = 0

  constructor(
    private readonly dataset: Dataset,
    targets: ReadonlySet<string>,
    private readonly tx: Tx,
    private readonly batch: { readonly id: string; readonly knownFrom: Date },
  ) {
    this.#statements = mergeStatements(dataset, targets)
  }

  /** Whether the next lines are likely all new, so that `addDirectly` is worth trying. */
  get expectsNew(): boolean {
    return this.#expectsNew && this.#failures < MOST_FAILURES
  }

  get hasStaged(): boolean {
    return this.#isPrepared
  }

  /** Looks whether the source has sent anything before, and if so, whether what it sent last was new. */
  async lookAhead(source: string): Promise<void> {
    const [row] = await this.tx.unsafe<{ known: boolean }[]>(this.#statements.isKnownSource, [source])
    this.#isKnownSource = row?.known ?? true
    this.#expectsNew = !this.#isKnownSource || (await sentNewRecords(this.tx, source, this.dataset.name, this.batch.id))
  }

  /** Whether none of the keys is there, as far as that must be asked: of rows that are likely all new. */
  async hasNone(source: string, keys: readonly string[]): Promise<boolean> {
    if (!this.#isKnownSource) return true
    // Rows of another source carry its name in their key: a command that changes what somebody else sent.
    if (keys.some(key => key.includes('\0'))) {
      this.#expectsNew = false
      return false
    }
    const [row] = await this.tx.unsafe<{ some: boolean }[]>(this.#statements.hasSome, [source, [...keys]])
    this.#expectsNew = row?.some === false
    return this.#expectsNew
  }

  /**
   * Copies lines of contents straight into the record table, which costs a third less than stage and merge. Answers
   * false, with nothing done, where a key was there already. `isCounted`: what the rows add to the indicators is known.
   */
  async addDirectly(copyDirect: string, lines: Buffer, isCounted: boolean): Promise<boolean> {
    try {
      await this.tx.savepoint(async inner => {
        if (isCounted) await inner`select set_config('chengmai.counted_here', 'on', true)`
        await copyInto(inner, copyDirect, lines)
        if (isCounted) await inner`select set_config('chengmai.counted_here', 'off', true)`
      })
      return true
    } catch (error) {
      // A copy that was refused shows as a transaction that has failed; the stage will say if it was something else.
      if ((error as { code?: unknown }).code !== '25P02') throw error
      this.#failures++
      this.#expectsNew = false
      return false
    }
  }

  /** Puts the lines into the stage. */
  async stage({ copy, lines }: StagedLines): Promise<void> {
    if (!this.#isPrepared) {
      await this.tx.unsafe(this.#statements.prepare)
      this.#isPrepared = true
    }
    await copyInto(this.tx, copy, lines)
  }

  /** Merges what is staged and empties the stage. */
  async merge(staged: number, withdrawals: number): Promise<MergeCounts> {
    const { add, update, addFormer, withdraw, empty } = this.#statements
    const contents = staged - withdrawals
    let added = 0
    let updated = 0
    let matched = 0
    let late = 0
    const addNew = async () => {
      const [row] = await this.#run<{ added: number }>(add)
      added = row?.added ?? 0
    }
    const updateKnown = async () => {
      const [row] = await this.#run<{ matched: number; updated: number; late: number }>(update)
      matched = row?.matched ?? 0
      updated += row?.updated ?? 0
      late = row?.late ?? 0
    }
    if (contents > 0 && this.#expectsKnown) {
      await updateKnown()
      if (matched < contents) await addNew()
    } else if (contents > 0) {
      await addNew()
      if (added < contents) await updateKnown()
    }
    if (late > 0) {
      const [row] = await this.#run<{ updated: number }>(addFormer)
      updated += row?.updated ?? 0
    }
    if (withdrawals > 0) {
      const [row] = await this.#run<{ updated: number }>(withdraw)
      updated += row?.updated ?? 0
    }
    this.#expectsKnown = matched * 2 > contents
    this.#expectsNew = contents > 0 && added === contents && withdrawals === 0
    await this.tx.unsafe(empty)
    return { added, updated, unchanged: staged - added - updated }
  }

  #run<Row extends object>(statement: string) {
    const { knownFrom, id } = this.batch
    // `update` and `withdraw` name both parameters; naming them everywhere lets one call serve all.
    return this.tx.unsafe<Row[]>(statement, [knownFrom.toISOString(), id])
  }
}
