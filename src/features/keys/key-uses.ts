import { type Connection, database } from '@/platform/db/client'
import { log } from '@/platform/log'
import { singleton } from '@/platform/singleton'
import { addUses, type KeyUse } from './data/api-key.queries'

const EVERY_MS = 5_000

/** Calls by key, counted in memory and added to the table together: a call pays an entry in a map. */
export class KeyUses {
  #counted = new Map<string, KeyUse>()
  #timer: NodeJS.Timeout | undefined

  constructor(
    private readonly sql: () => Connection,
    private readonly onError: (error: unknown) => void,
  ) {}

  note(id: string, at: Date, from: string | null): void {
    const calls = (this.#counted.get(id)?.calls ?? 0) + 1
    this.#counted.set(id, { id, calls, at: at.toISOString(), from })
    this.#timer ??= setTimeout(() => void this.settle(), EVERY_MS).unref()
  }

  /** Adds what was counted so far. */
  async settle(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const uses = [...this.#counted.values()]
    if (uses.length === 0) return
    this.#counted = new Map()
    // What could not be added is lost: a count of calls is worth no second try at the cost of a growing map.
    await addUses(this.sql(), uses).catch(this.onError)
  }
}

/** The counter of this process. */
export const keyUses = (): KeyUses =>
  singleton('key-uses', () => new KeyUses(database, error => log().warn({ err: error }, 'calls by key were not added')))
