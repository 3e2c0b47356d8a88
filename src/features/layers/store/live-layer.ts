import type { Sql } from '@/platform/db/client'
import type { LoggedEvent } from '@/platform/events'
import { followedThings, readBatch, readLayer, readThings } from '../data/layer-rows.sql'
import { changesOf, type LayerChanges, noChanges } from '../domain/event-changes'
import type { Layer } from '../domain/layer'
import { LayerTable } from '../domain/table/layer-table'

/** Things read at once. */
const CHUNK = 2000

/**
 * One layer, kept: loaded whole, then whatever the event log says changed is read again. What is told while the load
 * runs waits for its end; reading a thing once too often changes nothing.
 */
export class LiveLayer {
  table: LayerTable
  isLoaded = false
  /** Every event up to this number is in the table. */
  seq = 0
  #pending: LayerChanges = noChanges()
  #told = 0
  #work: Promise<void> = Promise.resolve()
  #isQueued = false

  constructor(
    readonly layer: Layer,
    private readonly sql: Sql,
    private readonly now: () => number,
    /** Its lamps of `flags` may have changed. */
    private readonly onChange: (layer: LiveLayer) => void,
  ) {
    this.table = new LayerTable(layer, now())
  }

  /** Reads all of it anew, beside the table that is being answered from. */
  load(seq: number): Promise<void> {
    return this.#next(async () => {
      const table = new LayerTable(this.layer, this.now())
      for await (const rows of readLayer(this.sql, this.layer)) table.apply(rows)
      table.arrange()
      this.table = table
      this.seq = Math.max(this.seq, seq)
      this.isLoaded = true
      this.onChange(this)
      this.#schedule()
    })
  }

  tell(events: readonly LoggedEvent[]): void {
    for (const event of events) changesOf(this.layer, event, this.#pending)
    this.#told = events.at(-1)?.seq ?? this.#told
    this.#schedule()
  }

  /** Resolves when everything told so far is in the table. */
  async settled(): Promise<void> {
    while (this.#isQueued) await this.#work
    await this.#work
  }

  #next(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(work, work)
    return this.#work
  }

  #schedule(): void {
    if (this.#isQueued || !this.isLoaded) return
    this.#isQueued = true
    this.#next(async () => {
      this.#isQueued = false
      const [changes, seq] = [this.#pending, this.#told]
      this.#pending = noChanges()
      try {
        await this.#read(changes)
        this.seq = Math.max(this.seq, seq)
      } catch (error) {
        // Whatever could not be read is asked for again, with the next event or the next beat.
        for (const kind of ['ids', 'batches', 'otherIds', 'otherBatches'] as const)
          for (const each of changes[kind]) this.#pending[kind].add(each)
        throw error
      }
    }).catch(() => {})
  }

  /** Asks again for what could not be read, and lets time pass. */
  beat(): void {
    this.table.advance(this.now())
    const { ids, batches, otherIds, otherBatches } = this.#pending
    if (ids.size + batches.size + otherIds.size + otherBatches.size > 0) this.#schedule()
  }

  async #read(changes: LayerChanges): Promise<void> {
    const { ids, batches, otherIds, otherBatches } = changes
    if (ids.size + batches.size + otherIds.size + otherBatches.size === 0) return
    const wanted = new Set(ids)
    if (otherIds.size + otherBatches.size > 0)
      for (const other of this.layer.follows ?? [])
        for (const { id } of await followedThings(this.sql, this.layer, other, {
          ids: [...otherIds],
          batches: [...otherBatches],
        }))
          wanted.add(id)
    this.table.advance(this.now())
    for (const batch of batches) for await (const rows of readBatch(this.sql, this.layer, batch)) this.table.apply(rows)
    const all = [...wanted]
    for (let from = 0; from < all.length; from += CHUNK) {
      const chunk = all.slice(from, from + CHUNK)
      const rows = await readThings(this.sql, this.layer, chunk)
      if (rows) this.table.apply(rows)
      // A record that is gone from its table is gone from the map.
      if ((rows?.count ?? 0) < chunk.length) {
        const found = new Set(rows ? idsOf(rows.ids) : [])
        for (const id of chunk) if (!found.has(id)) this.table.remove(id)
      }
    }
    this.onChange(this)
  }
}

function idsOf(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')
  return Array.from({ length: bytes.length / 16 }, (_, at) =>
    text.slice(at * 32, at * 32 + 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
  )
}
