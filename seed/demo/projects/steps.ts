import type { Generator } from '../generator'
import { chance, quota, type Share } from '../random'
import { iso, type Row, type Story, type Turn } from '../story'
import { DAY, HOUR, type World } from '../world'
import { type Course, projectBook } from './book'
import type { Decision } from './decisions'

/** Approval items of all projects, each from receipt to decision. */
export function steps(world: World): Generator {
  return {
    dataset: 'approval_step',
    days: 3 * 365,
    whole: true,
    reach: 1500,
    stories() {
      const share = quota(world.seed, 'approval_step')
      return projectBook(world).flatMap(course => course.decisions.map(each => story(world, course, each, share)))
    },
  }
}

function story(world: World, course: Course, decision: Decision, share: Share): Story {
  const { item } = decision
  const by = chance(world.seed, 'step', course.index, item.code)
  const unit = world.city.units.get(item.unit)
  /** A status reaches the city within the day, or for a few a day or two later. */
  const told = (at: number): Row => ({
    statusAt: iso(at),
    ingestedAt: iso(
      at +
        (share('shared', world.wants.share('O-PR-15', course.spot.district))
          ? by.between(0.05, 5) * HOUR
          : by.between(26, 60) * HOUR),
    ),
  })
  const row: Row = {
    source: 'demo-projects',
    instanceCode: `${course.code}-${item.code}`,
    projectCode: course.code,
    title: `${course.name} · ${item.name}`,
    itemCode: item.code,
    itemName: item.name,
    itemKind: item.kind ?? 'ordinary',
    stage: item.stage,
    dept: unit?.name.zh,
    status: 1,
    ...told(decision.applied),
    limitDays: item.limit,
    correctionCount: 0,
    commitmentEligible: item.commitment === true,
    commitment: decision.isByCommitment,
    parallelEligible: item.parallel === true,
    parallelId: decision.isParallel ? `${course.code}-BL${item.stage}` : undefined,
    required: item.share === undefined,
    district: course.spot.district,
    lng: course.spot.lng,
    lat: course.spot.lat,
  }
  const turns: Turn[] = []
  for (let i = 1; i <= decision.corrections; i++) {
    const at = decision.applied + ((decision.accepted - decision.applied) * i) / (decision.corrections + 1)
    turns.push([at, { status: 6, correctionCount: i, ...told(at) }])
  }
  turns.push([decision.accepted, { status: 8, acceptedAt: iso(decision.accepted), ...told(decision.accepted) }])
  if (decision.pause) {
    const { from, to } = decision.pause
    const pause = { from: iso(from), kind: 'special', reason: '专家评审' }
    turns.push(
      [from, { status: 9, pauses: [pause], ...told(from) }],
      [to, { status: 10, pauses: [{ ...pause, to: iso(to) }], ...told(to) }],
    )
  }
  turns.push([
    decision.done,
    {
      status: decision.outcome,
      doneAt: iso(decision.done),
      approvalNo:
        decision.outcome === 13
          ? undefined
          : `示审〔${world.days.text(world.days.of(decision.done)).slice(0, 4)}〕${1000 + ((course.index * 23 + item.limit * 7) % 9000)}号`,
      ...told(decision.done),
    },
  ])
  return { born: decision.applied, row, turns: turns.filter(([at]) => at < decision.done + DAY) }
}
