import type { Generator } from '../generator'
import { chance, fraction, quota } from '../random'
import { iso, type Row, type Story } from '../story'
import type { Spot } from '../terrain'
import { DAY, HOUR, type World } from '../world'

interface Lot {
  readonly id: string
  readonly kind: 'lot' | 'on-street' | 'shared' | 'shared-bike'
  readonly owner: string
  readonly key: boolean
  readonly spaces: number
  readonly online: boolean
  readonly open: boolean
  readonly spot: Spot
  readonly phase: number
  readonly isSilent: boolean
}

const LIVE_MS = 3 * 60_000
const counts: readonly (readonly [Lot['kind'], number])[] = [
  ['lot', 40],
  ['on-street', 24],
  ['shared', 20],
  ['shared-bike', 26],
]

/** Parking areas: how full, by the hour for five weeks, every few minutes while the city lives. */
export function parking(world: World): Generator {
  const lots = counts.flatMap(([kind, count]) =>
    build(
      world,
      kind,
      Math.max(world.scale >= 0.5 ? world.terrain.districts.length : 3, Math.round(count * world.scale)),
    ),
  )
  const told = (from: number, to: number, fine: boolean): Row[] =>
    lots.flatMap(lot => {
      const step = fine && lot.kind === 'lot' ? LIVE_MS : HOUR
      const rows: Row[] = []
      const phase = lot.phase % step
      const end = lot.isSilent ? Math.min(to, world.days.start(world.days.today - 1)) : to
      for (let at = Math.floor((from - phase) / step) * step + step + phase; at <= end; at += step)
        rows.push(snapshot(world, lot, at))
      return rows
    })
  const { days } = world
  return {
    dataset: 'parking',
    days: 35,
    reach: 0,
    stories: week =>
      told(days.start(week * 7) - 1, days.start(week * 7 + 7) - 1, false).map((row): Story => {
        const born = Date.parse(row.at as string)
        return { born, row, turns: [], ingested: born + 30_000 }
      }),
    pulse: (from, to, fine) => told(Math.max(from, to - 35 * DAY), to, fine),
  }
}

function build(world: World, kind: Lot['kind'], count: number): Lot[] {
  const { terrain, wants } = world
  const share = quota(world.seed, 'parking', kind)
  return Array.from({ length: count }, (_, i) => {
    const by = chance(world.seed, 'parking', kind, i)
    const district = i < terrain.districts.length ? (terrain.districts[i] ?? '') : terrain.pickDistrict(by)
    const owner =
      kind === 'shared'
        ? 'public-sector'
        : kind === 'lot'
          ? by.pick(['commercial', 'commercial', 'residential'])
          : 'private'
    return {
      id: `${kind}-${String(i + 1).padStart(3, '0')}`,
      kind,
      owner,
      key: by.hit(0.4),
      spaces: kind === 'lot' ? by.int(120, 900) : by.int(30, 220),
      online: kind === 'lot' ? share('online', wants.share('C-PK-01', district)) : kind !== 'shared-bike',
      open: share('open', wants.share('C-PK-05', district)),
      spot: terrain.spot(by, district),
      phase: by.int(0, 3599) * 1000,
      isSilent: kind === 'lot' && share('silent', 1 - wants.share('C-PK-02', district)),
    }
  })
}

const names = {
  lot: '公共停车场',
  'on-street': '路内泊位',
  shared: '错时共享泊位',
  'shared-bike': '共享单车停放区',
} as const

function snapshot(world: World, lot: Lot, at: number): Row {
  const { wants, days } = world
  const { district, lng, lat } = lot.spot
  const luck = fraction(world.seed, lot.id, Math.floor(at / 1000))
  const row: Row = {
    source: 'demo-parking',
    areaId: lot.id,
    title: `${lot.spot.segment.name}${names[lot.kind]}`,
    at: iso(at),
    kind: lot.kind,
    owner: lot.owner,
    key: lot.key,
    online: lot.online,
    district,
    lng,
    lat,
  }
  if (lot.kind === 'shared-bike') {
    const bikes = Math.round(lot.spaces * (0.5 + 0.4 * luck))
    const requested = Math.round(lot.spaces * 1.6)
    return {
      ...row,
      bikes,
      inBox: Math.floor(bikes * Math.min(1, wants.share('O-SO-09', district) + 0.04 * (luck - 0.5)) + 0.5),
      fleet: Math.round((lot.spaces * wants.value('O-SO-10', district)) / 100),
      quota: lot.spaces,
      requested,
      served: Math.min(requested, Math.round(requested * wants.share('C-PK-08', district))),
    }
  }
  const local = (at - days.start(days.of(at))) / HOUR
  const rush = Math.exp(-(((local - 11) / 4) ** 2)) + 0.8 * Math.exp(-(((local - 19.5) / 2.5) ** 2))
  const isFull = luck < wants.share('C-PK-04', district)
  return {
    ...row,
    spaces: lot.spaces,
    occupied: Math.min(
      lot.spaces,
      Math.round(lot.spaces * (isFull ? 0.96 + 0.04 * luck : Math.min(0.94, 0.22 + 0.55 * rush + 0.14 * luck))),
    ),
    open: lot.kind === 'shared' ? lot.open : undefined,
    turnover:
      lot.kind === 'on-street'
        ? Math.round(wants.value('C-PK-03', district) * (0.9 + 0.2 * luck) * 100) / 100
        : undefined,
  }
}
