import { chance } from '../random'
import { iso, type Row, type Story } from '../story'
import type { Segment } from '../terrain'
import { DAY, type World } from '../world'

/** One network below the roads: which roads it runs under, how deep, and where within the road's width. */
interface Network {
  readonly cls: string
  readonly title: string
  readonly owner: string
  /** Share of the roads it runs under, by their class. */
  readonly under: Readonly<Record<Segment['roadClass'], number>>
  /** Metres. */
  readonly depth: readonly [least: number, most: number]
  /** Metres beside the middle of the road, so that lines of one road lie side by side. */
  readonly aside: number
}

const shares = (expressway: number, arterial: number, secondary: number, branch: number, lane: number) => ({
  expressway,
  arterial,
  secondary,
  branch,
  lane,
})

const networks: readonly Network[] = [
  {
    cls: 'pipe-water',
    title: '供水管线',
    owner: 'U-TAP',
    under: shares(0.6, 0.9, 0.6, 0.35, 0.1),
    depth: [1, 1.9],
    aside: 6,
  },
  {
    cls: 'pipe-sewer',
    title: '排水管线',
    owner: 'U-SEWER',
    under: shares(0.5, 0.8, 0.6, 0.4, 0.2),
    depth: [1.8, 5.6],
    aside: -4,
  },
  {
    cls: 'pipe-gas',
    title: '燃气管线',
    owner: 'U-GAS',
    under: shares(0, 0.5, 0.45, 0.3, 0.05),
    depth: [0.9, 1.5],
    aside: 9,
  },
  {
    cls: 'pipe-power',
    title: '电力管线',
    owner: 'U-POWER',
    under: shares(0.4, 0.7, 0.3, 0.1, 0),
    depth: [0.7, 1.3],
    aside: -8,
  },
  {
    cls: 'pipe-telecom',
    title: '通信管线',
    owner: 'U-TELECOM',
    under: shares(0.3, 0.6, 0.4, 0.2, 0.1),
    depth: [0.6, 1.1],
    aside: 12,
  },
  {
    cls: 'pipe-heat',
    title: '热力管线',
    owner: 'U-PIPES',
    under: shares(0, 0.08, 0.03, 0, 0),
    depth: [1.2, 2.2],
    aside: -11,
  },
]

const METRES_PER_DEGREE = 111_320
const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6
const metresPerLng = (lat: number) => METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180)

/** The ends of a stretch of road, moved so many metres to its left. */
function beside({ from, to }: Segment, aside: number): [number, number][] {
  const east = (to[0] - from[0]) * metresPerLng(from[1])
  const north = (to[1] - from[1]) * METRES_PER_DEGREE
  const length = Math.max(1, Math.hypot(east, north))
  const [dx, dy] = [(-north / length) * aside, (east / length) * aside]
  return [from, to].map(([lng, lat]) => [round(lng + dx / metresPerLng(lat)), round(lat + dy / METRES_PER_DEGREE)])
}

/** Lines below the roads: what digs into a road meets them. */
export function underground({ seed, terrain, city, scale, anchor, days }: World): Story[] {
  return networks.flatMap(({ cls, title, owner, under, depth, aside }) =>
    terrain.districts.flatMap(district =>
      terrain.segments(district).flatMap((segment): Story[] => {
        const by = chance(seed, cls, segment.id)
        if (!by.hit(under[segment.roadClass] * Math.min(1, scale))) return []
        const ends = beside(segment, aside)
        const middle = [0, 1].map(axis => round(ends.reduce((sum, end) => sum + (end[axis] ?? 0), 0) / 2))
        const [lng = 0, lat = 0] = middle
        // A straight line between two cells of a district may leave it; its beginning does not.
        const [x, y] = city.locate(lng, lat)?.district === district ? [lng, lat] : segment.from
        const row: Row = {
          source: 'demo-assets',
          assetCode: `${cls}-${segment.id.slice(3)}`,
          cls,
          title: `${segment.name}${title}`,
          state: by.hit(0.985) ? 'intact' : 'damaged',
          depth_m: Math.round(by.between(...depth) * 10) / 10,
          ownerUnit: city.units.has(owner) ? owner : undefined,
          updatedAt: iso(anchor - by.between(2, 330) * DAY),
          district,
          lng: x,
          lat: y,
          geometry: { type: 'LineString', coordinates: ends },
        }
        return [{ born: days.start(days.today - 1095), row, turns: [] }]
      }),
    ),
  )
}
