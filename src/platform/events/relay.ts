import type { Sql } from '../db/client'
import { EVENT_CHANNEL } from './data/append-events'
import { logBounds, readEvents } from './data/read-events'
import type { LoggedEvent } from './event'

const POLL_MS = 250
const PAGE = 1000
/** Newest events kept in memory, so that most followers catch up without a query. */
const KEPT = 5000

type Listener = (events: readonly LoggedEvent[]) => void

/**
 * Tails the event log and hands on what is new, in order, each once. A notification wakes it;
 * the poll is what it relies on, so a lost notification costs a quarter of a second and nothing else.
 */
export class Relay {
  #head = 0
  #readAt = 0
  #recent: LoggedEvent[] = []
  #listeners = new Set<Listener>()
  #timer: NodeJS.Timeout | undefined
  #reading = false
  #again = false
  #stopped = false
  #unlisten: (() => Promise<void>) | undefined

  constructor(
    private readonly sql: Sql,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** The newest number handed on. */
  get head(): number {
    return this.#head
  }

  /** Milliseconds since the log was last read successfully. */
  lagMs(now: number): number {
    return now - this.#readAt
  }

  async start(): Promise<void> {
    this.#head = (await logBounds(this.sql)).newest
    this.#readAt = Date.now()
    this.#timer = setInterval(() => void this.#read(), POLL_MS)
    const subscription = await this.sql.listen(EVENT_CHANNEL, () => void this.#read())
    this.#unlisten = subscription.unlisten
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Kept events after a number, or `undefined` when they reach back further than memory does. */
  recentAfter(after: number): readonly LoggedEvent[] | undefined {
    if (after >= this.#head) return []
    const first = this.#recent[0]
    if (!first || after < first.seq - 1) return undefined
    return this.#recent.filter(event => event.seq > after)
  }

  async stop(): Promise<void> {
    this.#stopped = true
    clearInterval(this.#timer)
    await this.#unlisten?.().catch(() => {})
  }

  async #read(): Promise<void> {
    if (this.#stopped) return
    if (this.#reading) {
      this.#again = true
      return
    }
    this.#reading = true
    try {
      do {
        this.#again = false
        const events = await readEvents(this.sql, { after: this.#head, limit: PAGE })
        this.#readAt = Date.now()
        if (events.length > 0) this.#handOn(events)
        if (events.length === PAGE) this.#again = true
      } while (this.#again && !this.#stopped)
    } catch (error) {
      this.onError(error)
    } finally {
      this.#reading = false
    }
  }

  #handOn(events: readonly LoggedEvent[]): void {
    const last = events.at(-1)
    if (!last) return
    this.#recent = [...this.#recent, ...events].slice(-KEPT)
    this.#head = last.seq
    for (const listener of this.#listeners) listener(events)
  }
}
