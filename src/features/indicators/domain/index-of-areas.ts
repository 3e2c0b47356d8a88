import { type AreaIndex, areaIndex, type Scored } from './index-value'
import type { IndexRules } from './indicator'

/** The index of each area from its cells' scores; an indicator without a cell has no value. */
export function indexOfAreas(
  areas: readonly string[],
  cells: readonly { readonly code: string; readonly area: string; readonly score: number | null }[],
  { indicators, shares }: IndexRules,
  doesApply: (code: string) => boolean,
): ReadonlyMap<string, AreaIndex> {
  const scores = new Map<string, Map<string, number | null>>(areas.map(area => [area, new Map()]))
  for (const { code, area, score } of cells) scores.get(area)?.set(code, score)
  const applying = indicators.filter(each => doesApply(each.code))
  return new Map(
    [...scores].map(([area, own]) => {
      const scored: Scored[] = applying.map(({ code, dimension, weight }) => ({
        dimension,
        weight,
        score: own.get(code) ?? null,
      }))
      return [area, areaIndex(scored, shares)]
    }),
  )
}
