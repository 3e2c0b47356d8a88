import { actorName, type Denied } from '../../shared/auth'
import type { CommandContext } from '../command/context'
import { log } from '../log'
import { singleton } from '../singleton'
import type { NewAuditEntry } from './data/append-audit'
import { writeAudit } from './write-audit'

const WINDOW_MS = 60_000
/** Different refusals that are told apart at once; what comes beyond is one heap, so that a flood cannot fill memory or table. */
const MOST_WINDOWS = 500

/** One refusal: who wanted what, and why not. */
export interface Denial {
  readonly context: CommandContext
  /** Name of the right that was missing, or of what was refused: `case.dispatch`, `key.use`. */
  readonly action: string
  /** What it was wanted for: the address of the request, the topic of a socket. */
  readonly subject: string
  /** Code of the answer. */
  readonly code: string
}

interface Window {
  /** The last of its kind; what the entry of the repeats is written with. */
  denial: Denial
  repeats: number
  readonly timer: NodeJS.Timeout
}

type Write = (context: CommandContext, entry: NewAuditEntry) => Promise<unknown>

/**
 * Refusals as audit entries, bounded: the first is written at once; the same actor wanting the same from the same address
 * again within a minute is counted, and the count becomes one entry when the minute is over.
 */
export class DenialLedger {
  readonly #windows = new Map<string, Window>()

  constructor(
    private readonly write: Write,
    private readonly onError: (error: unknown) => void,
    private readonly windowMs = WINDOW_MS,
  ) {}

  async note(denial: Denial): Promise<void> {
    const { context, action, code } = denial
    const own = JSON.stringify([actorName(context.actor), context.from, action, code])
    const isHeap = !this.#windows.has(own) && this.#windows.size >= MOST_WINDOWS
    const key = isHeap ? 'others' : own
    const known = this.#windows.get(key)
    if (known) {
      known.repeats++
      known.denial = denial
      return
    }
    const timer = setTimeout(() => void this.#close(key), this.windowMs)
    timer.unref()
    this.#windows.set(key, { denial, repeats: 0, timer })
    await this.#append(denial, {})
  }

  /** Writes what is counted so far: at the end of the process, and in tests. */
  async settle(): Promise<void> {
    await Promise.all([...this.#windows.keys()].map(key => this.#close(key)))
  }

  async #close(key: string): Promise<void> {
    const window = this.#windows.get(key)
    if (!window) return
    clearTimeout(window.timer)
    this.#windows.delete(key)
    const others = key === 'others' ? { others: true } : {}
    if (window.repeats > 0) await this.#append(window.denial, { repeats: window.repeats, ...others })
  }

  /** A refusal that cannot be written down stays a refusal. */
  async #append({ context, action, subject, code }: Denial, counted: object): Promise<void> {
    const entry = { action, subject: printable(subject), outcome: 'denied', after: { code, ...counted } } as const
    await this.write(context, entry).catch(this.onError)
  }
}

/** What strangers send goes into the entry without what a database or a terminal would stumble over. */
const printable = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cs}]/gu, '·').slice(0, 200)

/** The ledger of this process. */
export const denials = (): DenialLedger =>
  singleton(
    'denials',
    () => new DenialLedger(writeAudit, error => log().error({ err: error }, 'a denial could not be written down')),
  )

/** Writes down that a right was missing; whoever answers a `Denied` calls it, once. */
export const noteDenied = (denied: Denied, context: Omit<CommandContext, 'actor'>, subject: string): Promise<void> =>
  denials().note({
    context: { ...context, actor: denied.actor },
    action: denied.permission,
    subject,
    code: denied.code,
  })
