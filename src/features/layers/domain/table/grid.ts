import { grown } from './growing'

/** Buckets are tiles of this zoom: about two kilometres in our latitudes. */
export const GRID_ZOOM = 14
const SHIFT = 32 - GRID_ZOOM

/** Rows whose point lies in one tile of the grid. An emptied one stays, for its version tells that it changed. */
export interface Bucket {
  readonly x: number
  readonly y: number
  rows: Int32Array
  /** Places of the rows beside one another, so that reading a tile is reading three arrays from front to back. */
  xs: Uint32Array
  ys: Uint32Array
  size: number
  /** Number of the newest change in it. */
  version: number
}

/** Rows by the tile of the grid they lie in; a row moves in constant time. */
export class Grid {
  readonly buckets = new Map<number, Bucket>()
  /** Where in its bucket a row stands. */
  #place = new Int32Array(0)

  grow(length: number): void {
    this.#place = grown(this.#place, length)
  }

  bucketAt(x: number, y: number): Bucket | undefined {
    return this.buckets.get(x * 2 ** GRID_ZOOM + y)
  }

  #of(worldX: number, worldY: number): Bucket {
    const x = worldX >>> SHIFT
    const y = worldY >>> SHIFT
    const known = this.bucketAt(x, y)
    if (known) return known
    const made: Bucket = {
      x,
      y,
      rows: new Int32Array(8),
      xs: new Uint32Array(8),
      ys: new Uint32Array(8),
      size: 0,
      version: 0,
    }
    this.buckets.set(x * 2 ** GRID_ZOOM + y, made)
    return made
  }

  add(row: number, worldX: number, worldY: number, version: number): void {
    const bucket = this.#of(worldX, worldY)
    if (bucket.size === bucket.rows.length)
      for (const name of ['rows', 'xs', 'ys'] as const) bucket[name] = grown(bucket[name], bucket.size * 2) as never
    bucket.rows[bucket.size] = row
    bucket.xs[bucket.size] = worldX
    bucket.ys[bucket.size] = worldY
    this.#place[row] = bucket.size
    bucket.size += 1
    bucket.version = version
  }

  remove(row: number, worldX: number, worldY: number, version: number): void {
    const bucket = this.#of(worldX, worldY)
    const place = this.#place[row] as number
    bucket.size -= 1
    const last = bucket.rows[bucket.size] as number
    bucket.rows[place] = last
    bucket.xs[place] = bucket.xs[bucket.size] as number
    bucket.ys[place] = bucket.ys[bucket.size] as number
    this.#place[last] = place
    bucket.version = version
  }

  touch(worldX: number, worldY: number, version: number): void {
    this.#of(worldX, worldY).version = version
  }

  /** Numbers rows one after another, bucket by bucket; answers the old number of each new one. */
  arrange(room: number): number[] {
    const order: number[] = []
    this.#place = new Int32Array(room)
    for (const [, { rows, size }] of [...this.buckets].sort(([a], [b]) => a - b))
      for (let at = 0; at < size; at += 1) {
        this.#place[order.length] = at
        const row = rows[at] as number
        rows[at] = order.length
        order.push(row)
      }
    return order
  }

  /** Buckets under a tile, or those that a deeper tile lies in. */
  *under(zoom: number, x: number, y: number): Generator<Bucket> {
    if (zoom >= GRID_ZOOM) {
      const found = this.bucketAt(x >>> (zoom - GRID_ZOOM), y >>> (zoom - GRID_ZOOM))
      if (found) yield found
      return
    }
    const levels = GRID_ZOOM - zoom
    const side = 2 ** levels
    yield* this.between(x * side, y * side, x * side + side - 1, y * side + side - 1)
  }

  /** Buckets of a rectangle of grid tiles, borders included. */
  *between(west: number, north: number, east: number, south: number): Generator<Bucket> {
    if ((east - west + 1) * (south - north + 1) > this.buckets.size) {
      for (const bucket of this.buckets.values())
        if (bucket.x >= west && bucket.x <= east && bucket.y >= north && bucket.y <= south) yield bucket
      return
    }
    for (let x = west; x <= east; x += 1)
      for (let y = north; y <= south; y += 1) {
        const bucket = this.bucketAt(x, y)
        if (bucket) yield bucket
      }
  }
}
