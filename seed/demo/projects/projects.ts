import type { Generator } from '../generator'
import { chance } from '../random'
import { iso, type Row, type Story, type Turn } from '../story'
import { DAY, type World } from '../world'
import { type Course, enterprises, projectBook } from './book'

const dateOf = (world: World, at: number): string => world.days.text(world.days.of(at))

/** The ledger of projects, from the signing to the closing of the file. */
export function projects(world: World): Generator {
  return {
    dataset: 'project',
    days: 3 * 365,
    whole: true,
    ledger: true,
    reach: 1500,
    stories: () => projectBook(world).map(course => story(world, course)),
  }
}

/** What a sender calls a unit; the door finds the code again. */
const wordFor = (world: World, unit: string): string => world.city.units.get(unit)?.name.zh ?? unit

/** Share of the projects that lie in a zone that is assessed as a whole. */
const ZONED = 0.45
const rowChance = (world: World, { index }: Course) => chance(world.seed, 'project-row', index)
/** The first thing that is drawn of a project's row. */
export const isZoned = (world: World, course: Course): boolean => rowChance(world, course).hit(ZONED)

function story(world: World, course: Course): Story {
  const by = rowChance(world, course)
  const zoned = by.hit(ZONED)
  const row: Row = {
    source: 'demo-projects',
    projectCode: course.code,
    title: course.name,
    name: course.name,
    gcdm: `${course.code}-01`,
    flowType: course.flow,
    inAssessedZone: zoned,
    regionAssess: zoned && by.hit(world.wants.share('C-PR-04', course.spot.district)),
    planStart: dateOf(world, course.planStart),
    planFinish: dateOf(world, course.planFinish),
    totalInvest: course.invest,
    isKey: course.isKey,
    signedAt: iso(course.signed),
    dueAt: iso(course.planFinish + 60 * DAY),
    ownerName: course.owner.name,
    ownerCredit: course.owner.credit,
    enterpriseId: course.owner.credit,
    address: world.terrain.address(course.spot, by),
    assistantUnit: wordFor(world, course.assistant),
    approvingUnit: wordFor(world, 'U-APPROVAL'),
    leadUnit: wordFor(world, course.lead),
    district: course.spot.district,
    lng: course.spot.lng,
    lat: course.spot.lat,
  }
  const turns: Turn[] = [
    [course.landHandedOver, { landTransferAt: dateOf(world, course.landHandedOver) }],
    [course.permit, { permitIssuedAt: iso(course.permit) }],
    [course.started, { actualStart: dateOf(world, course.started) }],
    [course.finished, { actualFinish: dateOf(world, course.finished) }],
    [course.closed, { closedAt: iso(course.closed) }],
  ]
  turns.sort(([a], [b]) => a - b)
  return { born: course.signed, row, turns, ingested: course.signed + 3 * 60_000 }
}

/** Developers and owners; a post answers, no person is invented. */
export function enterpriseLedger(world: World): Generator {
  return {
    dataset: 'enterprise',
    days: 3 * 365,
    whole: true,
    ledger: true,
    reach: 0,
    stories: () =>
      enterprises(world).map(({ credit, name, district }, index) => ({
        born: world.days.start(world.days.today - 1095),
        row: {
          source: 'demo-projects',
          creditCode: credit,
          name,
          title: name,
          contact: '项目前期部',
          phone: `028-0000 ${String(2000 + index)}`,
          // a house that no mail server will ever find
          email: `front.office.${2000 + index}@example.invalid`,
          district,
        },
        turns: [],
      })),
  }
}
