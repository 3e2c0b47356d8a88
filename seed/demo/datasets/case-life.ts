import { dueWithPauses, type Limit, type LimitUnit } from '../../../src/shared/time'
import type { CaseClass } from '../city'
import { arrived, type Happening, serial, yesIn } from '../generator'
import { type Chance, lottery, type Share } from '../random'
import { iso, type Row, type Story, type Turn } from '../story'
import type { Spot } from '../terrain'
import { deptOfClass } from '../units'
import { HOUR, type World } from '../world'
import { allWeights, type ClassHabit } from './case-classes'
import { finish } from './case-closing'

const MIN = 60_000
export const CASES_A_MONTH = 6000

const sources = lottery<string>([
  ['patrol', 60],
  ['video', 20],
  ['sensor', 4],
  ['public', 9.5],
  ['hotline', 4.5],
  ['leader', 1],
  ['transfer', 1],
])

/** Named from the start, so that all rows of a delivery have one shape in memory. */
const laterFields: Row = Object.fromEntries(
  [
    'verifyRequestedAt verifyKind verifiedAt rejectedAt voidedAt filedAt limitUnit limitValue needEnforcement',
    'dispatchedAt acceptedAt handledAt checkRequestedAt checkedAt checkResult closedAt pauses enforcementId appeal',
    'feedbackAt visitScore',
  ]
    .join(' ')
    .split(' ')
    .map(name => [name, undefined]),
)

function spotOf(world: World, habit: ClassHabit, week: number, share: Share, by: Chance): Spot {
  const { terrain, wants } = world
  const wanted = habit.returning ? wants.share(habit.returning) : 0.02
  if (!habit.returning || !share(`hot-${habit.cls}`, Math.min(0.5, wanted * 1.22)))
    return terrain.spot(by, isRare(habit, by) ? by.pick(terrain.parts) : terrain.pickDistrict(by))
  const monthly = (CASES_A_MONTH * world.scale * habit.weight * wanted) / allWeights
  const corners = Math.max(2, Math.round(monthly / 5))
  return terrain.near(by, terrain.corner(habit.cls, Math.floor(week / 6), by.int(0, corners - 1)), 9)
}

/** Nearly half of what is rare goes anywhere, so that small districts see some of it too. */
const isRare = ({ cls, weight }: ClassHabit, by: Chance): boolean =>
  !cls.startsWith('E02') && weight <= 120 && by.hit(0.45)

/** Decision 22: severity 1 has the first limit, 2 the middle one (rounded up), 3 the last. */
function limitOf(cls: CaseClass, severity: 1 | 2 | 3): Limit {
  const index = severity === 1 ? 0 : severity === 2 ? Math.ceil(cls.limits.length / 2) - 1 : cls.limits.length - 1
  const text = cls.limits[index] ?? '1wd'
  const match = /^(\d+)(\D+)$/.exec(text)
  const unit = match?.[2] === 'ud' || match?.[2] === 'd' ? 'nd' : match?.[2] === 'h' ? 'uh' : (match?.[2] ?? 'wd')
  return { value: Number(match?.[1] ?? 1), unit: unit as LimitUnit }
}

/** A case from the report to the work done; `case-closing` has the rest. */
export function lifeOf(
  world: World,
  habit: ClassHabit,
  cls: CaseClass,
  moment: Happening,
  letter: string,
  week: number,
  share: Share,
  by: Chance,
): Story {
  const { wants, calendar } = world
  const reported = moment.at
  const spot = spotOf(world, habit, week, share, by)
  const district = spot.district
  const yes = yesIn(world, share, district)
  const foundBy = sources(by)
  const [p1, p2] = habit.severity ?? [0.04, 0.26]
  const severity = share(`sev1-${cls.code}`, p1) ? 1 : share(`sev2-${cls.code}`, p2 / (1 - p1)) ? 2 : 3
  const limit = limitOf(cls, severity)
  const address = world.terrain.address(spot, by)
  const row: Row = {
    source: 'demo-urban',
    caseNo: `${letter}${serial(world, moment)}`,
    title: `${cls.name.zh} · ${spot.segment.name}`,
    cls: share('bad-code', 1 - wants.share('O-DM-33', district)) ? `${cls.code.slice(0, 3)}00` : cls.code,
    codeSet: 'GB/T 30428.2-2013',
    foundBy,
    status: 'reported',
    reportedAt: iso(reported),
    severity,
    condition: habit.condition?.[severity - 1] ?? 'other',
    dept: deptOfClass(world.city, cls, district),
    district,
    lng: spot.lng,
    lat: spot.lat,
    address: share('no-address', wants.share('O-DM-31', district)) ? undefined : address,
    text: `${address}发现${cls.name.zh}问题`,
    returnCount: 0,
    reworkCount: 0,
    extended: false,
    suspended: false,
    supervised: false,
    fastTrack: false,
    autoDispatched: false,
    refiled: false,
    ...laterFields,
  }
  const turns: Turn[] = []
  const ingested = arrived(reported, by)
  const story: Story = { born: reported, row, turns, ingested }

  let triage =
    reported +
    (share('triage', 1 - wants.share('O-DM-02', district)) ? 33 + by.wait(35) : 2 + Math.min(26, by.wait(7))) * MIN
  if (foundBy === 'public' || foundBy === 'hotline') {
    const asked = reported + by.between(1, 3) * MIN
    const seen = asked + (yes('O-DM-26') ? by.between(6, 22) : by.between(63, 140)) * MIN
    turns.push([asked, { verifyRequestedAt: iso(asked), verifyKind: 'pre' }], [seen, { verifiedAt: iso(seen) }])
    triage = Math.max(triage - 10 * MIN, seen + by.between(1, 5) * MIN)
  }
  if (!yes(foundBy === 'patrol' ? 'O-DM-23' : 'O-DM-01')) {
    turns.push([triage, { status: 'rejected', rejectedAt: iso(triage) }])
    return story
  }
  const filed = triage
  turns.push([
    filed,
    {
      status: 'filed',
      filedAt: iso(filed),
      limitUnit: limit.unit,
      limitValue: limit.value,
      refiled: share('refiled', 1 - wants.share('O-DM-03', district)),
      supervised: severity === 1 ? share('supervised', 0.06) : share('supervised', 0.005),
      needEnforcement: cls.code.startsWith('E04') && limit.unit !== 'wd' ? share('enforce', 0.12) : undefined,
    },
  ])
  if (share('voided', 0.008)) {
    const at = filed + by.between(20, 300) * MIN
    turns.push([at, { status: 'voided', voidedAt: iso(at) }])
    return story
  }

  const isFast =
    limit.unit !== 'uh' && foundBy === 'patrol' && share('fast', Math.min(1, wants.share('O-DM-22', district) / 0.58))
  if (isFast) {
    const handled = filed + by.between(4, 45) * MIN
    turns.push(
      [filed + 1000, { fastTrack: true, status: 'handling' }],
      [handled, { status: 'handled', handledAt: iso(handled) }],
    )
    finish(world, turns, handled, false, share, by, district, foundBy, week)
    return story
  }

  let dispatched =
    filed +
    (share('dispatch', (1 - wants.share('O-DM-04', district)) * 0.4)
      ? 32 + by.wait(40)
      : 1 + Math.min(26, by.wait(7))) *
      MIN
  const first: Row = { status: 'dispatched', dispatchedAt: iso(dispatched), autoDispatched: yes('O-DM-21') }
  turns.push([dispatched, first])
  if (share('returned', 1 - wants.share('O-DM-05', district))) {
    const back = dispatched + by.between(6, 14) * MIN
    dispatched = back + by.between(4, 14) * MIN
    turns.push(
      [back, { status: 'filed', returnCount: 1 }],
      [dispatched, { status: 'dispatched', dispatchedAt: iso(dispatched) }],
    )
  }
  const accepted = dispatched + by.between(2, 25) * MIN
  turns.push([accepted, { status: 'handling', acceptedAt: iso(accepted) }])

  let due = calendar.dueAt(filed, limit)
  const tight = habit.within ? Math.min(due, calendar.dueAt(filed, habit.within)) : due
  let begun = accepted
  if (limit.unit === 'wd' && limit.value >= 2 && share('suspended', wants.share('O-DM-13', district) * 5)) {
    const from = accepted + by.between(4, 30) * HOUR
    const to = from + by.between(6, 32) * 24 * HOUR
    const pause = { from: iso(from), kind: 'suspension', reason: '受施工条件限制，经批准挂账' }
    turns.push(
      [from, { status: 'suspended', suspended: true, pauses: [pause] }],
      [to, { status: 'handling', pauses: [{ ...pause, to: iso(to) }] }],
    )
    due = dueWithPauses(calendar, filed, limit, [{ from, to }])
    begun = to
  } else if (share('extended', wants.share('O-DM-12', district))) turns.push([accepted + 1000, { extended: true }])

  const end = Math.min(due, Math.max(tight, begun + 20 * MIN))
  const isTimely = yes(habit.timely ?? 'O-DM-07') && end > begun
  const handled = isTimely
    ? habit.mean
      ? Math.min(end, begun + by.between(0.2, 1.8) * (wants.value(habit.mean, district) - 0.4) * HOUR)
      : within(world, begun, end, habit.within?.unit ?? limit.unit, by)
    : Math.max(due, begun) + lateness(limit.unit, by)
  const isReworked = share('rework', wants.share('O-DM-10', district))
  if (isReworked) {
    const tried = begun + (handled - begun) * by.between(0.3, 0.6)
    const failed = tried + (handled - tried) * by.between(0.15, 0.4)
    turns.push(
      [tried, { status: 'handled', handledAt: iso(tried), checkRequestedAt: iso(tried) }],
      [
        failed,
        {
          status: 'dispatched',
          handledAt: undefined,
          checkedAt: iso(failed),
          checkResult: 'fail',
          dispatchedAt: iso(failed),
          reworkCount: 1,
        },
      ],
      [failed + 60_000, { status: 'handling' }],
    )
  }
  turns.push([
    handled,
    {
      status: 'handled',
      handledAt: iso(handled),
      checkRequestedAt: undefined,
      checkedAt: undefined,
      checkResult: undefined,
    },
  ])
  finish(world, turns, handled, !isTimely, share, by, district, foundBy, week)
  return story
}

/** Somewhere inside the limit, rather early than late; work that is not urgent is done in working hours. */
function within(world: World, from: number, due: number, unit: LimitUnit, by: Chance): number {
  const part = unit === 'wd' ? 0.08 + 0.89 * by.next() ** 0.9 : 0.04 + 0.86 * by.next() ** 2.2
  if (unit === 'uh' || unit === 'nd' || unit === 'h') return from + (due - from) * part
  const minutes = world.calendar.workingMinutesBetween(from, due)
  return minutes > 1 ? world.calendar.addWorkingMinutes(from, minutes * part) : from + (due - from) * part
}

function lateness(unit: LimitUnit, by: Chance): number {
  const tail = by.hit(0.24) ? by.between(3, 18) * 24 * HOUR : 0
  return (
    tail +
    (unit === 'wd' || unit === 'nd' ? by.wait(44) + 2 : unit === 'uh' ? by.wait(3) + 0.3 : by.wait(14) + 0.3) * HOUR
  )
}
