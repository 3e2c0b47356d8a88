import { projectBook } from '../projects/book'
import { isZoned } from '../projects/projects'
import { type Chance, chance } from '../random'
import { iso, type Row, type Story } from '../story'
import { DAY, type World } from '../world'

const A_DISTRICT = 3
const METRES_PER_DEGREE = 111_320
const CORNERS = 9
/** What is assessed for all (`zoneAssessments` in features/projects), each zone some of it. */
const ASSESSMENTS = ['geology', 'seismic', 'environment', 'energy', 'soil-water', 'heritage', 'traffic'] as const
/** Share of the zones whose assessment has run out. */
const EXPIRED = 0.12
const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6

/** Zones that are assessed once for all who build in them (区域评估), some in each district, where projects were signed last. */
export function assessedZones(world: World): Story[] {
  const { seed, city, scale, anchor, days } = world
  const count = Math.max(1, Math.round(A_DISTRICT * scale))
  const settled = projectBook(world).filter(each => each.signed < anchor && isZoned(world, each))
  return city.districts.flatMap(({ code: district }) => {
    const draw = chance(seed, 'assessed-zone', district)
    const communities = city
      .ofKind('community')
      .filter(each => each.code.startsWith(district))
      .map(each => ({ each, rank: draw.next() }))
      .sort((one, other) => one.rank - other.rank)
      .map(({ each }) => each)
    const spots = settled
      .filter(each => each.spot.district === district)
      .map(({ spot }) => [spot.lng, spot.lat] as const)
    const places = [...spots, ...communities.map(each => each.center)].slice(0, count)
    return places.map((center, i): Story => {
      const { name } = nearest(communities, center)
      const by = chance(seed, 'assessed-zone', district, i)
      const { ring, area } = outline(center, by)
      const row: Row = {
        source: 'demo-assets',
        assetCode: `assessed-zone-${district}-${String(i + 1).padStart(2, '0')}`,
        cls: 'assessed-zone',
        title: `${name.zh}片区区域评估`,
        area_m2: area,
        permitNo: `QP${by.int(100_000, 999_999)}`,
        validTo: iso(anchor + (by.hit(EXPIRED) ? -by.between(20, 200) : by.between(60, 1400)) * DAY),
        updatedAt: iso(anchor - by.between(2, 330) * DAY),
        assessments: ASSESSMENTS.filter(() => by.hit(0.7)).join(';'),
        ownerUnit: city.units.has(`U-${district}-GOV`) ? `U-${district}-GOV` : undefined,
        district,
        lng: center[0],
        lat: center[1],
        geometry: { type: 'Polygon', coordinates: [ring] },
      }
      return { born: days.start(days.today - 1095), row, turns: [] }
    })
  })
}

const nearest = <Each extends { readonly center: readonly [number, number] }>(
  places: readonly Each[],
  [lng, lat]: readonly [number, number],
): Each => {
  const far = ({ center: [x, y] }: Each) => (x - lng) ** 2 + (y - lat) ** 2
  return places.reduce((best, each) => (far(each) < far(best) ? each : best))
}

/** A plot of uneven sides around a place, and its square metres. */
function outline([lng, lat]: readonly [number, number], by: Chance) {
  const across = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180)
  const size = by.between(350, 900)
  const turn = by.between(0, Math.PI * 2)
  const corners = Array.from({ length: CORNERS }, (_, corner) => {
    const angle = turn + (corner / CORNERS) * Math.PI * 2
    const reach = size * by.between(0.7, 1.15)
    return [Math.cos(angle) * reach * 1.3, Math.sin(angle) * reach * 0.8] as const
  })
  const twice = corners.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = corners[(at + 1) % CORNERS] ?? [0, 0]
    return sum + x * nextY - nextX * y
  }, 0)
  const ring = corners.map(([x, y]) => [round(lng + x / across), round(lat + y / METRES_PER_DEGREE)] as const)
  return { ring: [...ring, ...ring.slice(0, 1)], area: Math.round(Math.abs(twice) / 2) }
}
