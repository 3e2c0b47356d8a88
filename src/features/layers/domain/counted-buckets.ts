import { latLngToCell } from 'h3-js'
import type { Bucket } from './table/grid'
import { grown } from './table/growing'
import type { LayerTable } from './table/layer-table'
import type { Mask } from './table/mask'

/** Cells of the rows of one table at one resolution; a row's is found at its first use and again after a move. */
class CellColumn {
  readonly names: string[] = []
  readonly #codes = new Map<string, number>()
  #code = new Uint32Array(0)
  #foundAt = new Float64Array(0)

  constructor(readonly resolution: number) {}

  grow(length: number): void {
    const before = this.#code.length
    if (before >= length) return
    this.#code = grown(this.#code, length)
    this.#foundAt = grown(this.#foundAt, length)
    this.#foundAt.fill(-1, before)
  }

  code(table: LayerTable, row: number): number {
    if (this.#foundAt[row] === table.movedAt[row]) return this.#code[row] as number
    const name = latLngToCell(table.lat[row] as number, table.lng[row] as number, this.resolution)
    const known = this.#codes.get(name)
    const code = known ?? this.names.push(name) - 1
    if (known === undefined) this.#codes.set(name, code)
    this.#code[row] = code
    this.#foundAt[row] = table.movedAt[row] as number
    return code
  }
}

/** How many things of a mask a bucket has in each cell, as of a version of the bucket. */
interface Counted {
  readonly version: number
  readonly codes: Uint32Array
  readonly numbers: Uint32Array
}

/**
 * Counts of one mask by cell, kept a bucket of the grid: a change costs its own bucket's counting again, and all the
 * others are added up as they are. A bucket's version tells of every change by which a row comes into a mask or leaves it.
 */
class CountedBuckets {
  readonly #kept = new WeakMap<Bucket, Counted>()

  constructor(
    private readonly table: LayerTable,
    private readonly mask: Mask,
    private readonly column: CellColumn,
  ) {}

  nameOf(code: number): string {
    return this.column.names[code] ?? ''
  }

  isCurrent(bucket: Bucket): boolean {
    return this.#kept.get(bucket)?.version === bucket.version
  }

  of(bucket: Bucket): Counted {
    const kept = this.#kept.get(bucket)
    if (kept?.version === bucket.version) return kept
    const counted = this.#count(bucket)
    this.#kept.set(bucket, counted)
    return counted
  }

  #count({ rows, size, version }: Bucket): Counted {
    const { column, mask, table } = this
    column.grow(table.placed.length)
    const counts = new Map<number, number>()
    for (let at = 0; at < size; at += 1) {
      const row = rows[at] as number
      if (mask.bits[row] === 0) continue
      const code = column.code(table, row)
      counts.set(code, (counts.get(code) ?? 0) + 1)
    }
    return { version, codes: Uint32Array.from(counts.keys()), numbers: Uint32Array.from(counts.values()) }
  }
}

const columns = new WeakMap<LayerTable, Map<number, CellColumn>>()
const counted = new WeakMap<Mask, Map<number, CountedBuckets>>()

/** What a map of a key lacks is made and kept. */
function keptIn<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

/** The counts by cell of a mask of a table at a resolution, as far as they were made. */
export function countedBuckets(table: LayerTable, mask: Mask, resolution: number): CountedBuckets {
  const ofTable = columns.get(table) ?? new Map<number, CellColumn>()
  columns.set(table, ofTable)
  const ofMask = counted.get(mask) ?? new Map<number, CountedBuckets>()
  counted.set(mask, ofMask)
  const column = keptIn(ofTable, resolution, () => new CellColumn(resolution))
  return keptIn(ofMask, resolution, () => new CountedBuckets(table, mask, column))
}
