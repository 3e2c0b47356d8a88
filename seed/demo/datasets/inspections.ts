import { arrived, type Generator, happenings, serial, turnOf } from '../generator'
import { type Chance, chance, quota, type Share } from '../random'
import { iso, type Row, type Story, type Turn } from '../story'
import { DAY, HOUR, type World } from '../world'
import { type CheckPlan, checkPlans } from './inspection-plans'

/** Checks in all fields, with what was found and when it was put right. */
export function inspections(world: World): Generator {
  return {
    dataset: 'inspection',
    days: 3 * 365,
    reach: 120,
    stories(week) {
      const share = quota(world.seed, 'inspection', week)
      return checkPlans.flatMap((plan, kind) => {
        const by = chance(world.seed, 'inspection', plan.domain, week)
        return happenings(world, `inspection-${plan.domain}`, week, plan.perMonth, 'office').map(moment =>
          story(
            world,
            plan,
            moment.at,
            turnOf(week, plan.perMonth * world.scale, moment.index),
            `JC${String(kind).padStart(2, '0')}${serial(world, moment)}`,
            share,
            by,
          ),
        )
      })
    },
  }
}

function story(world: World, plan: CheckPlan, at: number, turn: number, no: string, share: Share, by: Chance): Story {
  const { wants, terrain } = world
  const spot = terrain.spot(by, terrain.pickInTurn(by, turn))
  const { district } = spot
  const category = by.pick(plan.category ?? ['routine'])
  const isMissed = category === 'random' && share('missed', 1 - wants.share('O-EN-09', district))
  const result = isMissed ? undefined : resultOf(world, plan, district, share, by)
  const hasFailed = result === 'fail-low' || result === 'fail-high'
  const row: Row = {
    source: 'demo-inspection',
    inspectionNo: no,
    title: `${spot.segment.name}${plan.title}`,
    domain: plan.domain,
    category,
    planned: true,
    placeType: plan.place,
    roadClass: plan.place === 'street' || plan.place === 'lane' ? spot.segment.roadClass : undefined,
    at: iso(at),
    result,
    ...(isMissed ? {} : measured(world, plan, district, share, by)),
    district,
    lng: spot.lng,
    lat: spot.lat,
  }
  const turns: Turn[] = []
  if (hasFailed) {
    const days = result === 'fail-high' ? 5 : 10
    const due = at + days * DAY
    row.rectifyDueAt = iso(due)
    const isTimely = share(`rectify-${result}`, wants.share(plan.rectifying ?? 'S-RB-09', district))
    const done = isTimely ? at + days * DAY * by.between(0.15, 0.92) : due + by.between(6, 150) * HOUR
    turns.push([done, { rectifiedAt: iso(done) }])
  }
  return { born: at, row, turns, ingested: arrived(at, by) }
}

function resultOf(world: World, plan: CheckPlan, district: string, share: Share, by: Chance): string {
  const { wants } = world
  switch (plan.domain) {
    case 'gas-household':
      return share('unable', 1 - wants.share('S-GS-04', district)) ? 'unable' : by.hit(0.95) ? 'pass' : 'fail-low'
    case 'reinstatement':
      return share('sunk', wants.share('O-RW-12', district)) ? 'fail-high' : by.hit(0.93) ? 'pass' : 'fail-low'
    default: {
      const passing = plan.passing ? wants.share(plan.passing, district) : 0.9
      if (share(`pass-${plan.domain}`, passing)) return 'pass'
      return share(`grave-${plan.domain}`, plan.grave ?? 0.15) ? 'fail-high' : 'fail-low'
    }
  }
}

function measured(world: World, plan: CheckPlan, district: string, share: Share, by: Chance): Row {
  const { wants } = world
  switch (plan.domain) {
    case 'road-silt':
      return {
        roadClass: by.pick(['expressway', 'arterial', 'arterial', 'secondary']),
        value: share('silt', wants.share('T-ES-04', district)) ? one(by.between(3, 9.8)) : one(by.between(10.2, 22)),
      }
    case 'site-dust':
      return {
        washerOk: share('washer', wants.share('T-DU-07', district)),
        coverOk: share('cover', wants.share('T-DU-08', district)),
      }
    case 'road-works':
      return { excess: share('excess', wants.share('O-RW-09', district)) }
    case 'reinstatement':
      return { inWarranty: by.hit(0.85) }
    case 'waste-sorting': {
      const items = by.int(30, 80)
      return {
        items,
        itemsPass: Math.round(items * Math.max(0, Math.min(1, wants.share('T-WS-02', district) + by.normal(0, 0.06)))),
      }
    }
    case 'greenspace': {
      const area = by.int(600, 6000)
      return {
        area_m2: area,
        bare_m2: one(area * Math.max(0, wants.share('T-GR-06', district) * by.between(0.5, 1.5))),
      }
    }
    default:
      return {}
  }
}

const one = (value: number): number => Math.round(value * 10) / 10
