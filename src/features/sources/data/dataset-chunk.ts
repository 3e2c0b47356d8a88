import type { Emission } from '../domain/emission'
import { RowBytes } from './row-bytes'
import type { KeptRow, OpenBatch, StageFormat } from './stage-rows'

/** Passes a chunk may take; a key that is repeated more often than this keeps its latest line in the last one. */
const MOST_PASSES = 16

/** What `add` did with a record: staged, the same as just before, or put in the place of a line that was staged. */
export type Added = 'staged' | 'same' | 'replaced'

/** Lines that are staged and merged together: no key twice among them. */
export interface Pass {
  readonly lines: Buffer
  readonly count: number
  readonly withdrawals: number
}

/** The latest line of a repeated key. */
interface Latest {
  content: Buffer
  pass: number
  index: number
  isWithdrawal: boolean
}

/** Records of one dataset that are merged together; those of one key in the order they came. */
export class DatasetChunk {
  readonly #rows = new RowBytes()
  /** Where the content of each line of the first pass begins and ends. */
  readonly #begins: number[] = []
  readonly #ends: number[] = []
  readonly #withdrawn = new Set<number>()
  readonly #first = new Map<string, number>()
  readonly #repeated = new Map<string, Latest>()
  readonly #later: { lines: Buffer[]; withdrawn: Set<number> }[] = []
  #laterBytes = 0

  constructor(
    private readonly format: StageFormat,
    private readonly batch: OpenBatch,
  ) {}

  /** Bytes held. */
  get size(): number {
    return this.#rows.used + this.#laterBytes
  }

  /** Keys of its records, as they were added. */
  get keys(): readonly string[] {
    return [...this.#first.keys()]
  }

  /** Whether its lines could all be added at once: no key came twice, none is withdrawn. */
  get isPlain(): boolean {
    return this.#later.length === 0 && this.#withdrawn.size === 0
  }

  add(key: string, id: string, emission: Emission): Added {
    const rows = this.#rows
    const from = rows.used
    const begin = this.#write(id, emission, null)
    const end = this.#ends[this.#ends.length - 1] as number
    const first = this.#first.get(key)
    if (first === undefined) {
      this.#first.set(key, this.#begins.length - 1)
      return 'staged'
    }
    const before = this.#repeated.get(key) ?? this.#latestOf(first)
    const content = Buffer.from(rows.view(begin, end))
    const line = Buffer.from(rows.view(from, rows.used))
    this.#takeBack(from)
    if (before.content.equals(content)) return 'same'
    this.#repeated.set(key, before)
    return this.#repeat(before, content, line, emission.withdrawn)
  }

  /** A record whose key is not looked at. */
  append(id: string, emission: Emission, kept: () => Omit<KeptRow, 'mark'>, mark: (content: Buffer) => string): void {
    this.#write(id, emission, content => ({ ...kept(), mark: mark(content) }))
  }

  /** In the order in which they are merged. */
  passes(): Pass[] {
    const count = this.#begins.length
    if (count === 0) return []
    const first = { lines: this.#rows.view(0, this.#rows.used), count, withdrawals: this.#withdrawn.size }
    const later = this.#later.map(({ lines, withdrawn }) => ({
      lines: Buffer.concat(lines),
      count: lines.length,
      withdrawals: withdrawn.size,
    }))
    return [first, ...later]
  }

  /** Gives the bytes back; the chunk must not be used any more. */
  release(): void {
    this.#rows.release()
  }

  /** Writes a line of the first pass; answers where its content begins. */
  #write(id: string, emission: Emission, kept: ((content: Buffer) => KeptRow) | null): number {
    const rows = this.#rows
    this.format.head(rows, id, emission, this.batch)
    const begin = rows.used
    this.format.content(rows, emission, this.batch)
    const end = rows.used
    this.format.tail(rows, kept ? kept(rows.view(begin, end)) : null)
    const index = this.#begins.push(begin) - 1
    this.#ends.push(end)
    if (emission.withdrawn) this.#withdrawn.add(index)
    return begin
  }

  #takeBack(to: number): void {
    this.#begins.pop()
    this.#ends.pop()
    this.#withdrawn.delete(this.#begins.length)
    this.#rows.rewind(to)
  }

  #latestOf(index: number): Latest {
    const content = Buffer.from(this.#rows.view(this.#begins[index] as number, this.#ends[index] as number))
    return { content, pass: 0, index, isWithdrawal: this.#withdrawn.has(index) }
  }

  #repeat(latest: Latest, content: Buffer, line: Buffer, isWithdrawal: boolean): Added {
    this.#laterBytes += line.length
    latest.content = content
    latest.isWithdrawal = isWithdrawal
    const isLast = latest.pass === MOST_PASSES - 1
    if (!isLast) latest.pass++
    const pass = this.#later[latest.pass - 1] ?? { lines: [], withdrawn: new Set() }
    this.#later[latest.pass - 1] = pass
    if (isLast) pass.lines[latest.index] = line
    else latest.index = pass.lines.push(line) - 1
    if (isWithdrawal) pass.withdrawn.add(latest.index)
    else pass.withdrawn.delete(latest.index)
    return isLast ? 'replaced' : 'staged'
  }
}
