import type { Point } from '../shapes'
import { distance, waves } from './plane'

/**
 * Roads from town to town: two towns are joined unless a third lies nearer to both of them (the relative neighbourhood
 * graph, Toussaint 1980), which is what country roads look like: no town without one, few parallels.
 */
export function countryRoads(towns: readonly Point[], random: () => number): Point[][] {
  const bend = waves(random)
  const roads: Point[][] = []
  towns.forEach((from, i) => {
    for (const to of towns.slice(i + 1)) {
      const gap = distance(from, to)
      if (gap > 28 || towns.some(other => Math.max(distance(other, from), distance(other, to)) < gap * 0.999)) continue
      const steps = Math.max(2, Math.round(gap / 0.7))
      const [nx, ny] = [-(to[1] - from[1]) / gap, (to[0] - from[0]) / gap]
      roads.push(
        Array.from({ length: steps + 1 }, (_, step): Point => {
          const share = step / steps
          const [x, y] = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
          // Bent in the middle, straight into the towns.
          const aside = Math.min(1.1, gap * 0.09) * bend(x / 3, y / 3) * Math.sin(share * Math.PI)
          return [x + nx * aside, y + ny * aside]
        }),
      )
    }
  })
  return roads
}
