import { type Generator, happenings, serial, weekOf } from '../generator'
import { chance, lottery } from '../random'
import { iso, type Row, type Story } from '../story'
import { DAY, HOUR, type World } from '../world'
import { projectBook } from './book'
import { items } from './items'

const PER_MONTH = 72
const scores = lottery<number>([
  [5, 70],
  [4, 21],
  [3, 6],
  [2, 2],
  [1, 1],
])
const suggestions = [
  '希望接件窗口一次性告知全部材料',
  '建议用水用电接入与主体手续同步办理',
  '建议增加周末预约踏勘',
  '希望补正意见由一个部门统一反馈',
  '建议在线查看审批环节剩余时间',
]
const answers = ['已转相关处室研究，三日内电话回复。', '已安排专人对接，相关流程已优化。', '建议已采纳，将在下月调整。']

interface Rating {
  readonly story: Story
  readonly at: number
  readonly district: string
  readonly score: number
}

/** What investors say of the county, the lead and the general departments. */
export function ratingsOfWeek(world: World, week: number): Rating[] {
  const by = chance(world.seed, 'rating', week)
  return happenings(world, 'rating', week, PER_MONTH, 'office').flatMap(moment => {
    const courses = projectBook(world).filter(course => course.signed < moment.at && course.closed > moment.at)
    if (courses.length === 0) return []
    const course = by.pick(courses)
    const level = by.pick(['county', 'main', 'general'] as const)
    const departments = items.map(item => world.city.units.get(item.unit)).filter(unit => unit?.kind === level)
    const unit =
      level === 'county' || departments.length === 0
        ? course.assistant
        : (by.pick(departments)?.code ?? course.assistant)
    const score = scores(by)
    const says = score < 4 || by.hit(0.12) ? by.pick(suggestions) : undefined
    const row: Row = {
      source: 'demo-projects',
      ratingNo: `PJ${serial(world, moment)}`,
      title: course.name,
      projectCode: course.code,
      enterpriseId: course.owner.credit,
      unit,
      level,
      score,
      suggestion: says,
      ratedAt: iso(moment.at),
      district: course.spot.district,
      lng: course.spot.lng,
      lat: course.spot.lat,
    }
    const answered = moment.at + by.between(6, 90) * HOUR
    const story: Story = {
      born: moment.at,
      row,
      turns: says ? [[answered, { answeredAt: iso(answered), answer: by.pick(answers) }]] : [],
      ingested: moment.at + 60_000,
    }
    return [{ story, at: moment.at, district: course.spot.district, score }]
  })
}

export function ratings(world: World): Generator {
  return {
    dataset: 'service_rating',
    days: 3 * 365,
    reach: 10,
    stories: week => ratingsOfWeek(world, week).map(each => each.story),
  }
}

/** Decision 21: each month's ratings become one survey row C-BIZ per district, told on the first of the next month. */
export function ratingSurveys(world: World): Story[] {
  const { days } = world
  const sums = new Map<string, { month: string; next: number; district: string; sum: number; count: number }>()
  for (let week = weekOf(days.today - 3 * 365); week <= weekOf(days.today + 200); week++)
    for (const { at, district, score } of ratingsOfWeek(world, week)) {
      const month = days.text(days.of(at)).slice(0, 7)
      const [year, inYear] = month.split('-').map(Number) as [number, number]
      const key = `${month}|${district}`
      const entry = sums.get(key) ?? {
        month,
        next: days.start(Date.UTC(year, inYear, 1) / DAY),
        district,
        sum: 0,
        count: 0,
      }
      entry.sum += score * 20
      entry.count++
      sums.set(key, entry)
    }
  return [...sums.values()].map(({ month, next, district, sum, count }) => ({
    born: next + 2 * HOUR,
    row: {
      source: 'ratings',
      wave: days.text(days.of(next) - 1),
      question: 'C-BIZ',
      title: `${month} 投资方评价`,
      score: Math.round((sum / count) * 100) / 100,
      answers: count,
      scoreSum: sum,
      district,
    },
    turns: [],
    ingested: next + 2 * HOUR + 60_000,
  }))
}
