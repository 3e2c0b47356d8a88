import type { Generator } from '../generator'
import { chance, quota } from '../random'
import { iso, type Row, type Story } from '../story'
import type { Spot } from '../terrain'
import { DAY, type World } from '../world'

export interface Device {
  readonly id: string
  readonly kind: string
  readonly spot: Spot
  readonly safety: boolean
  readonly key: boolean
  readonly status: 'online' | 'offline' | 'fault' | 'retired'
  /** Moment after which it was never heard again; `Infinity` while it works. */
  readonly silentFrom: number
  /** Its turn within the hour, so that not all speak at once. */
  readonly phase: number
}

interface Fleet {
  readonly kind: string
  readonly name: string
  /** In the whole city; at least one in each district where `everywhere`. */
  readonly count: number
  readonly safety: boolean
  readonly everywhere?: true
}
const fleet = (kind: string, name: string, count: number, safety: boolean, everywhere?: true): Fleet => ({
  kind,
  name,
  count,
  safety,
  ...(everywhere ? { everywhere } : {}),
})

const fleets: readonly Fleet[] = [
  fleet('bridge-strain', '桥梁应变计', 36, true, true),
  fleet('dust-pm10', '工地扬尘监测仪', 52, false, true),
  fleet('air-pm10', '空气质量监测站', 20, false, true),
  fleet('water-level', '积水监测仪', 40, true, true),
  fleet('pump-ready', '泵站监控', 20, true, true),
  fleet('odour', '转运站臭气监测', 20, false, true),
  fleet('toilet-nh3', '公厕氨气监测', 24, false, true),
  fleet('stack-emission', '烟气在线监测', 5, true),
  fleet('leachate-cod', '渗滤液在线监测', 4, true),
  fleet('lamp-voltage', '照明电压监测', 8, false),
  fleet('bridge-displacement', '桥梁位移计', 24, true),
  fleet('bridge-vibration', '桥梁振动计', 24, true),
  fleet('bridge-overload', '桥梁动态称重', 16, true),
  fleet('manhole-tilt', '智能井盖', 160, true, true),
  fleet('lamp-leakage', '灯杆漏电监测', 80, true, true),
  fleet('gas-ch4', '燃气泄漏监测', 140, true, true),
  fleet('tunnel-env', '管廊环境监测', 24, true),
  fleet('pit-displacement', '深基坑监测', 36, true),
  fleet('camera', '监控摄像机', 420, false, true),
]

const fleetsMade = new WeakMap<World, readonly Device[]>()

export function devicesOf(world: World): readonly Device[] {
  const known = fleetsMade.get(world)
  if (known) return known
  const made = fleets.flatMap(each => equip(world, each))
  fleetsMade.set(world, made)
  return made
}

function equip(world: World, { kind, count, safety, everywhere }: Fleet): Device[] {
  const { terrain, wants, days } = world
  const share = quota(world.seed, 'device', kind)
  const online = kind === 'dust-pm10' ? 'T-DU-04' : kind === 'camera' ? 'S-SN-05' : 'S-SN-01'
  const number = Math.max(everywhere && world.scale >= 0.5 ? terrain.parts.length : 2, Math.round(count * world.scale))
  return Array.from({ length: number }, (_, i) => {
    const by = chance(world.seed, 'device', kind, i)
    const district = everywhere && i < terrain.parts.length ? (terrain.parts[i] ?? '') : terrain.pickDistrict(by)
    const isRetired = kind !== 'air-pm10' && i >= terrain.parts.length && share('retired', 0.02)
    const fails = kind === 'water-level' ? 1 - wants.share('S-DR-10') : 1 - wants.share(online, district)
    const isDown = !isRetired && kind !== 'air-pm10' && share('down', fails)
    return {
      id: `${kind}-${String(i + 1).padStart(4, '0')}`,
      kind,
      spot: terrain.spot(by, district),
      safety,
      key: by.hit(0.3),
      status: isRetired ? 'retired' : isDown ? (by.hit(0.7) ? 'offline' : 'fault') : 'online',
      silentFrom: isRetired ? 0 : isDown ? days.start(days.today - by.int(2, 12)) : Infinity,
      phase: by.int(0, 11) * 5 * 60_000 + by.int(0, 59) * 1000,
    } satisfies Device
  })
}

/** The ledger of sensors and cameras. */
export function devices(world: World): Generator {
  const { days, wants, anchor } = world
  return {
    dataset: 'device',
    days: 3 * 365,
    whole: true,
    ledger: true,
    reach: 0,
    stories() {
      const share = quota(world.seed, 'device-row')
      return devicesOf(world).map(({ id, kind, spot, safety, key, status, silentFrom }): Story => {
        const by = chance(world.seed, 'device-row', id)
        const isCalibrated = share('calibrated', wants.share('S-SN-04', spot.district))
        const seen = Math.min(silentFrom, anchor)
        const row: Row = {
          source: 'demo-sensing',
          deviceId: id,
          title: `${spot.segment.name}${fleets.find(each => each.kind === kind)?.name ?? kind}`,
          kind,
          safety,
          key,
          status,
          lastSeenAt: status === 'retired' ? undefined : iso(seen),
          calibrationDueAt:
            kind === 'camera'
              ? undefined
              : iso(anchor + (isCalibrated ? by.between(60, 700) : -by.between(3, 120)) * DAY),
          district: spot.district,
          lng: spot.lng,
          lat: spot.lat,
        }
        return { born: days.start(days.today - 1095), row, turns: [] }
      })
    },
  }
}
