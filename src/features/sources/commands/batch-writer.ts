import { createHash } from 'node:crypto'
import type { Tx } from '../../../platform/db/client'
import type { City } from '../../areas'
import type { Dataset } from '../../datasets'
import { deriveAcross } from '../../datasets/server'
import { type CountedRows, DirectCount, settle } from '../../indicators/server'
import { closeBatch, openBatch } from '../data/batch.queries'
import { type Retell, writeChangeEvents } from '../data/change-events'
import { type Added, DatasetChunk } from '../data/dataset-chunk'
import { DatasetMerge } from '../data/dataset-merge'
import { type Reject, rejectLine, saveRejects } from '../data/quarantine.queries'
import { refuseRepeats, stagedCounts } from '../data/repeats'
import { atMost, type OpenBatch, type StageFormat, stageFormat } from '../data/stage-rows'
import type { Emission } from '../domain/emission'
import type { BatchCounts, BatchReport } from '../domain/outcome'
import { RecordIds } from '../domain/record-id'

/** Records merged at once, and the size of their text: the next chunk is read while one is merged. */
const CHUNK_RECORDS = 8_000
const CHUNK_CHARACTERS = 8 * 1024 * 1024

interface Writing {
  readonly dataset: Dataset
  readonly format: StageFormat
  readonly merge: DatasetMerge
  chunk: DatasetChunk
  /** Steps of the chunk's rows, while it looks as if they could be added directly. */
  counted: CountedRows | null
  changed: number
}

export interface BatchDone {
  readonly counts: BatchCounts
  readonly knownFrom: Date
  readonly report: BatchReport
}

export interface WriterOptions {
  readonly tx: Tx
  readonly city: City
  readonly id: string
  readonly source: string
  readonly receivedAt: Date
  readonly retryOf: string | null
  /** Who delivers, as the audit names an actor. */
  readonly sentBy: string
  readonly now: () => Date
  /** Datasets in the order in which their records are merged, with the fields the delivery may fill. */
  readonly datasets: readonly { readonly dataset: Dataset; readonly targets: ReadonlySet<string> }[]
  /** Records of one key that say different things all wait, instead of the last one winning. */
  readonly refusesRepeats: boolean
  /** What a command says of its own changes; a delivery's are told as they are. */
  readonly retell?: Retell | undefined
  /** Writes down who did it, as the last thing of the transaction: entries are made one after another. Commands do it themselves. */
  readonly account?: ((done: BatchDone) => Promise<void>) | undefined
  /** Records merged at once; for tests of what must not depend on it. */
  readonly chunkRecords?: number | undefined
}

/**
 * Writes a batch: collects records in chunks and merges each inside the transaction while the next is being read.
 * Everything that touches the connection goes through one chain, since a COPY must not be interrupted.
 */
export class BatchWriter {
  readonly counts = { received: 0, accepted: 0, updated: 0, unchanged: 0, rejected: 0 }
  readonly #writings = new Map<string, Writing>()
  readonly #ids: RecordIds
  readonly #batch: OpenBatch
  #rejects: string[] = []
  #rejectsSize = 0
  #staged = 0
  /** Undefined until the first chunk that may be added directly. */
  #direct: DirectCount | null | undefined
  #chain: Promise<void> = Promise.resolve()

  /** Becomes the only writer of the datasets, and takes the moment from which the batch is known. */
  static async open(options: WriterOptions): Promise<BatchWriter> {
    const { tx, datasets, now, ...batch } = options
    const names = datasets.map(each => each.dataset.name)
    const knownFrom = await openBatch(tx, { ...batch, datasets: names }, now)
    const writer = new BatchWriter(options, knownFrom)
    if (!options.refusesRepeats)
      for (const { merge } of writer.#writings.values()) await merge.lookAhead(options.source)
    await writer.#beginChunks()
    return writer
  }

  private constructor(
    private readonly options: WriterOptions,
    private readonly knownFrom: Date,
  ) {
    const { id, tx, datasets, receivedAt, refusesRepeats } = options
    this.#ids = new RecordIds(receivedAt.getTime())
    this.#batch = { id, knownFrom: knownFrom.getTime() }
    for (const { dataset, targets } of datasets) {
      const format = stageFormat(dataset, targets, refusesRepeats)
      const merge = new DatasetMerge(dataset, targets, tx, { id, knownFrom })
      const chunk = new DatasetChunk(format, this.#batch)
      this.#writings.set(dataset.name, { dataset, format, merge, chunk, counted: null, changed: 0 })
    }
  }

  add(emission: Emission, kept: () => { line: number; raw: string }): void {
    const writing = this.#writings.get(emission.dataset.name)
    if (!writing) throw new Error(`the batch was not opened for ${emission.dataset.name}`)
    this.counts.received++
    const { chunk } = writing
    const { source, sourceId } = emission
    if (this.options.refusesRepeats) {
      chunk.append(this.#ids.next(), emission, kept, content => createHash('sha1').update(content).digest('base64'))
      this.#staged++
      return
    }
    const key = source === this.options.source ? sourceId : `${source}\0${sourceId}`
    const added = chunk.add(key, this.#ids.next(), emission)
    if (writing.counted) this.#count(writing, writing.counted, added, emission)
    if (added === 'same') this.counts.unchanged++
    else if (added === 'replaced') this.counts.updated++
    else this.#staged++
  }

  /** Rows that cannot be added directly in the end are counted by the merge. */
  #count(writing: Writing, counted: CountedRows, added: Added, emission: Emission): void {
    if (!writing.chunk.isPlain) {
      counted.dismiss()
      writing.counted = null
      return
    }
    if (added !== 'staged') return
    const { values } = emission
    const { knownFrom } = this.#batch
    values.source = emission.source
    values.sourceId = emission.sourceId
    values.heldFrom = atMost(emission.heldFrom, knownFrom)
    values.ingestedAt = atMost(emission.ingestedAt, knownFrom)
    counted.count(values)
  }

  /** Prepares the counting of chunks that will likely be added directly. Nothing may be under way on the connection. */
  async #beginChunks(): Promise<void> {
    const { tx, city } = this.options
    for (const writing of this.#writings.values()) {
      writing.counted = null
      if (!writing.merge.expectsNew || this.options.refusesRepeats) continue
      if (this.#direct === undefined) this.#direct = await DirectCount.open(tx, { city, now: this.knownFrom })
      writing.counted = this.#direct?.rows(writing.dataset) ?? null
    }
  }

  refuse(reject: Reject): void {
    this.counts.received++
    this.counts.rejected++
    const line = rejectLine(this.options.id, reject)
    this.#rejects.push(line)
    this.#rejectsSize += line.length
  }

  get isFull(): boolean {
    const size = [...this.#writings.values()].reduce((sum, each) => sum + each.chunk.size, this.#rejectsSize)
    return (
      this.#staged + this.#rejects.length >= (this.options.chunkRecords ?? CHUNK_RECORDS) || size >= CHUNK_CHARACTERS
    )
  }

  /** Hands the collected records on to be merged; waits only for the chunk before. */
  async flush(): Promise<void> {
    const work = [...this.#writings.values()].map(writing => ({
      writing,
      chunk: writing.chunk,
      counted: writing.counted,
    }))
    for (const { writing } of work) writing.chunk = new DatasetChunk(writing.format, this.#batch)
    const rejects = this.#rejects
    this.#rejects = []
    this.#rejectsSize = 0
    this.#staged = 0
    await this.#chain
    await this.#beginChunks()
    this.#chain = this.#write(work, rejects)
    // Whoever waits next meets the failure; until then it must not count as unhandled.
    this.#chain.catch(() => {})
  }

  /** Resolves when what was handed on so far is merged, or fails as the merge did. */
  async settled(): Promise<void> {
    await this.#chain
  }

  async #write(
    work: readonly { writing: Writing; chunk: DatasetChunk; counted: CountedRows | null }[],
    rejects: readonly string[],
  ): Promise<void> {
    if (rejects.length > 0) await saveRejects(this.options.tx, rejects)
    for (const { writing, chunk, counted } of work) {
      const passes = chunk.passes()
      for (const { lines, count, withdrawals } of passes) {
        const { merge, format } = writing
        if (
          merge.expectsNew &&
          withdrawals === 0 &&
          passes.length === 1 &&
          (await merge.hasNone(this.options.source, chunk.keys)) &&
          (await merge.addDirectly(format.copyDirect, lines, counted !== null))
        ) {
          counted?.keep()
          this.counts.accepted += count
          writing.changed += count
          continue
        }
        await merge.stage({ copy: format.copy, lines })
        if (!this.options.refusesRepeats) await this.#merge(writing, count, withdrawals)
      }
      chunk.release()
      counted?.dismiss()
    }
  }

  async #merge(writing: Writing, staged: number, withdrawals: number): Promise<void> {
    const { added, updated, unchanged } = await writing.merge.merge(staged, withdrawals)
    this.counts.accepted += added
    this.counts.updated += updated
    this.counts.unchanged += unchanged
    writing.changed += added + updated
  }

  async #mergeWithoutRepeats(): Promise<number> {
    const { tx, id } = this.options
    let refusals = 0
    for (const writing of this.#writings.values()) {
      if (!writing.merge.hasStaged) continue
      const { refused, same } = await refuseRepeats(tx, writing.dataset, id)
      refusals += refused
      this.counts.rejected += refused
      this.counts.unchanged += same
      const { staged, withdrawals } = await stagedCounts(tx, writing.dataset)
      await this.#merge(writing, staged, withdrawals)
    }
    return refusals
  }

  /**
   * Merges what is left, derives what depends on other records, settles the indicators, writes outcome and events. `report` is asked when all
   * refusals are known.
   */
  async finish(rows: number, report: (repeats: number) => BatchReport): Promise<BatchDone> {
    const { tx, id, city, source } = this.options
    await this.flush()
    await this.settled()
    const { knownFrom } = this
    const repeats = this.options.refusesRepeats ? await this.#mergeWithoutRepeats() : 0
    const changed = [...this.#writings.values()].map(({ dataset, changed: count }) => ({ dataset, count }))
    for (const { dataset, count } of changed) if (count > 0) await deriveAcross(tx, dataset, { batchId: id, knownFrom })
    await settle(tx, { city, now: knownFrom, direct: this.#direct ?? null })
    const counts = { rows, ...this.counts }
    const told = report(repeats)
    await closeBatch(tx, id, counts, told)
    const done = { counts, knownFrom, report: told }
    await writeChangeEvents(tx, changed, { id, source, knownFrom, retell: this.options.retell }, city)
    await this.options.account?.(done)
    return done
  }
}
