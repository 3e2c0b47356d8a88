import { arrived, type Generator, happenings, type Profile, serial, turnOf } from '../generator'
import { type Chance, chance, quota, type Share } from '../random'
import { iso, type Row, type Story } from '../story'
import { HOUR, type World } from '../world'

interface Job {
  readonly domain: string
  readonly kind: string
  readonly perMonth: number
  readonly title: string
  readonly when: Profile
  readonly quantity: readonly [number, number]
  /** Indicator whose wanted value is the share of the plan that gets done. */
  readonly doing?: string
}
const job = (
  domain: string,
  kind: string,
  perMonth: number,
  title: string,
  when: Profile,
  quantity: readonly [number, number],
  doing?: string,
): Job => ({
  domain,
  kind,
  perMonth,
  title,
  when,
  quantity,
  ...(doing ? { doing } : {}),
})

const jobs: readonly Job[] = [
  job('sweeping', 'sweep', 330, '道路清扫', 'always', [12, 40]),
  job('sweeping', 'flush', 150, '道路冲洗', 'night', [8, 26], 'T-ES-05'),
  job('sweeping', 'patrol-clean', 330, '巡回保洁', 'patrol', [4, 12]),
  job('sanitation', 'other', 120, '收运作业', 'always', [10, 30]),
  job('drainage', 'dredging', 44, '管网清疏', 'office', [300, 1600], 'S-DR-06'),
  job('gas', 'main-renewal', 18, '老旧燃气管更新', 'office', [120, 900], 'S-GS-03'),
  job('utility-tunnel', 'patrol', 40, '综合管廊巡检', 'office', [2, 9], 'S-LF-06'),
  job('cable-tidy', 'other', 24, '架空线缆入地', 'office', [200, 1200], 'T-CA-06'),
  job('guardrail-wash', 'other', 44, '护栏清洗', 'night', [400, 2400], 'T-RB-06'),
  job('lighting', 'repair', 80, '照明故障抢修', 'evening', [1, 6]),
]

/** Orders of work in sweeping, drainage, gas, lighting, tunnels. */
export function maintenance(world: World): Generator {
  return {
    dataset: 'maint',
    days: 400,
    reach: 60,
    stories(week) {
      const share = quota(world.seed, 'maint', week)
      return jobs.flatMap((each, n) => {
        const by = chance(world.seed, 'maint', each.domain, each.kind, week)
        return happenings(world, `maint-${each.domain}-${each.kind}`, week, each.perMonth, each.when).map(moment =>
          story(
            world,
            each,
            moment.at,
            turnOf(week, each.perMonth * world.scale, moment.index),
            `WX${String(n).padStart(2, '0')}${serial(world, moment)}`,
            share,
            by,
          ),
        )
      })
    },
  }
}

const one = (value: number): number => Math.round(value * 10) / 10

function story(
  world: World,
  { domain, kind, title, quantity, doing }: Job,
  ordered: number,
  turn: number,
  no: string,
  share: Share,
  by: Chance,
): Story {
  const { wants, terrain, calendar } = world
  const spot = terrain.spot(by, terrain.pickInTurn(by, turn))
  const { district } = spot
  const planned = one(by.between(quantity[0], quantity[1]))
  const done = doing
    ? planned * Math.max(0, Math.min(1.02, wants.share(doing, district) + by.normal(0, 0.05)))
    : planned
  const hours =
    kind === 'patrol-clean' ? Math.max(4, wants.value('T-ES-03', district) + by.normal(0, 0.8)) : by.between(2, 7)
  const severity = domain === 'lighting' ? (by.hit(0.45) ? 1 : 2) : undefined
  const isTimely = severity === 1 && share('repair', wants.share('C-LT-05', district))
  const started = ordered + by.between(0.2, 1.5) * HOUR
  const finished =
    severity === undefined
      ? started + by.between(1.5, 6) * HOUR
      : isTimely || severity === 2
        ? ordered + by.between(4, 46) * HOUR
        : calendar.addWorkingDays(ordered, 3) + by.between(3, 50) * HOUR
  const row: Row = {
    source: 'demo-maintenance',
    orderNo: no,
    title: `${spot.segment.name}${title}`,
    domain,
    kind,
    mode: kind === 'sweep' ? (share('mech', wants.share('T-ES-02', district)) ? 'mech' : 'manual') : undefined,
    roadClass:
      domain === 'sweeping'
        ? kind === 'patrol-clean'
          ? by.pick(['1', '1', '1', '2', '3'])
          : by.pick(['1', '2', '3', '4'])
        : undefined,
    orderedAt: iso(ordered),
    planQty: planned,
    hours: kind === 'patrol-clean' ? one(hours) : undefined,
    km: kind === 'sweep' || domain === 'sanitation' ? Math.round(by.between(420, 1100)) : undefined,
    severity,
    district,
    lng: spot.lng,
    lat: spot.lat,
  }
  const match = share('track', wants.share('T-ES-07', district)) ? by.between(0.91, 1) : by.between(0.6, 0.89)
  return {
    born: ordered,
    row,
    turns: [
      [started, { startedAt: iso(started) }],
      [
        finished,
        {
          finishedAt: iso(finished),
          doneQty: one(done),
          trackMatch: domain === 'sweeping' ? Math.round(match * 100) / 100 : undefined,
        },
      ],
    ],
    ingested: arrived(ordered, by),
  }
}
