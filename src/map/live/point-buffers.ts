/** A point as it is drawn. */
export interface LivePoint {
  readonly id: string
  readonly lng: number
  readonly lat: number
  /** Red, green, blue, opacity, 0 to 255. */
  readonly colour: readonly [number, number, number, number]
}

/** Rows from the first to before the second. */
export type RowRange = readonly [from: number, to: number]

/** Rows this near to one another are sent as one stretch: a call costs more than the bytes between. */
const JOIN = 64

/**
 * Points of a layer as the graphics card takes them: offsets in degrees from an origin (so that 32 bits are
 * centimetres) and colours, a row each. A change writes its rows and remembers which; taking a point away moves the
 * last one into its place. Nothing is ever built anew but when the room runs out.
 */
export class PointBuffers {
  /** Two numbers a row. */
  offsets: Float32Array
  /** Four numbers a row. */
  colours: Uint8Array
  private readonly rows = new Map<string, number>()
  private readonly ids: string[] = []
  private dirty = new Set<number>()

  constructor(
    private readonly origin: readonly [lng: number, lat: number],
    room = 1024,
  ) {
    this.offsets = new Float32Array(room * 2)
    this.colours = new Uint8Array(room * 4)
  }

  get count(): number {
    return this.ids.length
  }

  get room(): number {
    return this.offsets.length / 2
  }

  /** Adds a point, or moves and colours the one of that name. */
  set({ id, lng, lat, colour }: LivePoint): void {
    let row = this.rows.get(id)
    if (row === undefined) {
      row = this.ids.length
      if (row >= this.room) this.grow()
      this.ids.push(id)
      this.rows.set(id, row)
    }
    this.offsets[row * 2] = lng - this.origin[0]
    this.offsets[row * 2 + 1] = lat - this.origin[1]
    this.colours.set(colour, row * 4)
    this.dirty.add(row)
  }

  remove(id: string): void {
    const row = this.rows.get(id)
    if (row === undefined) return
    const last = this.ids.length - 1
    const moved = this.ids[last]
    this.rows.delete(id)
    this.ids.pop()
    this.dirty.delete(last)
    if (row === last || moved === undefined) return
    this.offsets.copyWithin(row * 2, last * 2, last * 2 + 2)
    this.colours.copyWithin(row * 4, last * 4, last * 4 + 4)
    this.ids[row] = moved
    this.rows.set(moved, row)
    this.dirty.add(row)
  }

  idAt(row: number): string | undefined {
    return this.ids[row]
  }

  /** The rows that changed since this was last asked, as few stretches. */
  takeChanged(): RowRange[] {
    const rows = [...this.dirty].sort((one, other) => one - other)
    this.dirty = new Set()
    const ranges: [number, number][] = []
    for (const row of rows) {
      const last = ranges.at(-1)
      if (last && row - last[1] <= JOIN) last[1] = row + 1
      else ranges.push([row, row + 1])
    }
    return ranges
  }

  private grow(): void {
    const room = Math.max(1024, this.room * 2)
    const [offsets, colours] = [new Float32Array(room * 2), new Uint8Array(room * 4)]
    offsets.set(this.offsets)
    colours.set(this.colours)
    this.offsets = offsets
    this.colours = colours
  }
}
