import { type DimensionName, dimensionNames } from '../../domain/index-snapshot'
import type { IndexRow } from '../../queries/index-page'

/** Rows drawn under one head; sizes in CSS pixels. */
export interface HeatBlock {
  /** Null: rows of several dimensions together. */
  readonly dimension: DimensionName | null
  readonly rows: readonly IndexRow[]
}

export interface HeatLayout {
  readonly blocks: readonly HeatBlock[]
  /** Rows have names and cells their scores; otherwise every cell is a mark, and its words are told on pointing at it. */
  readonly isReadable: boolean
  readonly columnWidth: number
  readonly rowHeight: number
  /** Room for names at the left of the cells. */
  readonly labelWidth: number
}

/** More rows than this do not get names: all of them shall be seen at once. */
const NAMED = 110
const GAP = 20
const LEAST_COLUMN = 26
/** What stands above and below the cells while one looks at them: tools, heads, the cell's words. */
const AROUND = 236

interface Room {
  readonly width: number
  /** Of the window: the long list shall fit into it. */
  readonly height: number
}

/** One block with names for a narrowed list; the four dimensions side by side, as far as there is room, for a long one. */
export function heatLayout(rows: readonly IndexRow[], columns: number, { width, height }: Room): HeatLayout {
  const dimensions = dimensionNames.filter(name => rows.some(row => row.dimension === name))
  if (rows.length <= NAMED) {
    const labelWidth = width < 700 ? 116 : Math.min(340, Math.round(width * 0.27))
    return {
      blocks: [{ dimension: dimensions.length === 1 ? (dimensions[0] ?? null) : null, rows }],
      isReadable: true,
      columnWidth: Math.max(LEAST_COLUMN, Math.floor((width - labelWidth) / columns)),
      rowHeight: 22,
      labelWidth,
    }
  }
  const beside = width >= 1000 ? dimensions.length : width >= 620 ? Math.min(2, dimensions.length) : 1
  const blocks = dimensions.map(dimension => ({ dimension, rows: rows.filter(row => row.dimension === dimension) }))
  const longest = Math.max(...blocks.map(block => block.rows.length))
  return {
    blocks,
    isReadable: false,
    columnWidth: Math.max(8, (width - GAP * (beside - 1)) / beside / columns),
    rowHeight: Math.max(5, Math.min(12, Math.floor((height - AROUND) / longest))),
    labelWidth: 0,
  }
}

export interface HeatPlace {
  readonly column: number
  readonly code: string
}

const steps: Readonly<Record<string, readonly [columns: number, rows: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  PageUp: [0, -10],
  PageDown: [0, 10],
  Home: [Number.NEGATIVE_INFINITY, 0],
  End: [Number.POSITIVE_INFINITY, 0],
}

/** Where a key moves the cursor; undefined for a key that does not. From nowhere every key leads to the first cell. */
export function movedPlace(
  key: string,
  from: HeatPlace | null,
  codes: readonly string[],
  columns: number,
): HeatPlace | undefined {
  const step = steps[key]
  const first = codes[0]
  if (!step || first === undefined) return undefined
  const row = from ? codes.indexOf(from.code) : -1
  if (!from || row < 0) return { column: 0, code: first }
  const within = (value: number, last: number) => Math.max(0, Math.min(last, value))
  return {
    column: within(from.column + step[0], columns - 1),
    code: codes[within(row + step[1], codes.length - 1)] ?? first,
  }
}
