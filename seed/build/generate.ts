import { type Name, nameDeck } from './names'
import type { CityPlan } from './plans'
import { seededRandom } from './random'
import { area, bounds, contains, type MultiPolygon, type Point, type Ring } from './shapes'
import { cluster, density, type Hub, placeSites } from './sites'
import type { District } from './source-shapes'
import { merge, shapeOf, voronoiCells } from './voronoi'

export interface BuiltArea {
  code: string
  kind: 'city' | 'district' | 'street' | 'community' | 'cell'
  parent: string
  zh: string
  en: string
  center: Point
  synthetic: boolean
  shape: MultiPolygon
}

export interface BuiltCity {
  areas: BuiltArea[]
  hubs: Hub[]
  aspect: number
}

/** Streets, communities and cells inside the real districts; the same plan draws the same city. */
export function generateCity(plan: CityPlan, districts: District[]): BuiltCity {
  const aspect = Math.round(Math.cos((plan.center[1] * Math.PI) / 180) * 1e4) / 1e4
  const hubs = [...plan.hubs, ...districts.map(({ seat }) => ({ at: seat, spread: 0.03, weight: plan.seatWeight }))]
  const weigh = (lng: number, lat: number) => density(hubs, aspect, lng, lat)
  const random = seededRandom(plan.seed)
  const deck = nameDeck(random)
  const shares = plan.districts.map(district => district.population ** 0.85)
  const all = shares.reduce((sum, share) => sum + share, 0)
  const areas: BuiltArea[] = []
  districts.forEach((district, i) => {
    const own = plan.districts[i]
    if (!own) return
    const share = (shares[i] ?? 0) / all
    areas.push({
      ...district,
      kind: 'district',
      parent: plan.code,
      zh: own.zh,
      en: own.en,
      center: labelPoint(district),
      synthetic: false,
    })
    const sites = placeSites(district.shape, Math.round(share * plan.cells), weigh, aspect, random)
    const outlines = voronoiCells(sites, district.shape, aspect)
    const built = districtParts({
      district: district.code,
      sites,
      shape: district.shape,
      outlines,
      streets: own.streets,
      towns: own.towns,
      communities: Math.round(share * plan.communities),
      aspect,
      random,
      deck,
    })
    areas.push(...built)
  })
  const city = merge(districts.map(d => d.shape))
  areas.unshift({
    code: plan.code,
    kind: 'city',
    parent: '',
    zh: plan.zh,
    en: plan.en,
    center: plan.center,
    synthetic: false,
    shape: city,
  })
  return { areas, hubs, aspect }
}

interface Parts {
  district: string
  sites: Point[]
  shape: MultiPolygon
  outlines: Ring[]
  streets: number
  towns: number
  communities: number
  aspect: number
  random: () => number
  deck: Name[]
}

/** Generated street codes begin at 901, above the numbers that real streets, towns and townships are given. */
function districtParts({
  district,
  sites,
  shape,
  outlines,
  streets,
  towns,
  communities,
  aspect,
  random,
  deck,
}: Parts): BuiltArea[] {
  const out: BuiltArea[] = []
  const shapeAround = (members: number[]) =>
    shapeOf(
      members.flatMap(i => (outlines[i] ? [outlines[i]] : [])),
      shape,
    )
  const shapes = sites.map((_, i) => shapeAround([i]))
  const villageNames = nameDeck(random)
  const groups = cluster(sites, streets, aspect, random)
  const spread = groups.map(group => area(group.flatMap(i => shapes[i] ?? [])) / group.length)
  const rural = [...spread].sort((a, b) => b - a)[Math.round(towns * groups.length)] ?? 0
  groups.forEach((members, s) => {
    const street = district + String(901 + s)
    const name = deck.pop()
    if (!name) throw new Error('the deck of street names is used up')
    const isTown = towns > 0 && (spread[s] ?? 0) > rural
    const count = Math.max(1, Math.round((communities * members.length) / sites.length))
    cluster(
      members.map(i => sites[i] as Point),
      count,
      aspect,
      random,
    ).forEach((group, c) => {
      const community = street + String(c + 1).padStart(3, '0')
      const own = group.map(i => members[i] as number)
      const title = villageNames.pop()
      if (!title) throw new Error('the deck of community names is used up')
      const [zh, en] = isTown && random() < 0.55 ? ['村', 'Village'] : ['社区', 'Community']
      out.push({
        code: community,
        kind: 'community',
        parent: street,
        zh: title.zh + zh,
        en: `${title.en} ${en}`,
        center: middle(own, sites, aspect),
        synthetic: true,
        shape: shapeAround(own),
      })
      own.forEach((i, n) => {
        const serial = String(n + 1).padStart(3, '0')
        out.push({
          code: community + serial,
          kind: 'cell',
          parent: community,
          zh: `${title.zh}${serial}网格`,
          en: `${title.en} cell ${serial}`,
          center: sites[i] as Point,
          synthetic: true,
          shape: shapes[i] ?? [],
        })
      })
    })
    out.push({
      code: street,
      kind: 'street',
      parent: district,
      zh: name.zh + (isTown ? '镇' : '街道'),
      en: `${name.en} ${isTown ? 'Town' : 'Subdistrict'}`,
      center: middle(members, sites, aspect),
      synthetic: true,
      shape: shapeAround(members),
    })
  })
  return out
}

/** The site nearest to the mean of the sites: always inside its own area. */
function middle(members: number[], sites: Point[], aspect: number): Point {
  const points = members.map(i => sites[i] as Point)
  const [x, y] = [0, 1].map(axis => points.reduce((sum, p) => sum + (p[axis] ?? 0), 0) / points.length) as Point
  return points.reduce((best, p) => (gap(p, [x, y], aspect) < gap(best, [x, y], aspect) ? p : best))
}

function gap(p: Point, q: Point, aspect: number): number {
  return ((p[0] - q[0]) * aspect) ** 2 + (p[1] - q[1]) ** 2
}

/** The inner point farthest from the border on a coarse grid: where a label has most room. */
function labelPoint({ shape, seat }: District): Point {
  const [west, south, east, north] = bounds(shape)
  const edges = shape.flatMap(polygon => polygon.flat())
  let best: Point = seat
  let most = -1
  for (let i = 1; i < 40; i++)
    for (let j = 1; j < 40; j++) {
      const [x, y] = [west + ((east - west) * i) / 40, south + ((north - south) * j) / 40]
      let least = Infinity
      for (const [px, py] of edges) least = Math.min(least, (px - x) ** 2 + (py - y) ** 2)
      if (least > most && contains(shape, x, y)) [best, most] = [[x, y], least]
    }
  return [Math.round(best[0] * 1e5) / 1e5, Math.round(best[1] * 1e5) / 1e5]
}
