import { nameDeck } from '../../build/names'
import { seededRandom } from '../../build/random'
import { creditCode, projectCode } from '../credit-code'
import { type Chance, chance, quota, type Share } from '../random'
import type { Spot } from '../terrain'
import { DAY, type World } from '../world'
import { type Decision, decideAll, trouble } from './decisions'
import { undertakings } from './items'

export interface Enterprise {
  readonly credit: string
  readonly name: string
  readonly district: string
}

/** One project's whole course, fixed from the signing on. Moments are epoch ms. */
export interface Course {
  readonly index: number
  readonly code: string
  readonly name: string
  readonly flow: number
  readonly spot: Spot
  readonly owner: Enterprise
  readonly isKey: boolean
  readonly invest: number
  readonly lead: string
  readonly assistant: string
  readonly signed: number
  readonly decisions: readonly Decision[]
  readonly permit: number
  readonly started: number
  readonly planStart: number
  readonly planFinish: number
  readonly finished: number
  readonly closed: number
  readonly landHandedOver: number
}

/** The projects of the past three years and, since the city goes on, of the year to come. */
const HORIZON = 400
const PER_DAY = 400 / 1095
/** Days since signing of those that are past the ninety days at the anchor and still have no permit. */
const OVERDUE_SIGNINGS = [96, 103, 118]

const books = new WeakMap<World, readonly Course[]>()

export function projectBook(world: World): readonly Course[] {
  const known = books.get(world)
  if (known) return known
  const book = write(world)
  books.set(world, book)
  return book
}

function write(world: World): Course[] {
  const past = Math.max(24, Math.round(400 * world.scale))
  const future = Math.round(HORIZON * PER_DAY * world.scale)
  const names = nameDeck(seededRandom(0x9c0)).map(name => name.zh)
  const owners = enterprises(world)
  const share = quota(world.seed, 'project')
  const courses = Array.from({ length: past + future }, (_, index) => {
    const by = chance(world.seed, 'project', index)
    const late = index < OVERDUE_SIGNINGS.length ? OVERDUE_SIGNINGS[index] : undefined
    const ago =
      late ??
      (index < past
        ? ((index + by.next()) / past) * 1095
        : -((index - past + by.next()) / Math.max(1, future)) * HORIZON)
    const day = Math.floor(world.days.today - ago)
    return course(world, index, names, owners, day, late !== undefined, share, by)
  })
  return withTrouble(world, courses)
}

/** Of the projects that have an item open at the anchor, the first dozen in an order of their own run late or near it. */
function withTrouble(world: World, courses: readonly Course[]): Course[] {
  let place = 0
  return courses.map(course => {
    if (course.index < OVERDUE_SIGNINGS.length || course.index % 2 === 0) return course
    const found = trouble(world, course.decisions, place)
    if (!found) return course
    place++
    return { ...course, decisions: course.decisions.map(each => (each.item === found.item ? found : each)) }
  })
}

/** The permit comes inside the ninety days, but for the few that are meant to fail; a slow draw is drawn again. */
function inTime(world: World, question: Parameters<typeof decideAll>[1]): readonly Decision[] {
  for (let tries = 0; ; tries++) {
    const decisions = decideAll(world, question)
    const permit = decisions.find(each => each.item.code === 'SG04')?.done ?? Infinity
    if (question.isOverdue || permit < question.signed + 87 * DAY || tries === 8) return decisions
  }
}

function course(
  world: World,
  index: number,
  names: readonly string[],
  owners: readonly Enterprise[],
  day: number,
  isOverdue: boolean,
  share: Share,
  by: Chance,
): Course {
  const { days, terrain, wants, calendar } = world
  const [what, flow, lead, low, high] = by.pick(undertakings)
  const district = terrain.pickDistrict(by)
  const spot = terrain.spot(by, district)
  const signed = days.start(day) + by.between(9, 17) * 3_600_000
  const isKey = !isOverdue && share('key', 0.16)
  const decisions = inTime(world, { index, signed, isOverdue, district, by, share })
  const permit = decisions.find(each => each.item.code === 'SG04')?.done ?? signed + 70 * DAY
  const started = permit + by.between(2, 20) * DAY
  const isTimely = share('start', wants.share('O-PR-11', district))
  const planStart = started - (isTimely ? by.between(-12, 24) : by.between(34, 70)) * DAY
  const planFinish = planStart + by.between(240, 680) * DAY
  const finished = Math.max(started + 150 * DAY, planFinish + by.between(-25, 70) * DAY)
  const shift = finished - signed
  const closing = decisions.filter(each => each.item.stage === 4).map(each => each.done + shift)
  const owner = by.pick(owners.filter(each => each.district === district).concat(owners.slice(0, 3)))
  return {
    index,
    code: share('bad-code', 1 - wants.share('O-PR-14'))
      ? `CD${1000 + index}`
      : projectCode(days.text(day).replaceAll('-', '').slice(2, 6), district, flow < 3 ? '01' : '02', by),
    name: `${names[(index * 7) % names.length] ?? ''}${what}`,
    flow,
    spot,
    owner,
    isKey,
    invest: Math.round(by.between(low, high) / 100) * 100,
    lead,
    assistant:
      [...world.city.units.values()].find(unit => unit.kind === 'county' && unit.district === district)?.code ?? lead,
    signed,
    decisions: decisions.map(each => (each.item.stage === 4 ? later(each, shift) : each)),
    permit,
    started,
    planStart,
    planFinish,
    finished,
    closed: calendar.addWorkingMinutes(Math.max(finished, ...closing), by.between(1, 20) * 420),
    landHandedOver:
      started - (share('land', wants.share('C-PR-08', district)) ? by.between(8, 29) : by.between(36, 70)) * DAY,
  }
}

const later = (decision: Decision, shift: number): Decision => ({
  ...decision,
  applied: decision.applied + shift,
  accepted: decision.accepted + shift,
  done: decision.done + shift,
  pause: decision.pause && { from: decision.pause.from + shift, to: decision.pause.to + shift },
})

const trades = [
  '装备制造',
  '生物科技',
  '新能源科技',
  '置业',
  '城市建设',
  '水务投资',
  '物流',
  '电子科技',
  '文化旅游',
  '交通建设',
]

/** Invented developers: names from invented places, codes of the demo's own. */
export function enterprises(world: World): Enterprise[] {
  const names = nameDeck(seededRandom(0xe17)).map(name => name.zh)
  const count = Math.max(20, Math.round(260 * world.scale))
  return Array.from({ length: count }, (_, index) => {
    const by = chance(world.seed, 'enterprise', index)
    const district = world.terrain.districts[index % world.terrain.districts.length] ?? world.city.code
    return {
      credit: creditCode(district, by),
      name: `${names[index % names.length] ?? ''}${by.pick(trades)}有限公司`,
      district,
    }
  })
}
