import type { LayerTable } from './table/layer-table'

export interface FlowCount {
  readonly unit: string
  readonly area: string
  readonly count: number
}

export interface FlowCounts {
  readonly flows: readonly FlowCount[]
  /** Rows that lack the unit or the area: with the flows they add up to the total. */
  readonly withoutEnds: number
}

/** Rows by who answers for them and where they lie, the largest first; each row is in one of them. */
export function countFlows(table: LayerTable, rows: Iterable<number>, by: 'district' | 'street'): FlowCounts {
  const [units, areas] = [table.text('unit'), table.text(by)]
  const width = areas.texts.length
  const counts = new Map<number, number>()
  let withoutEnds = 0
  for (const row of rows) {
    const [unit, area] = [units.codes[row] as number, areas.codes[row] as number]
    // Code 0 is the empty text.
    if (unit === 0 || area === 0) withoutEnds += 1
    else counts.set(unit * width + area, (counts.get(unit * width + area) ?? 0) + 1)
  }
  const flows = [...counts].map(([key, count]) => ({
    unit: units.texts[Math.floor(key / width)] ?? '',
    area: areas.texts[key % width] ?? '',
    count,
  }))
  return {
    flows: flows.sort((a, b) => b.count - a.count || (a.unit + a.area < b.unit + b.area ? -1 : 1)),
    withoutEnds,
  }
}
