/** Pixels of the map's own box. */
export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface LabelRequest {
  readonly id: string
  /** Where the thing stands. */
  readonly anchor: readonly [number, number]
  /** Ways to lay the label, the best first; rectangles relative to the anchor, all of which must be free. */
  readonly ways: readonly (readonly Rect[])[]
}

/**
 * Lays labels so that none overlaps another, an obstacle, or the edge: the first way that is free wins, requests in
 * order of importance. A label that finds no room is left out (null), never cut.
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  frame: Rect,
  obstacles: readonly Rect[],
): ReadonlyMap<string, number | null> {
  const taken = [...obstacles]
  const placed = new Map<string, number | null>()
  for (const { id, anchor, ways } of requests) {
    const free = ways.findIndex(rects =>
      rects.every(rect => {
        const moved = move(rect, anchor)
        return inside(moved, frame) && taken.every(other => !overlaps(moved, other))
      }),
    )
    placed.set(id, free < 0 ? null : free)
    for (const rect of ways[free] ?? []) taken.push(move(rect, anchor))
  }
  return placed
}

export const move = (rect: Rect, [x, y]: readonly [number, number]): Rect => ({ ...rect, x: rect.x + x, y: rect.y + y })

export const overlaps = (one: Rect, other: Rect): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height

const inside = (rect: Rect, frame: Rect) =>
  rect.x >= frame.x &&
  rect.y >= frame.y &&
  rect.x + rect.width <= frame.x + frame.width &&
  rect.y + rect.height <= frame.y + frame.height
