import type { Generator } from '../generator'
import { chance, fraction, quota, type Share } from '../random'
import type { Row, Story, Turn } from '../story'
import { DAY, HOUR, type World } from '../world'
import { type Course, projectBook } from './book'

/** Points behind plan at the anchor of the key projects that are in trouble, worst first. */
const BEHIND = [36, 33, 22, 17, 14, 12]

/** Monthly progress of every project under construction, told on the 1st, the 11th, the 21st and at the month's end. */
export function progress(world: World): Generator {
  return {
    dataset: 'progress',
    days: 3 * 365,
    whole: true,
    reach: 40,
    stories() {
      const gaps = troubled(world)
      const share = quota(world.seed, 'progress')
      return projectBook(world).flatMap(course => months(world, course, gaps.get(course.index), share))
    },
  }
}

/** Key projects far enough along to be behind: their gap at the anchor. */
function troubled(world: World): ReadonlyMap<number, number> {
  const candidates = projectBook(world)
    .filter(
      course =>
        course.isKey &&
        course.finished > world.anchor + 60 * DAY &&
        planned(course, world.anchor) > 48 &&
        planned(course, world.anchor) < 90,
    )
    .sort((a, b) => fraction(world.seed, 'behind', a.index) - fraction(world.seed, 'behind', b.index))
  const wanted = Math.min(BEHIND.length, Math.max(1, Math.round(BEHIND.length * Math.min(1, world.scale * 4))))
  return new Map(candidates.slice(0, wanted).map((course, i) => [course.index, BEHIND[i] ?? 12]))
}

/** Planned progress in per cent: slow at both ends. */
function planned(course: Course, at: number): number {
  const part = Math.max(0, Math.min(1, (at - course.planStart) / (course.planFinish - course.planStart)))
  return 100 * part * part * (3 - 2 * part)
}

const MONTHS_BEHIND = 5 * 30.4 * DAY

function actual(world: World, course: Course, at: number, trouble: number | undefined): number {
  const plan = planned(course, at)
  if (at >= course.finished) return 100
  const usual = -2 + 9 * fraction(world.seed, 'gap', course.index) + 1.5 * Math.sin(at / (19 * DAY) + course.index)
  const grown = trouble === undefined ? 0 : trouble * Math.max(0, Math.min(1, 1 - (world.anchor - at) / MONTHS_BEHIND))
  return Math.max(
    0,
    Math.min(99.5, trouble === undefined ? plan - Math.min(usual, plan * 0.3) : plan - Math.max(grown, 2)),
  )
}

function months(world: World, course: Course, trouble: number | undefined, share: Share): Story[] {
  const { days } = world
  const stories: Story[] = []
  const first = new Date(`${days.text(days.of(course.started)).slice(0, 7)}-01T00:00:00Z`)
  for (let month = first; ; month = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 1))) {
    const day = month.getTime() / DAY
    const start = days.start(day)
    if (start > course.finished + 31 * DAY || start > world.anchor + 400 * DAY) return stories
    const next = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 1)).getTime() / DAY
    const by = chance(world.seed, 'progress', course.index, day)
    const due = by.hit(0.35) ? by.int(1, 3) : 0
    let solved = 0
    for (let i = 0; i < due; i++) if (share('issue', world.wants.share('O-PR-13', course.spot.district))) solved++
    const yearStart = days.start(Date.UTC(month.getUTCFullYear(), 0, 1) / DAY)
    const pace = world.wants.share('O-PR-12', course.spot.district) + by.normal(0, 0.05)
    const told = (at: number): Row => {
      const plan = planned(course, at)
      const done = actual(world, course, at, trouble)
      const invest = (course.invest * Math.max(0.5, plan - planned(course, yearStart))) / 100
      return {
        planPct: one(plan),
        actualPct: one(done),
        planInvest: Math.round(invest),
        actualInvest: Math.round(invest * Math.max(0.3, Math.min(1.15, trouble === undefined ? pace : pace - 0.25))),
      }
    }
    const at = start + 9 * HOUR
    const turns: Turn[] = [10, 20, next - day - 1].map(after => {
      const moment = start + after * DAY + 9.5 * HOUR
      return [moment, after > 20 ? { ...told(moment), issuesResolvedOnTime: solved } : told(moment)]
    })
    stories.push({
      born: at,
      row: {
        source: 'demo-projects',
        projectCode: course.code,
        title: course.name,
        month: days.text(day),
        isKey: course.isKey,
        ...told(at),
        issueDue: due,
        issuesResolvedOnTime: Math.min(due, solved),
        district: course.spot.district,
        lng: course.spot.lng,
        lat: course.spot.lat,
      },
      turns,
      ingested: at + 5 * 60_000,
    })
  }
}

const one = (value: number): number => Math.round(value * 10) / 10
