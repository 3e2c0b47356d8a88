import type { Direction, Rating } from './indicator'

/**
 * Score of a value, 0 to 100. `higher` and `lower`: straight from floor to goal, cut at both ends. `target`: falls
 * on both sides of the goal, to 0 as far from it as the floor is.
 */
export function score(value: number, direction: Direction, { floor, goal }: Pick<Rating, 'floor' | 'goal'>): number {
  if (direction === 'target') return 100 * Math.max(0, 1 - Math.abs(value - goal) / Math.abs(floor - goal))
  return Math.min(100, Math.max(0, (100 * (value - floor)) / (goal - floor)))
}
