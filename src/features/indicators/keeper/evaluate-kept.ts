import { type Cell, cellOf } from '../domain/compute-city'
import type { KeeperState } from './keeper-state'
import type { KeptIndicator } from './kept-rules'

/** Cells of some kept indicators in some areas. */
export function evaluateKept(
  { live, places }: KeeperState,
  wanted: ReadonlyMap<KeptIndicator, ReadonlySet<number>>,
): Cell[] {
  const counted = places.codes.map((_, area) => live.of(area))
  const cells: Cell[] = []
  for (const [indicator, areas] of wanted)
    for (const area of areas) {
      const own = counted[area]
      const code = places.codes[area]
      if (own && code !== undefined) cells.push(cellOf(indicator, code, own, () => true))
    }
  return cells
}

/** Every cell of every kept indicator, and of those that do not apply. */
export function evaluateAllKept(state: KeeperState): Cell[] {
  const all = new Set(state.places.codes.keys())
  const { kept, notApplicable } = state.kept
  const [nothing] = [state.live.of(0)]
  return [
    ...evaluateKept(state, new Map(kept.map(each => [each, all]))),
    ...notApplicable.flatMap(each => state.places.codes.map(code => cellOf(each, code, nothing, () => false))),
  ]
}
