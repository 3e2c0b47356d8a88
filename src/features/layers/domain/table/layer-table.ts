import { type Lamp, lampCode } from '../lamp'
import { type Layer, textColumns } from '../layer'
import type { LayerRows, Moment } from '../layer-columns'
import { filterKey, type LayerFilter } from '../layer-filter'
import { worldX, worldY } from '../mercator'
import { uuidText, uuidWords } from '../uuid'
import { Grid } from './grid'
import { grown, taken } from './growing'
import { IdIndex } from './id-index'
import { Mask } from './mask'
import { nearFrom, nextMoment, type RowClock, rowIsOpen, rowLamp } from './row-clock'
import { type FilteredTable, rowTest } from './row-test'
import { Shapes } from './shapes'
import { TextColumn } from './text-column'

/** Filters whose masks are kept at a time. */
const KEPT_MASKS = 32

/** One layer as arrays by row. Rows of removed things are used again; `isPresent` tells which are in use. */
export class LayerTable implements RowClock, FilteredTable {
  readonly grid = new Grid()
  readonly shapes = new Shapes()
  readonly #ids = new IdIndex()
  readonly #texts: ReadonlyMap<string, TextColumn>
  readonly #masks = new Map<string, Mask>()
  readonly #free: number[] = []
  #capacity = 0
  #rows = 0
  #asked = 0
  /** No row changes by the passing of time before this moment. */
  #nextMoment = Number.POSITIVE_INFINITY
  /** Counts changes; never goes back. */
  version = 0
  /** No two tables share it, so that what was made of one is never taken for what was made of another. */
  readonly stamp = Math.random().toString(36).slice(2, 10)

  isPresent = new Uint8Array(0)
  /** 1 where the row has a point. */
  placed = new Uint8Array(0)
  /** The change at which the row was last put where it is. */
  movedAt = new Uint32Array(0)
  lng = new Float64Array(0)
  lat = new Float64Array(0)
  x = new Uint32Array(0)
  y = new Uint32Array(0)
  at = new Float64Array(0)
  from = new Float64Array(0)
  until = new Float64Array(0)
  due = new Float64Array(0)
  near = new Float64Array(0)
  open = new Uint8Array(0)
  lamp = new Uint8Array(0)
  /** Lamps of `flags`, by row; the table itself cannot know them. */
  #flagged = new Map<number, number>()

  constructor(
    readonly layer: Layer,
    /** The moment the table stands at, epoch ms. */
    public now: number,
  ) {
    this.#texts = new Map(textColumns(layer).map(([name]) => [name, new TextColumn()]))
  }

  /** Rows in use lie below this number. */
  get length(): number {
    return this.#rows
  }
  get size(): number {
    return this.#rows - this.#free.length
  }

  text(column: string): TextColumn {
    const found = this.#texts.get(column)
    if (!found) throw new Error(`${this.layer.name} holds no column ${column}`)
    return found
  }
  findText(column: string): TextColumn | undefined {
    return this.#texts.get(column)
  }

  idOf(row: number): string {
    const { words } = this.#ids
    const at = row * 4
    return uuidText(words[at] ?? 0, words[at + 1] ?? 0, words[at + 2] ?? 0, words[at + 3] ?? 0)
  }
  get idWords(): Uint32Array {
    return this.#ids.words
  }

  /** The row of a thing, or −1. */
  rowOf(id: string): number {
    const words = uuidWords(id)
    return words ? this.#ids.find(...words) : -1
  }

  /** Puts in, changes or takes out every thing of some rows, as they say. */
  apply(rows: LayerRows): void {
    const bytes = new DataView(rows.ids.buffer, rows.ids.byteOffset, rows.ids.byteLength)
    for (let each = 0; each < rows.count; each += 1) {
      const at = each * 16
      const words = [0, 4, 8, 12].map(offset => bytes.getUint32(at + offset)) as [number, number, number, number]
      const known = this.#ids.find(...words)
      if (rows.counts?.[each] === 0) {
        if (known >= 0) this.#remove(known)
        continue
      }
      this.#write(known, words, rows, each)
    }
  }

  remove(id: string): void {
    const row = this.rowOf(id)
    if (row >= 0) this.#remove(row)
  }

  #remove(row: number): void {
    this.version += 1
    for (const mask of this.#masks.values()) mask.forget(row)
    this.#lift(row)
    this.#flagged.delete(row)
    this.#ids.remove(row)
    this.isPresent[row] = 0
    this.#free.push(row)
  }

  /** Takes a row off the map, not out of the table. */
  #lift(row: number): void {
    if (this.placed[row] === 1) this.grid.remove(row, this.x[row] as number, this.y[row] as number, this.version)
    this.placed[row] = 0
    this.shapes.remove(row)
  }

  #write(known: number, words: [number, number, number, number], rows: LayerRows, each: number): void {
    this.version += 1
    const row = known >= 0 ? known : this.#newRow()
    if (known >= 0) {
      for (const mask of this.#masks.values()) mask.forget(row)
      this.#lift(row)
    } else this.#ids.add(row, ...words)
    this.isPresent[row] = 1
    for (const [name, column] of this.#texts) column.set(row, rows.texts[name]?.[each] ?? null)
    this.#writeMoments(row, rows, each)
    this.#writePlace(row, rows, each)
    this.#settle(row)
    for (const mask of this.#masks.values()) mask.judge(row)
  }

  #writeMoments(row: number, { moments }: LayerRows, each: number): void {
    const of = (name: Moment) => moments[name]?.[each] ?? Number.NaN
    this.at[row] = of('at')
    this.from[row] = of('from')
    this.until[row] = of('until')
    const { clock } = this.layer
    const runs =
      clock && Number.isNaN(of('done')) && (!clock.runsIn || clock.runsIn.includes(this.text('status').text(row) ?? ''))
    this.due[row] = runs ? of('due') : Number.NaN
    this.near[row] = runs ? nearFrom(of('began'), of('due')) : Number.NaN
  }

  #writePlace(row: number, { lng, lat, shapes }: LayerRows, each: number): void {
    const [east, north] = [lng[each] ?? Number.NaN, lat[each] ?? Number.NaN]
    this.movedAt[row] = this.version
    this.lng[row] = east
    this.lat[row] = north
    if (Number.isNaN(east) || Number.isNaN(north)) return
    this.placed[row] = 1
    this.x[row] = worldX(east)
    this.y[row] = worldY(north)
    this.grid.add(row, this.x[row] as number, this.y[row] as number, this.version)
    const shape = shapes[each]
    if (shape) this.shapes.add(row, shape)
  }

  /** What time makes of a row. */
  #settle(row: number): void {
    this.open[row] = rowIsOpen(this, row) ? 1 : 0
    this.lamp[row] = Math.max(rowLamp(this, row), this.#flagged.get(row) ?? 0)
    this.#nextMoment = Math.min(this.#nextMoment, nextMoment(this, row))
  }

  #newRow(): number {
    const free = this.#free.pop()
    if (free !== undefined) return free
    if (this.#rows === this.#capacity) this.#grow(Math.max(1024, Math.ceil(this.#capacity * 1.5)))
    this.#rows += 1
    return this.#rows - 1
  }

  #grow(length: number): void {
    this.#capacity = length
    this.#remake(array => grown(array, length))
    for (const column of this.#texts.values()) column.grow(length)
    for (const mask of this.#masks.values()) mask.grow(length)
    this.grid.grow(length)
  }

  #remake(remade: <T extends Uint8Array | Uint32Array | Float64Array>(array: T) => T): void {
    for (const name of ['isPresent', 'placed', 'open', 'lamp'] as const) this[name] = remade(this[name])
    for (const name of ['lng', 'lat', 'at', 'from', 'until', 'due', 'near'] as const) this[name] = remade(this[name])
    for (const name of ['x', 'y', 'movedAt'] as const) this[name] = remade(this[name])
  }

  /**
   * Numbers the rows by where they lie, so that making a tile reads memory from front to back; it takes half as long.
   * For a table that nobody has asked yet: a row has another number afterwards.
   */
  arrange(): void {
    const room = this.#capacity
    const rows = this.grid.arrange(room)
    for (let row = 0; row < this.#rows; row += 1)
      if (this.isPresent[row] === 1 && this.placed[row] === 0) rows.push(row)
    const order = Int32Array.from(rows)
    const newRow = new Int32Array(this.#rows)
    for (let row = 0; row < order.length; row += 1) newRow[order[row] as number] = row
    this.#remake(array => taken(array, order, room))
    for (const column of this.#texts.values()) column.arrange(order, room)
    this.#ids.arrange(order, newRow)
    this.shapes.arrange(newRow)
    this.#flagged = new Map([...this.#flagged].map(([row, lamp]) => [newRow[row] as number, lamp]))
    this.#masks.clear()
    this.#free.length = 0
    this.#rows = order.length
  }

  /** Judges a row again after something beside its record changed. */
  #resettle(row: number): void {
    const [open, lamp] = [this.open[row], this.lamp[row]]
    for (const mask of this.#masks.values()) mask.forget(row)
    this.#settle(row)
    for (const mask of this.#masks.values()) mask.judge(row)
    if (open === this.open[row] && lamp === this.lamp[row]) return
    this.version += 1
    if (this.placed[row] === 1) this.grid.touch(this.x[row] as number, this.y[row] as number, this.version)
  }

  /** Time passes: things open, end, come near their limit and go over it. */
  advance(now: number): void {
    const before = this.now
    this.now = now
    if (now < this.#nextMoment && now >= before) return
    this.#nextMoment = Number.POSITIVE_INFINITY
    for (let row = 0; row < this.#rows; row += 1) {
      if (this.isPresent[row] === 0) continue
      const next = nextMoment(this, row, before)
      if (next <= now || now < before) this.#resettle(row)
      else this.#nextMoment = Math.min(this.#nextMoment, next)
    }
  }

  /** Replaces every lamp that `flags` lit. */
  setFlags(lit: ReadonlyMap<string, Lamp>): void {
    const wanted = new Map<number, number>()
    for (const [id, lamp] of lit) {
      const row = this.rowOf(id)
      if (row >= 0) wanted.set(row, lampCode(lamp))
    }
    const before = this.#flagged
    this.#flagged = wanted
    for (const [row, code] of wanted) if (before.get(row) !== code) this.#resettle(row)
    for (const row of before.keys()) if (!wanted.has(row)) this.#resettle(row)
  }

  /** The mask of a filter: made once, then kept current. */
  mask(filter: LayerFilter): Mask {
    const key = filterKey(filter)
    this.#asked += 1
    const known = this.#masks.get(key)
    if (known) {
      known.askedAt = this.#asked
      return known
    }
    if (this.#masks.size >= KEPT_MASKS) {
      const [oldest] = [...this.#masks.values()].sort((a, b) => a.askedAt - b.askedAt)
      if (oldest) this.#masks.delete(oldest.key)
    }
    const made = new Mask(key, this.#capacity, rowTest(this, filter), row => this.placed[row] === 1)
    made.askedAt = this.#asked
    for (let row = 0; row < this.#rows; row += 1) if (this.isPresent[row] === 1) made.judge(row)
    this.#masks.set(key, made)
    return made
  }
}
