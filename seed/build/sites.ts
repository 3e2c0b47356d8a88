import { bounds, contains, type MultiPolygon, type Point } from './shapes'

/** A place where people live: centre, spread in degrees of latitude, weight. */
export interface Hub {
  at: Point
  spread: number
  weight: number
}

/** Relative density of living at a place: hubs over a thin countryside. */
export function density(hubs: readonly Hub[], aspect: number, lng: number, lat: number): number {
  let sum = 0.012
  for (const { at, spread, weight } of hubs) {
    const square = (((lng - at[0]) * aspect) ** 2 + (lat - at[1]) ** 2) / (2 * spread * spread)
    if (square < 12) sum += weight * Math.exp(-square)
  }
  return sum
}

/**
 * `count` sites inside the district, dense where people live and well apart: each is the best of a few
 * candidates by distance to the nearest site, weighed with the density there (Mitchell 1991).
 */
export function placeSites(
  district: MultiPolygon,
  count: number,
  weigh: (lng: number, lat: number) => number,
  aspect: number,
  random: () => number,
): Point[] {
  const [west, south, east, north] = bounds(district)
  const candidate = (): Point => {
    for (;;) {
      const lng = Math.round((west + random() * (east - west)) * 1e6) / 1e6
      const lat = Math.round((south + random() * (north - south)) * 1e6) / 1e6
      if (contains(district, lng, lat) && random() < Math.min(1, 0.06 + weigh(lng, lat))) return [lng, lat]
    }
  }
  const sites: Point[] = []
  while (sites.length < count) {
    let best: Point | undefined
    let bestScore = -1
    for (let i = 0; i < 6; i++) {
      const point = candidate()
      const score = nearest(sites, point, aspect) * (0.02 + weigh(point[0], point[1]))
      if (score > bestScore) [best, bestScore] = [point, score]
    }
    if (best) sites.push(best)
  }
  return sites
}

function nearest(sites: Point[], [lng, lat]: Point, aspect: number): number {
  let least = 1
  for (const site of sites) least = Math.min(least, ((site[0] - lng) * aspect) ** 2 + (site[1] - lat) ** 2)
  return least
}

/** Lloyd's k-means; groups come out north-west to south-east, none of them empty. */
export function cluster(points: Point[], k: number, aspect: number, random: () => number): number[][] {
  const centres: Point[] = []
  // Copies: the centres wander, the sites must not.
  const pool = points.map(([lng, lat]): Point => [lng, lat])
  for (let i = 0; i < k && pool.length; i++)
    centres.push(pool.splice(Math.floor(random() * pool.length), 1)[0] as Point)
  let owner: number[] = []
  for (let round = 0; round < 12; round++) {
    owner = points.map(([lng, lat]) => {
      let best = 0
      let least = Infinity
      centres.forEach(([cx, cy], c) => {
        const d = ((lng - cx) * aspect) ** 2 + (lat - cy) ** 2
        if (d < least) [best, least] = [c, d]
      })
      return best
    })
    centres.forEach((centre, c) => {
      const own = points.filter((_, i) => owner[i] === c)
      if (!own.length) return
      centre[0] = own.reduce((s, p) => s + p[0], 0) / own.length
      centre[1] = own.reduce((s, p) => s + p[1], 0) / own.length
    })
  }
  return centres
    .map((centre, c) => ({ centre, members: points.flatMap((_, i) => (owner[i] === c ? [i] : [])) }))
    .filter(group => group.members.length > 0)
    .sort((a, b) => b.centre[1] - a.centre[1] + (a.centre[0] - b.centre[0]) * aspect)
    .map(group => group.members)
}
