import { nameDeck } from '../build/names'
import { seededRandom } from '../build/random'
import type { DemoCity } from './city'
import { type Chance, chance, fraction, lottery } from './random'

export type RoadClass = 'expressway' | 'arterial' | 'secondary' | 'branch' | 'lane'
type Point = readonly [lng: number, lat: number]

/** A stretch of road between two neighbouring cells of one district. */
export interface Segment {
  readonly id: string
  readonly district: string
  readonly street: string
  readonly name: string
  readonly roadClass: RoadClass
  readonly from: Point
  readonly to: Point
  readonly length: number
}

/** A point beside a road, always inside its district. */
export interface Spot {
  readonly district: string
  readonly lng: number
  readonly lat: number
  readonly segment: Segment
}

/** Where things happen: along roads, and the more people live somewhere the more roads there are. */
export interface Terrain {
  readonly districts: readonly string[]
  /** Districts and management bodies: all that has an index of its own. */
  readonly parts: readonly string[]
  /** Share of the city's life that is in the district; all together 1. */
  shareOf(district: string): number
  pickDistrict(chance: Chance): string
  /** For things of which every part sees some: half of them go round, half go where life is. */
  pickInTurn(chance: Chance, turn: number): string
  segments(district: string): readonly Segment[]
  /** In a district or a management body. */
  spot(chance: Chance, part: string): Spot
  isIn(spot: Spot, part: string): boolean
  /** A corner where one class of trouble comes back for about six weeks: the same for everyone who asks. */
  corner(cls: string, epoch: number, index: number): Spot
  /** Some metres away, still inside the district. */
  near(chance: Chance, spot: Spot, metres: number): Spot
  /** A cell's spot, for things that stand where people live. */
  place(lng: number, lat: number): { district: string; community: string } | null
  address(spot: Spot, chance: Chance): string
}

const METRES_PER_DEGREE = 111_320
const classes = lottery<RoadClass>([
  ['expressway', 3],
  ['arterial', 15],
  ['secondary', 24],
  ['branch', 34],
  ['lane', 24],
])

export function layTerrain(city: DemoCity, seed: string): Terrain {
  const districts = city.districts.map(each => each.code)
  const metresPerLng = METRES_PER_DEGREE * Math.cos(((city.districts[0]?.center[1] ?? 0) * Math.PI) / 180)
  const names = nameDeck(seededRandom(0x0a7)).map(name => name.zh)
  const roads = new Map(districts.map(code => [code, layRoads(city, code, seed, metresPerLng, names)]))
  const bodies = city.managementBodies.map(({ code, streets }) => {
    const own = [...roads.values()].flat().filter(segment => streets.includes(segment.street))
    return [code, own] as const
  })
  for (const [code, own] of bodies) if (own.length > 0) roads.set(code, own)
  const parts = [...roads.keys()]
  const shares = shareOut(city, districts)
  const draw = lottery(districts.map(code => [code, shares.get(code) ?? 0] as const))
  const segmentsOf = (district: string): readonly Segment[] => {
    const found = roads.get(district)
    if (!found || found.length === 0) throw new RangeError(`no roads in ${district}`)
    return found
  }
  const inside = (segment: Segment, lng: number, lat: number): Spot => {
    const [x, y] = [round(lng), round(lat)]
    if (city.locate(x, y)?.district === segment.district) return { district: segment.district, lng: x, lat: y, segment }
    return { district: segment.district, lng: segment.from[0], lat: segment.from[1], segment }
  }
  const spot = (by: Chance, district: string): Spot => {
    const segment = by.pick(segmentsOf(district))
    const along = by.next()
    const aside = by.normal(0, 14)
    const [dx, dy] = [segment.to[0] - segment.from[0], segment.to[1] - segment.from[1]]
    const length = Math.max(1, segment.length)
    return inside(
      segment,
      segment.from[0] + dx * along - (((dy * METRES_PER_DEGREE) / length) * aside) / metresPerLng,
      segment.from[1] + dy * along + (((dx * metresPerLng) / length) * aside) / METRES_PER_DEGREE,
    )
  }
  return {
    districts,
    parts,
    isIn: (at, part) => at.district === part || (roads.get(part)?.includes(at.segment) ?? false),
    shareOf: district => shares.get(district) ?? 0,
    pickDistrict: draw,
    pickInTurn: (by, turn) => (turn % 2 === 0 ? (parts[(turn / 2) % parts.length] ?? draw(by)) : draw(by)),
    segments: segmentsOf,
    spot,
    corner(cls, epoch, index) {
      const by = chance(seed, 'corner', cls, epoch, index)
      return spot(by, draw(by))
    },
    near: (by, at, metres) =>
      inside(
        at.segment,
        at.lng + by.normal(0, metres) / metresPerLng,
        at.lat + by.normal(0, metres) / METRES_PER_DEGREE,
      ),
    place(lng, lat) {
      const at = city.locate(lng, lat)
      return at?.community ? { district: at.district, community: at.community } : null
    },
    address(at, by) {
      const district = city.areas.get(at.district)?.name.zh ?? ''
      const street = city.areas.get(at.segment.street)?.name.zh ?? ''
      return `${district}${street}${at.segment.name}${by.int(1, 388)}号${by.pick(['', '门前', '附近', '路口', '对面'])}`
    },
  }
}

const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6

function shareOut(city: DemoCity, districts: readonly string[]): ReadonlyMap<string, number> {
  const year = Math.max(0, ...city.reference.map(row => row.year))
  const weights = districts.map(code => {
    const row = city.reference.find(each => each.district === code && each.year === year)
    return (row?.values.population ?? city.ofKind('cell').filter(cell => cell.code.startsWith(code)).length) ** 0.9
  })
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  return new Map(districts.map((code, i) => [code, (weights[i] ?? 0) / all]))
}

/** Neighbouring cells joined: short stretches where cells are dense, so roads follow people. */
function layRoads(
  city: DemoCity,
  district: string,
  seed: string,
  metresPerLng: number,
  names: readonly string[],
): Segment[] {
  const cells = city
    .children(district)
    .flatMap(street =>
      city
        .children(street.code)
        .flatMap(community =>
          city.children(community.code).map(cell => ({ at: cell.center, street: street.code, code: cell.code })),
        ),
    )
  const edges: { a: number; b: number; length: number }[] = []
  const seen = new Set<number>()
  cells.forEach((cell, i) => {
    const nearest = [-1, -1]
    const least = [Infinity, Infinity]
    cells.forEach((other, j) => {
      if (i === j) return
      const gap = Math.hypot((cell.at[0] - other.at[0]) * metresPerLng, (cell.at[1] - other.at[1]) * METRES_PER_DEGREE)
      if (gap < (least[0] as number)) {
        ;[least[1], nearest[1], least[0], nearest[0]] = [least[0] as number, nearest[0] as number, gap, j]
      } else if (gap < (least[1] as number)) [least[1], nearest[1]] = [gap, j]
    })
    nearest.forEach((j, n) => {
      const key = Math.min(i, j) * cells.length + Math.max(i, j)
      if (j < 0 || seen.has(key)) return
      seen.add(key)
      edges.push({ a: i, b: j, length: least[n] as number })
    })
  })
  edges.sort((p, q) => p.length - q.length || p.a - q.a)
  const wanted = 260
  const kept = edges.filter((_, i) => i < wanted || fraction(seed, 'rural-road', district, i) < 0.2)
  return kept.flatMap(({ a, b, length }, i) => {
    const [from, to] = [cells[a], cells[b]]
    if (!from || !to) return []
    const heading = Math.floor(((Math.atan2(to.at[1] - from.at[1], to.at[0] - from.at[0]) + Math.PI) / Math.PI) * 3) % 3
    const roadClass = classes(chance(seed, 'road-class', district, i))
    const name =
      names[Math.floor(fraction(seed, 'road-name', from.street, heading, Number(roadClass === 'lane')) * names.length)]
    return [
      {
        id: `RD-${district}-${String(i + 1).padStart(4, '0')}`,
        district,
        street: from.street,
        name: `${name ?? ''}${suffix[roadClass]}`,
        roadClass,
        from: from.at,
        to: to.at,
        length: Math.round(length),
      },
    ]
  })
}

const suffix: Readonly<Record<RoadClass, string>> = {
  expressway: '快速路',
  arterial: '大道',
  secondary: '路',
  branch: '街',
  lane: '巷',
}
