/** A case that may belong to a hot-spot: filed or not, but neither rejected nor voided, with a place. */
export interface SpotCase {
  readonly id: string
  readonly sourceId: string
  readonly cls: string
  readonly lng: number
  readonly lat: number
  /** Epoch milliseconds. */
  readonly reportedAt: number
  readonly closedAt: number | null
}

export interface Hotspot {
  /** `sourceId` of its first case. */
  readonly id: string
  readonly members: readonly SpotCase[]
  /** The moment from which it counts as cleared unless a new case comes; `null` while a case is open. */
  readonly clearAt: number | null
}

export const SPOT_METRES = 50
export const SPOT_CASES = 3
export const SPOT_MS = 30 * 86_400_000

/** Grid squares at least 50 m wide up to 63° of latitude: neighbours lie in the same or an adjacent one. */
export const squareX = (lng: number): number => Math.floor(lng * 1000)
export const squareY = (lat: number): number => Math.floor(lat * 2000)

/** Metres to a degree of latitude on the sphere of the earth's mean radius. */
const DEGREE_METRES = 111_195.08

export function isNear(a: SpotCase, b: SpotCase): boolean {
  const dy = (a.lat - b.lat) * DEGREE_METRES
  const dx = (a.lng - b.lng) * DEGREE_METRES * Math.cos(((a.lat + b.lat) / 2) * (Math.PI / 180))
  return dx * dx + dy * dy <= SPOT_METRES * SPOT_METRES
}

/** Whether `later` comes while `earlier` still makes the spot: within 30 days of its report or of its closing. */
export const isStillWarm = (earlier: SpotCase, later: SpotCase): boolean =>
  later.reportedAt - earlier.reportedAt <= SPOT_MS ||
  (earlier.closedAt !== null && later.reportedAt - earlier.closedAt <= SPOT_MS)

const byTime = (a: SpotCase, b: SpotCase) =>
  a.reportedAt - b.reportedAt || (a.sourceId < b.sourceId ? -1 : a.sourceId > b.sourceId ? 1 : 0)

/**
 * The hot-spots among cases: a case is the beginning of one where at least three of its class, itself included, lie
 * within 50 m of it and in the 30 days from it; later cases within 50 m join while the spot is warm; spots that share
 * a case are one. The answer depends on the cases only, not on the order in which they arrived.
 */
export function findHotspots(cases: readonly SpotCase[]): Hotspot[] {
  const sorted = [...cases].sort(byTime)
  const squares = new Map<string, number[]>()
  for (const [index, each] of sorted.entries()) {
    const key = `${each.cls}|${squareX(each.lng)}|${squareY(each.lat)}`
    const list = squares.get(key)
    if (list) list.push(index)
    else squares.set(key, [index])
  }
  const parent = sorted.map((_, index) => index)
  const isMember = new Uint8Array(sorted.length)
  const root = (index: number): number => {
    let at = index
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number
      at = parent[at] as number
    }
    return at
  }

  for (const [index, first] of sorted.entries()) {
    const joining: number[] = []
    let soon = 1
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (const other of squares.get(`${first.cls}|${squareX(first.lng) + dx}|${squareY(first.lat) + dy}`) ?? []) {
          const later = sorted[other]
          if (other <= index || !later || !isStillWarm(first, later) || !isNear(first, later)) continue
          joining.push(other)
          if (later.reportedAt - first.reportedAt <= SPOT_MS) soon++
        }
      }
    }
    if (soon < SPOT_CASES) continue
    isMember[index] = 1
    for (const other of joining) {
      isMember[other] = 1
      const [a, b] = [root(index), root(other)]
      // The earlier case stays the root, so the root is the first case of the spot.
      parent[Math.max(a, b)] = Math.min(a, b)
    }
  }

  const spots = new Map<number, SpotCase[]>()
  for (const [index, each] of sorted.entries()) {
    if (isMember[index] === 0) continue
    const of = root(index)
    const members = spots.get(of)
    if (members) members.push(each)
    else spots.set(of, [each])
  }
  return [...spots.values()].map(members => ({
    id: (members[0] as SpotCase).sourceId,
    members,
    clearAt: members.every(each => each.closedAt !== null)
      ? Math.max(...members.map(each => each.closedAt as number)) + SPOT_MS
      : null,
  }))
}
