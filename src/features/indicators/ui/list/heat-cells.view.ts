import type { Reason } from '../../domain/reason'
import type { HeatMap } from '../../queries/heat-map'
import type { HeatCell } from './draw-heat'

export interface HeatCells {
  readonly of: (column: number, code: string) => HeatCell
  readonly valueOf: (column: number, code: string) => number | null
}

/** A map's lists as cells by column and indicator. */
export function heatCells({ codes, scores, values, reasons }: HeatMap): HeatCells {
  const rowOf = new Map(codes.map((code, row) => [code, row]))
  const why = new Map<string, Reason>()
  for (const [reason, places] of Object.entries(reasons) as [Reason, readonly (readonly [number, number])[]][])
    for (const [column, row] of places) why.set(`${column}:${row}`, reason)
  return {
    of: (column, code) => {
      const row = rowOf.get(code)
      const score = row === undefined ? null : (scores[column]?.[row] ?? null)
      return score === null ? { reason: why.get(`${column}:${row}`) ?? null } : { score }
    },
    valueOf: (column, code) => {
      const row = rowOf.get(code)
      return row === undefined ? null : (values[column]?.[row] ?? null)
    },
  }
}
