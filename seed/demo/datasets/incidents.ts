import { type Generator, happenings, type Profile, serial, turnOf, yesIn } from '../generator'
import { type Chance, chance, quota, type Share } from '../random'
import { iso, type Row, type Story, type Turn } from '../story'
import { DAY, HOUR, type World } from '../world'

const MIN = 60_000

interface Kind {
  readonly kind: string
  readonly perMonth: number
  readonly text: string
  readonly when: Profile
}
const kinds: readonly Kind[] = [
  { kind: 'flood', perMonth: 16, text: '路面积水', when: 'always' },
  { kind: 'water-burst', perMonth: 28, text: '供水管道爆管', when: 'always' },
  { kind: 'gas-third-party', perMonth: 14, text: '第三方施工损坏燃气管线', when: 'patrol' },
  { kind: 'gas-leak', perMonth: 9, text: '燃气泄漏', when: 'always' },
  { kind: 'fire', perMonth: 24, text: '火情', when: 'always' },
  { kind: 'collapse', perMonth: 6, text: '路面塌陷', when: 'always' },
  { kind: 'falling-object', perMonth: 10, text: '高空坠物', when: 'people' },
  { kind: 'sanitation-vehicle', perMonth: 1.4, text: '环卫车辆事故', when: 'patrol' },
  { kind: 'weather', perMonth: 5, text: '大风降雨影响', when: 'always' },
  { kind: 'crowd', perMonth: 6, text: '人员密集', when: 'evening' },
  { kind: 'drill', perMonth: 16, text: '应急演练', when: 'office' },
  { kind: 'planned-outage', perMonth: 70, text: '计划停水停气', when: 'office' },
  { kind: 'other', perMonth: 16, text: '其他突发情况', when: 'always' },
]

/** Emergencies, drills and planned outages. */
export function incidents(world: World): Generator {
  return {
    dataset: 'incident',
    days: 3 * 365,
    reach: 120,
    stories(week) {
      const share = quota(world.seed, 'incident', week)
      return kinds.flatMap((kind, n) => {
        const by = chance(world.seed, 'incident', kind.kind, week)
        return happenings(world, `incident-${kind.kind}`, week, kind.perMonth, kind.when).map(moment =>
          story(
            world,
            kind,
            moment.at,
            turnOf(week, kind.perMonth * world.scale, moment.index),
            `TF${String(n).padStart(2, '0')}${serial(world, moment)}`,
            share,
            by,
          ),
        )
      })
    },
  }
}

function story(
  world: World,
  { kind, text }: Kind,
  at: number,
  turn: number,
  no: string,
  share: Share,
  by: Chance,
): Story {
  const { wants, terrain } = world
  const spot = terrain.spot(by, terrain.pickInTurn(by, turn))
  const { district } = spot
  const yes = yesIn(world, share, district)
  const address = terrain.address(spot, by)
  const level = kind === 'drill' || kind === 'planned-outage' ? undefined : by.hit(0.03) ? 2 : by.hit(0.25) ? 3 : 4
  const row: Row = {
    source: 'demo-emergency',
    incidentNo: no,
    title: `${spot.segment.name}${text}`,
    kind,
    level,
    occurredAt: iso(at),
    text: `${address}${text}`,
    address,
    district,
    lng: spot.lng,
    lat: spot.lat,
  }
  if (kind === 'planned-outage') {
    const end = at + by.between(3, 9) * HOUR
    row.noticeHours = yes('C-PS-12') ? by.int(24, 96) : by.int(4, 20)
    return { born: at, row, turns: [[end, { closedAt: iso(end) }]], ingested: at + MIN }
  }
  if (kind === 'drill') {
    const end = at + by.between(1, 4) * HOUR
    return {
      born: at,
      row,
      turns: share('drill', wants.share('S-EM-07', district)) ? [[end, { closedAt: iso(end) }]] : [],
      ingested: at + MIN,
    }
  }
  const reported = at + (yes('S-EM-01') ? by.between(3, 27) : by.between(33, 90)) * MIN
  // Nine in ten arrive within the wanted time, so that its P90 is just that.
  const p90 = wants.value('S-EM-02', district)
  const arrived =
    reported + (share('slow', 0.08) ? p90 * by.between(1.05, 1.5) : Math.max(4, p90 * by.between(0.2, 0.98))) * MIN
  const hours =
    kind === 'water-burst'
      ? p90Of(wants.value('S-LF-02', district), share, by)
      : kind === 'flood'
        ? p90Of(wants.value('S-DR-04', district) / 60, share, by)
        : by.between(1, 8)
  const closed = Math.max(arrived + 10 * MIN, at + hours * HOUR)
  const turns: Turn[] = [
    [reported, { reportedAt: iso(reported) }],
    [arrived, { arrivedAt: iso(arrived) }],
    [closed, { closedAt: iso(closed), duration_min: Math.round((closed - at) / MIN), casualties: 0 }],
  ]
  // Casualties only where many live: one in a small county would be its whole value.
  const isLarge = terrain.shareOf(district) > 0.06
  if (isLarge && (kind === 'fire' || kind === 'collapse') && share('casualty', 0.05))
    turns.push([closed + MIN, { casualties: 1 }])
  if (level !== undefined && level <= 3) {
    const due = closed + 20 * DAY
    turns.push([closed + HOUR, { reviewDueAt: iso(due) }])
    const done = share('review', wants.share('S-EM-11', district))
      ? closed + by.between(6, 19) * DAY
      : due + by.between(20, 70) * DAY
    turns.push([done, { reviewClosedAt: iso(done) }])
  }
  return { born: at, row, turns, ingested: at + 2 * MIN }
}

const p90Of = (wanted: number, share: Share, by: Chance): number =>
  share('long', 0.08) ? wanted * by.between(1.02, 1.4) : wanted * by.between(0.2, 0.97)
