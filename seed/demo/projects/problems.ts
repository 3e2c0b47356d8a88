import type { Generator } from '../generator'
import { type Chance, chance } from '../random'
import { iso, type Story, type Turn } from '../story'
import { DAY, HOUR, type World } from '../world'
import { type Course, projectBook } from './book'
import { items } from './items'

/**
 * Found in the twelve months before the anchor: settled, still open, and open for more than thirty days. Those of the
 * projects past ninety days are not told here: the rule finds them when the city starts, and gives its own orders.
 */
const SETTLED = 507
const OPEN = 25
/** Every so many of the open ones are worked on at our own desks: they wait for people, no feed settles them. */
const OURS_EVERY = 3
const FLAGGED_DAYS = [34, 39, 47, 58]
const FUTURE_DAYS = 400

const complaints = {
  slow: [
    ['approval-wait', '审批环节等待时间过长'],
    ['opinion-wait', '部门意见迟迟未反馈'],
    ['papers-wait', '材料流转超过承诺时间'],
    ['survey-wait', '现场踏勘未按约定时间安排'],
  ],
  blocked: [
    ['land', '用地边界与红线不一致，手续无法推进'],
    ['utilities', '管线迁改方案未达成一致'],
    ['planning-conflict', '前置事项结论冲突'],
    ['land', '施工便道用地未落实'],
  ],
  troublesome: [
    ['asked-twice', '同一材料被多个部门重复要求'],
    ['corrections-piecemeal', '补正要求分多次提出'],
    ['system-rejects', '申报系统反复退件'],
    ['many-visits', '需多次往返窗口提交纸质材料'],
  ],
} as const
const kinds = ['slow', 'blocked', 'troublesome'] as const

interface Problem {
  readonly no: string
  readonly course: Course
  readonly kind: (typeof kinds)[number]
  readonly cause: string
  readonly rule: boolean
  readonly text: string
  readonly unit: string
  readonly foundBy: string
  readonly found: number
  readonly settled: number
  readonly ours: boolean
}

const books = new WeakMap<World, readonly Problem[]>()

function problemBook(world: World): readonly Problem[] {
  const known = books.get(world)
  if (known) return known
  const book = write(world)
  books.set(world, book)
  return book
}

function write(world: World): Problem[] {
  const courses = projectBook(world)
  const scaled = (count: number) => Math.max(4, Math.round(count * world.scale))
  const problems: Problem[] = []
  const add = (found: number, settled: number, unit?: string, ours = false) => {
    const index = problems.length
    const by = chance(world.seed, 'problem', index)
    const living = courses.filter(
      course => course.signed < found && course.finished > found && !isPastNinetyDays(world, course),
    )
    const course = by.pick(living.length > 0 ? living : courses)
    const isLate = course.permit > found && found - course.signed > 90 * DAY
    const kind = isLate ? 'slow' : by.pick(kinds)
    const [cause, text] = isLate
      ? (['approval-wait', '签约后超过九十天未取得施工许可'] as const)
      : by.pick<readonly [string, string]>(complaints[kind])
    problems.push({
      no: `WT${world.days.text(world.days.of(found)).replaceAll('-', '')}${String(index).padStart(4, '0')}`,
      course,
      kind,
      cause,
      rule: isLate,
      text,
      unit: unit ?? (by.hit(0.3) ? course.assistant : by.pick(items).unit),
      foundBy: isLate ? '规则自动' : by.pick(['帮办走访', '企业反映', '督查发现', '热线转办']),
      found,
      settled,
      ours,
    })
  }
  const by = chance(world.seed, 'problems')
  const office = (day: number): number => world.calendar.addWorkingMinutes(world.days.start(day), by.between(5, 400))
  const { today } = world.days
  for (let i = 0; i < scaled(SETTLED); i++) {
    const found = office(today - 364 + Math.floor((354 * i) / scaled(SETTLED)))
    const wanted = found + (by.hit(0.12) ? by.between(11, 27) : by.between(2, 9.5)) * DAY
    add(found, Math.min(wanted, world.anchor - by.between(2, 60) * HOUR))
  }
  const flagged = ['U-WATER', 'U-HERITAGE', courses[1]?.assistant ?? 'U-DEFENCE']
  for (const [i, days] of FLAGGED_DAYS.entries())
    add(office(today - days), world.anchor + (6 + i * 3) * DAY, flagged[i % flagged.length], i < 2)
  for (let i = 0; i < scaled(OPEN); i++) {
    const found = Math.min(office(today - Math.floor((9 * i) / scaled(OPEN))), world.anchor - by.between(1, 5) * HOUR)
    const settled = Math.max(world.anchor + by.between(2, 40) * HOUR, found + by.between(3, 9.5) * DAY)
    add(found, settled, undefined, i % OURS_EVERY === 0)
  }
  for (let day = 1; day < FUTURE_DAYS; day++) {
    for (let n = by.hit(world.scale) ? by.int(0, 3) : 0; n > 0; n--) {
      const found = office(today + day)
      add(found, found + (by.hit(0.12) ? by.between(11, 27) : by.between(2, 9.5)) * DAY)
    }
  }
  return problems
}

/** Problems found with projects: 慢, 堵, 烦. Settled means accepted by the supervisor. */
export function problems(world: World): Generator {
  return {
    dataset: 'problem',
    days: 3 * 365,
    whole: true,
    reach: 90,
    stories: () =>
      problemBook(world).map((problem): Story => {
        const { no, course, kind, cause, rule, text, unit, foundBy, found, settled } = problem
        const reported = problem.ours ? reportedAt(world, problem) : settled - 5 * HOUR
        return {
          born: found,
          row: {
            source: sourceOf(problem),
            problemNo: no,
            title: text,
            projectCode: course.code,
            kind,
            cause,
            ruleCode: rule ? 'ninety-days' : undefined,
            text: `${course.name}：${text}`,
            unit,
            foundBy,
            foundAt: iso(found),
            district: course.spot.district,
            lng: course.spot.lng,
            lat: course.spot.lat,
          },
          turns: told(world, problem, [
            [reported, { settledAt: iso(reported) }],
            [settled, { acceptedAt: iso(settled) }],
          ]),
          ingested: found + 60_000,
        }
      }),
  }
}

/** Each problem goes out as two orders, to the assistant unit and to the unit that decides. */
export function workOrders(world: World): Generator {
  return {
    dataset: 'work_order',
    days: 3 * 365,
    whole: true,
    reach: 90,
    stories: () =>
      problemBook(world).flatMap(problem => [order(world, problem, 'assistant'), order(world, problem, 'approving')]),
  }
}

const sourceOf = ({ ours }: Problem): string => (ours ? 'chengmai' : 'demo-projects')

/** What our own desks keep is told up to the anchor; from there on people act. */
const told = (world: World, { ours }: Problem, turns: readonly Turn[]): readonly Turn[] =>
  ours ? turns.filter(([at]) => at <= world.anchor) : turns

const isPastNinetyDays = (world: World, { signed, permit }: Course): boolean =>
  permit > world.anchor && world.anchor - signed > 90 * DAY && signed < world.anchor

function paceOf({ found, settled }: Problem, by: Chance) {
  const issued = found + by.between(0.2, 0.9) * HOUR
  const span = settled - issued
  const working = issued + span * by.between(0.1, 0.3)
  return { issued, span, working, reported: issued + span * by.between(0.6, 0.9) }
}

/** When the later of its two units reports. */
const reportedAt = (world: World, problem: Problem): number =>
  Math.max(
    ...(['assistant', 'approving'] as const).map(
      role => paceOf(problem, chance(world.seed, 'order', problem.no, role)).reported,
    ),
  )

function order(world: World, problem: Problem, role: 'assistant' | 'approving'): Story {
  const { no, course, text, unit, settled } = problem
  const by = chance(world.seed, 'order', no, role)
  const { issued, working, reported, span } = paceOf(problem, by)
  const turns: Turn[] = [[working, { state: 'working' }]]
  if (by.hit(0.07)) {
    const tried = issued + span * 0.45
    const back = issued + span * 0.52
    turns.push(
      [tried, { state: 'reported', reportedAt: iso(tried) }],
      [back, { state: 'returned', returnedAt: iso(back), reportedAt: undefined }],
    )
  }
  turns.push(
    [reported, { state: 'reported', reportedAt: iso(reported), report: '已会同相关单位办结，材料已上传，请予验收。' }],
    [settled, { state: 'accepted', acceptedAt: iso(settled) }],
  )
  turns.sort(([a], [b]) => a - b)
  return {
    born: issued,
    row: {
      source: sourceOf(problem),
      orderNo: `JB${no.slice(2)}${role === 'assistant' ? 'A' : 'B'}`,
      problemNo: no,
      title: text,
      unit: role === 'assistant' ? course.assistant : unit,
      role,
      issuedAt: iso(issued),
      state: 'issued',
      district: course.spot.district,
      lng: course.spot.lng,
      lat: course.spot.lat,
    },
    turns: told(world, problem, turns),
    ingested: issued + 60_000,
  }
}
