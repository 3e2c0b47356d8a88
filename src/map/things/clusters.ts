import type { Thing } from './thing'

/** Things that stand too near to one another to be told apart at this zoom. */
export interface Cluster {
  readonly id: string
  readonly lng: number
  readonly lat: number
  readonly count: number
  /** How many of each layer, in the order the layers were given. */
  readonly counts: readonly (readonly [layer: string, count: number])[]
  /** The worst that any of them warns of; absent where none does. */
  readonly lamp?: string
  /** Corners of what it holds: west, south, east, north. */
  readonly box: readonly [number, number, number, number]
  readonly members: readonly Thing[]
}

export interface Gathered {
  readonly clusters: readonly Cluster[]
  /** Things that stand alone. */
  readonly singles: readonly Thing[]
}

/** Pixels of the world at a zoom. */
const worldOf = (zoom: number) => 512 * 2 ** zoom
const xOf = (lng: number, world: number) => ((lng + 180) / 360) * world
const yOf = (lat: number, world: number) => {
  const sine = Math.sin((lat * Math.PI) / 180)
  return (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * world
}

/**
 * Gathers things of all layers that lie within `radius` pixels of one another, the larger numbers first, so that a
 * crowd stays where it is and small change joins it. Every thing is in exactly one place: what is drawn adds up. A
 * mark stands on one of its things, so no two marks come nearer to one another than the radius.
 */
export function gather(things: readonly Thing[], zoom: number, radius: number): Gathered {
  const world = worldOf(zoom)
  const points = things.map(thing => ({ thing, x: xOf(thing.lng, world), y: yOf(thing.lat, world), taken: false }))
  points.sort((one, other) => other.thing.count - one.thing.count)
  const grid = new Map<number, (typeof points)[number][]>()
  const cell = (x: number, y: number) => Math.floor(x / radius) * 4_194_304 + Math.floor(y / radius)
  for (const point of points) {
    const key = cell(point.x, point.y)
    const own = grid.get(key)
    if (own) own.push(point)
    else grid.set(key, [point])
  }
  const clusters: Cluster[] = []
  const singles: Thing[] = []
  for (const point of points) {
    if (point.taken) continue
    point.taken = true
    const members = [point.thing]
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++)
        for (const other of grid.get(cell(point.x + dx * radius, point.y + dy * radius)) ?? []) {
          if (other.taken || Math.hypot(other.x - point.x, other.y - point.y) > radius) continue
          other.taken = true
          members.push(other.thing)
        }
    if (members.length === 1 && point.thing.count === 1) singles.push(point.thing)
    else clusters.push(clusterOf(members))
  }
  return { clusters, singles }
}

/** From the least to the worst. */
const warnings = ['near', 'yellow', 'over', 'red']

function clusterOf(members: readonly Thing[]): Cluster {
  const counts = new Map<string, number>()
  let count = 0
  let worst = -1
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const thing of members) {
    count += thing.count
    counts.set(thing.layer, (counts.get(thing.layer) ?? 0) + thing.count)
    worst = Math.max(worst, warnings.indexOf(String(thing.facts.lamp)))
    west = Math.min(west, thing.lng)
    south = Math.min(south, thing.lat)
    east = Math.max(east, thing.lng)
    north = Math.max(north, thing.lat)
  }
  const first = members[0]
  return {
    id: `${first?.lng},${first?.lat},${count}`,
    lng: first?.lng ?? 0,
    lat: first?.lat ?? 0,
    count,
    counts: [...counts],
    ...(worst >= 0 ? { lamp: warnings[worst] ?? '' } : {}),
    box: [west, south, east, north],
    members,
  }
}
