import { type Generator, happenings, type Profile, serial, turnOf } from '../generator'
import { type Chance, chance, quota, type Share } from '../random'
import { iso, type Row, type Story, type Turn } from '../story'
import { HOUR, type World } from '../world'
import { machineFound } from './cases'
import { type Device, devicesOf } from './devices'

const MIN = 60_000

interface AlarmKind {
  readonly kind: string
  readonly perMonth: number
  readonly name: string
  readonly when: Profile
  /** Of levels 1 and 2. */
  readonly grave: number
}
const kinds: readonly AlarmKind[] = [
  { kind: 'bridge-strain', perMonth: 26, name: '桥梁应变预警', when: 'always', grave: 0.15 },
  { kind: 'bridge-displacement', perMonth: 16, name: '桥梁位移预警', when: 'always', grave: 0.15 },
  { kind: 'bridge-vibration', perMonth: 14, name: '桥梁振动预警', when: 'always', grave: 0.1 },
  { kind: 'bridge-overload', perMonth: 280, name: '桥梁超限车辆', when: 'night', grave: 0 },
  { kind: 'manhole-tilt', perMonth: 120, name: '井盖异动', when: 'always', grave: 0.05 },
  { kind: 'lamp-leakage', perMonth: 56, name: '灯杆漏电', when: 'evening', grave: 0.2 },
  { kind: 'gas-ch4', perMonth: 72, name: '燃气浓度超限', when: 'always', grave: 0.2 },
  { kind: 'tunnel-env', perMonth: 40, name: '管廊环境异常', when: 'always', grave: 0.1 },
  { kind: 'pit-displacement', perMonth: 40, name: '深基坑位移超限', when: 'patrol', grave: 0.4 },
  { kind: 'dust-pm10', perMonth: 210, name: '扬尘超标', when: 'patrol', grave: 0.02 },
  { kind: 'truck-unsealed', perMonth: 8, name: '渣土车未密闭', when: 'night', grave: 0 },
  { kind: 'weather', perMonth: 24, name: '气象预警', when: 'always', grave: 0.1 },
]

/** Alarms of instruments and warnings, from the ring to the all-clear. */
export function alarms(world: World): Generator {
  return {
    dataset: 'alarm',
    days: 400,
    reach: 20,
    stories(week) {
      const share = quota(world.seed, 'alarm', week)
      const opened = [...machineFound(world, week)]
      const nextCase = (): string | undefined => opened.pop()
      return kinds.flatMap((kind, n) => {
        const by = chance(world.seed, 'alarm', kind.kind, week)
        const fitted = devicesOf(world).filter(device => device.kind === kind.kind && device.status !== 'retired')
        return happenings(world, `alarm-${kind.kind}`, week, kind.perMonth, kind.when).map(moment =>
          story(
            world,
            kind,
            moment.at,
            turnOf(week, kind.perMonth * world.scale, moment.index),
            `BJ${String(n).padStart(2, '0')}${serial(world, moment)}`,
            fitted,
            nextCase,
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
  { kind, name, grave }: AlarmKind,
  at: number,
  turn: number,
  no: string,
  fitted: readonly Device[],
  nextCase: () => string | undefined,
  share: Share,
  by: Chance,
): Story {
  const { wants, terrain } = world
  const visited = terrain.pickInTurn(by, turn)
  const own = fitted.filter(each => terrain.isIn(each.spot, visited))
  const device = own.length > 0 ? by.pick(own) : fitted.length > 0 ? by.pick(fitted) : undefined
  const spot = device?.spot ?? terrain.spot(by, visited)
  const { district } = spot
  const yes = (code: string) => share(`${code}-${kind}`, wants.share(code, district))
  const level = share(`grave-${kind}`, grave) ? (by.hit(0.25) ? 1 : 2) : by.hit(0.65) ? 3 : 4
  const row: Row = {
    source: 'demo-sensing',
    alarmNo: no,
    title: `${spot.segment.name}${name}`,
    deviceId: device?.id,
    kind,
    level,
    raisedAt: iso(at),
    district,
    lng: spot.lng,
    lat: spot.lat,
  }
  const ackLimit = kind === 'gas-ch4' ? 10 : 30
  const ackOn = kind === 'gas-ch4' ? yes('S-GS-01') : yes('S-RB-08')
  const acked = at + (ackOn ? ackLimit * by.between(0.1, 0.9) : ackLimit * by.between(1.1, 2.5)) * MIN
  const sent =
    kind === 'weather'
      ? at + Math.max(4, wants.value('S-EM-10', district) * by.between(0.5, 1.5)) * MIN
      : acked + (kind === 'pit-displacement' && !yes('S-CS-03') ? by.between(62, 120) : by.between(3, 22)) * MIN
  const clearLimit = kind === 'lamp-leakage' ? 60 : 120
  const isQuick = kind === 'lamp-leakage' ? yes('S-LT-02') : yes('T-DU-05')
  const cleared = Math.max(
    sent + 5 * MIN,
    at + (isQuick ? clearLimit * by.between(0.5, 0.97) : clearLimit * by.between(1.05, 4)) * MIN,
  )
  const isCleared =
    kind === 'tunnel-env'
      ? yes('S-LF-05')
      : level <= 2
        ? share('cleared', wants.share('S-SN-02', district))
        : !share('open', 0.01)
  const truth =
    kind === 'manhole-tilt' ? yes('S-RB-21') : !share(`false-${kind}`, wants.share('S-SN-03', district) * 0.9)
  const judged = Math.max(acked, sent) + by.between(2, 30) * MIN
  const turns: Turn[] = [
    [acked, { ackedAt: iso(acked) }],
    [sent, { dispatchedAt: iso(sent) }],
    [
      judged,
      { confirmed: truth, caseId: truth && share('case', wants.share('S-SN-06', district)) ? nextCase() : undefined },
    ],
  ]
  // What is not cleared in time stands for weeks, as forgotten alarms do.
  turns.push(
    isCleared ? [cleared, { clearedAt: iso(cleared) }] : [at + 340 * HOUR, { clearedAt: iso(at + 340 * HOUR) }],
  )
  turns.sort(([a], [b]) => a - b)
  return { born: at, row, turns, ingested: at + 10_000 }
}
