import { arrived, type Generator, happenings, serial, yesIn } from '../generator'
import { type Chance, chance, lottery, quota, type Share } from '../random'
import { iso, type Row, type Story, type Turn } from '../story'
import { DAY, HOUR, type World } from '../world'

const kinds = lottery<readonly [kind: string, what: string, limit: number]>([
  [['excavate', '占道挖掘', 7], 52],
  [['occupy', '临时占道', 5], 30],
  [['attach', '管线杆线架设', 7], 9],
  [['bridge-line', '桥梁附挂管线', 10], 4],
  [['special-vehicle', '超限车辆通行', 3], 5],
])
const networks = [
  ['供水', 'U-TAP'],
  ['燃气', 'U-GAS'],
  ['电力', 'U-POWER'],
  ['通信', 'U-TELECOM'],
  ['排水', 'U-SEWER'],
  ['轨道', 'U-METRO'],
] as const
const contractors = ['禾汀市政工程有限公司', '澄堰管道建设有限公司', '岚浦路桥养护有限公司', '沁垣非开挖工程有限公司']

/** Permits to occupy and dig up roads: 300 a month, from the application to the acceptance of the reinstated surface. */
export function permits(world: World): Generator {
  return {
    dataset: 'road_permit',
    days: 3 * 365,
    reach: 160,
    stories(week) {
      const share = quota(world.seed, 'permit', week)
      const by = chance(world.seed, 'permit', week)
      return happenings(world, 'permit', week, 300, 'office').map(moment =>
        story(world, moment.at, `ZW${serial(world, moment)}`, share, by),
      )
    },
  }
}

function story(world: World, applied: number, permitNo: string, share: Share, by: Chance): Story {
  const { wants, terrain, calendar, days, city } = world
  const spot = terrain.spot(by, terrain.pickDistrict(by))
  const { district, segment } = spot
  const yes = yesIn(world, share, district)
  const [kind, what, limit] = kinds(by)
  const [network, owner] = by.pick(networks)
  const isDig = kind === 'excavate'
  const isEmergency = isDig && share('emergency', 0.14)
  const begun = isEmergency ? applied - (yes('O-RW-04') ? by.between(2, 22) : by.between(25, 60)) * HOUR : 0
  const accepted = calendar.addWorkingMinutes(applied, by.between(15, 260))
  const decided = calendar.addWorkingMinutes(
    accepted,
    (yes('O-RW-01') ? limit * by.between(0.25, 0.9) : limit + by.between(1.2, 4)) * 420,
  )
  const firstDay = isEmergency ? days.of(begun) : days.of(decided) + by.int(1, 9)
  const length = isEmergency ? by.int(2, 5) : by.int(3, isDig ? 34 : 26)
  const validTo = days.start(firstDay + length) - 1000
  const started = isEmergency ? begun : days.start(firstDay) + by.between(8, 30) * HOUR
  const isTimely = yes('O-RW-02')
  const finished = isTimely ? started + (validTo - started) * by.between(0.6, 0.99) : validTo + by.between(0.4, 7) * DAY
  const isExtended = !isEmergency && share('extended', wants.share('O-RW-03', district))
  const reinstated = yes('O-RW-11')
    ? calendar.addWorkingMinutes(finished, by.between(0.5, 4.2) * 420)
    : calendar.addWorkingDays(finished, 6) + by.between(8, 90) * HOUR
  const accepting = reinstated + by.between(1, 8) * DAY
  const passes = yes('O-RW-10')
  const part = by.between(0.3, 0.9)
  const row: Row = {
    source: 'demo-permits',
    permitNo,
    title: `${segment.name}${isDig || kind === 'attach' ? network : ''}${what}`,
    kind,
    roadClass: segment.roadClass,
    appliedAt: iso(applied),
    emergency: isEmergency,
    emergencyStartedAt: isEmergency ? iso(begun) : undefined,
    extensionCount: 0,
    restricted: isDig && !isEmergency && share('restricted', wants.share('O-RW-05', district)),
    jointGroup:
      isDig && !isEmergency && share('joint', wants.share('O-RW-06', district)) ? `LH${permitNo.slice(2)}` : undefined,
    noticeDays: yes('C-RB-08') ? by.int(3, 7) : by.int(0, 2),
    peakFree: yes('C-RB-09'),
    area_m2: by.int(isDig ? 12 : 20, isDig ? 420 : 260),
    segmentIds: [segment.id],
    applicantName: city.units.get(owner)?.name.zh,
    contractor: by.pick(contractors),
    limitDays: limit,
    district,
    lng: spot.lng,
    lat: spot.lat,
    geometry: {
      type: 'LineString',
      coordinates: [
        [spot.lng, spot.lat],
        [
          round(spot.lng + (segment.to[0] - segment.from[0]) * part * 0.3),
          round(spot.lat + (segment.to[1] - segment.from[1]) * part * 0.3),
        ],
      ],
    },
  }
  const turns: Turn[] = [
    [accepted, { acceptedAt: iso(accepted) }],
    [
      decided,
      {
        decidedAt: iso(decided),
        validFrom: iso(days.start(firstDay)),
        validTo: iso(validTo),
        plannedStart: iso(days.start(firstDay) + 8 * HOUR),
        plannedFinish: iso(validTo - 6 * HOUR),
      },
    ],
    [Math.max(started, applied), { startedAt: iso(started) }],
    [finished, { finishedAt: iso(finished), extensionCount: isExtended ? 1 : 0 }],
    [reinstated, { reinstatedAt: iso(reinstated) }],
    [accepting, { acceptanceAt: iso(accepting), acceptanceResult: passes ? 'pass' : 'fail', acceptanceTries: 1 }],
  ]
  if (!passes) {
    const again = accepting + by.between(3, 9) * DAY
    turns.push([again, { acceptanceAt: iso(again), acceptanceResult: 'pass', acceptanceTries: 2 }])
  }
  turns.sort(([a], [b]) => a - b)
  return { born: applied, row, turns, ingested: arrived(applied, by) }
}

const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6
