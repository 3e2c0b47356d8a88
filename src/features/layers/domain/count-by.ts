import { lamps } from './lamp'
import type { LayerTable } from './table/layer-table'

/** What a legend counts by, where the layer has it. */
export const legendParts = ['status', 'cls', 'stage', 'unit', 'district', 'lamp'] as const
export type LegendPart = (typeof legendParts)[number]

/** Counts by text; things without one under `""`. */
export type Counts = Readonly<Record<string, number>>

function tally(rows: Iterable<number>, codes: ArrayLike<number>, texts: readonly (string | null)[]): Counts {
  const counts = new Uint32Array(texts.length)
  for (const row of rows) counts[codes[row] as number] = (counts[codes[row] as number] ?? 0) + 1
  const found = texts.flatMap((text, code) => (counts[code] ? [[text ?? '', counts[code]] as const] : []))
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Counts of rows by each part that the layer has. */
export function countBy(table: LayerTable, rows: Iterable<number>): Partial<Record<LegendPart, Counts>> {
  const parts = legendParts.flatMap((part): (readonly [LegendPart, Counts])[] => {
    if (part === 'lamp') return [[part, tally(rows, table.lamp, lamps)]]
    const column = table.findText(part)
    return column ? [[part, tally(rows, column.codes, column.texts)]] : []
  })
  return Object.fromEntries(parts)
}
