import type { Generator } from '../generator'
import { chance, quota } from '../random'
import type { Row, Story } from '../story'
import type { RoadClass, Spot } from '../terrain'
import type { World } from '../world'

const MIN = 60_000

/** Reports written at midnight for the day that ended: a row a thing and day. */
function nightly(world: World, dataset: string, rowsOf: (day: number, text: string) => Row[]): Generator {
  return {
    dataset,
    days: 400,
    reach: 0,
    stories: week =>
      Array.from({ length: 7 }, (_, i) => week * 7 + i).flatMap(day => {
        const born = world.days.start(day) + 5 * MIN
        return rowsOf(day, world.days.text(day)).map(
          (row): Story => ({ born, row, turns: [], ingested: born + 4 * MIN }),
        )
      }),
  }
}

interface Circuit {
  readonly id: string
  readonly spot: Spot
  readonly roadClass: RoadClass
  readonly lamps: number
  readonly leaks: boolean
}

/** Street lighting by circuit and night. */
export function lamps(world: World): Generator {
  const { terrain, wants, scale } = world
  const perDistrict = Math.max(2, Math.round(10 * scale))
  const leaking = quota(world.seed, 'leak')
  const circuits: Circuit[] = terrain.districts.flatMap((district, d) =>
    Array.from({ length: perDistrict }, (_, i) => {
      const by = chance(world.seed, 'circuit', district, i)
      return {
        id: `HL-${district}-${String(i + 1).padStart(2, '0')}`,
        spot: terrain.spot(by, district),
        roadClass: (['arterial', 'expressway', 'secondary', 'branch', 'lane'] as const)[i % 5] ?? 'branch',
        lamps: by.int(1200, 2400),
        // The old networks of two districts leak, always the same circuits.
        leaks: d % 10 === 3 && i === 1 && leaking(district, 1),
      }
    }),
  )
  const litKm = new Map(world.city.reference.map(row => [row.district, row.values.lit_road_km ?? 100]))
  return nightly(world, 'lamp', (day, date) => {
    const by = chance(world.seed, 'lamp', day)
    const share = quota(world.seed, 'lamp', day)
    return circuits.map(({ id, spot, roadClass, lamps: total, leaks }) => {
      const { district } = spot
      const isMain = roadClass === 'arterial' || roadClass === 'expressway'
      const dark = Math.max(
        0,
        total * (1 - wants.share(isMain ? 'C-LT-01' : 'C-LT-02', district)) * by.between(0.8, 1.2),
      )
      const isPunctual = share('punctual', wants.share('O-LT-01', district))
      return {
        source: 'demo-lighting',
        date,
        circuit: id,
        title: `${spot.segment.name}照明回路`,
        roadClass,
        lampsTotal: total,
        lampsLit: total - Math.round(dark),
        onTimeDev: isPunctual ? by.int(0, 8) : by.int(11, 30),
        offTimeDev: isPunctual ? by.int(0, 8) : by.int(2, 25),
        energyKwh: Math.round(
          ((wants.value('C-LT-06', district) * (litKm.get(district) ?? 100)) / (perDistrict * 30.4)) *
            by.between(0.95, 1.05),
        ),
        leakage_mA: leaks ? by.int(32, 44) : by.int(3, 22),
        darkRun: share('dark-run', 0.04) ? by.int(3, 5) : by.int(0, 2),
        district,
        lng: spot.lng,
        lat: spot.lat,
      }
    })
  })
}

const facilities = [
  { kind: 'toilet', name: '公厕', each: 3, hours: [16, 18, 24], code: 'C-TO-03' },
  { kind: 'rest-station', name: '爱心驿站', each: 1, hours: [10, 12], code: 'C-CM-02' },
  { kind: 'park', name: '公园', each: 1, hours: [18], code: 'C-GR-07' },
  { kind: 'charger', name: '公共充电站', each: 1.5, hours: [24], code: 'C-PK-06' },
  { kind: 'footbridge-lift', name: '天桥电梯', each: 0.5, hours: [17], code: 'C-RB-04' },
] as const

/** How long public facilities were open. */
export function facilityDays(world: World): Generator {
  const { terrain, wants } = world
  const list = facilities.flatMap(({ kind, name, each, hours, code }) =>
    terrain.districts.flatMap((district, d) => {
      const count = Math.floor(each) + (each % 1 > 0 && d % 2 === 0 ? 1 : 0)
      return Array.from({ length: count }, (_, i) => {
        const by = chance(world.seed, 'facility', kind, district, i)
        return {
          id: `${kind}-${district}-${i + 1}`,
          kind,
          name,
          code,
          plan: by.pick(hours),
          spot: terrain.spot(by, district),
        }
      })
    }),
  )
  return nightly(world, 'facility_day', (day, date) => {
    const by = chance(world.seed, 'facility_day', day)
    return list.map(({ id, kind, name, code, plan, spot }) => {
      const { district } = spot
      // A park is judged by its hours, the others by what they kept of their plan.
      const open =
        kind === 'park'
          ? wants.value(code, district) + by.between(-0.5, 0.5)
          : plan * Math.min(1, Math.max(0, wants.share(code, district) + by.between(-0.03, 0.03)))
      return {
        source: 'demo-facilities',
        facilityId: id,
        title: `${spot.segment.name}${name}`,
        date,
        kind,
        planHours: plan,
        openHours: Math.round(Math.min(24, open) * 100) / 100,
        district,
        lng: spot.lng,
        lat: spot.lat,
      }
    })
  })
}
