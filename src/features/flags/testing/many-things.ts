import type { Connection } from '@/platform/db/client'
import { insertRecords } from '../../datasets/testing/insert-records'

export const city = {
  timezone: 'Asia/Shanghai',
  workingHours: [
    ['09:00', '12:00'],
    ['13:00', '17:00'],
  ] as const,
  calendar: [{ date: '2026-10-01', kind: 'holiday' as const, name: '国庆节', announced: 'paper' }],
}
export const zone = city.timezone
export const at = new Date('2026-10-15T03:00:00Z')

let seed = 7
const random = () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
  return seed / 2 ** 31
}
const before = (days: number) => at.getTime() - Math.floor(random() * days * 86_400_000)
const maybe = <T>(share: number, value: T): T | undefined => (random() < share ? value : undefined)
const iso = (moment: number | undefined) => (moment === undefined ? undefined : new Date(moment).toISOString())

export const projects = Array.from({ length: 300 }, (_, n) => ({
  projectCode: `P${n}`,
  signedAt: maybe(0.8, before(200)),
  permitIssuedAt: maybe(0.4, before(30) + 10 * 86_400_000),
  plan: maybe(0.7, Math.round(random() * 100)),
  actual: Math.round(random() * 100),
  planStart: n % 3 === 0 ? `2026-${String(7 + (n % 5)).padStart(2, '0')}-11` : undefined,
  actualStart: n % 6 === 0 ? '2026-10-09' : undefined,
}))
export const steps = Array.from({ length: 600 }, (_, n) => {
  const acceptedAt = before(60)
  return {
    instanceCode: `S${n}`,
    stage: 1 + (n % 5),
    projectCode: `P${n % 320}`,
    acceptedAt,
    dueAt: maybe(0.9, acceptedAt + Math.floor(random() * 60 * 86_400_000)),
    limitDays: maybe(0.5, Math.ceil(random() * 40)),
    doneAt: maybe(0.3, acceptedAt + Math.floor(random() * 40 * 86_400_000)),
    pauses: maybe(0.2, [
      { from: iso(acceptedAt + 3 * 86_400_000), to: iso(acceptedAt + Math.ceil(3 + random() * 9) * 86_400_000) },
    ]),
  }
})
export const problems = Array.from({ length: 200 }, (_, n) => ({
  problemNo: `N${n}`,
  unit: `U${n % 90}`,
  foundAt: before(70),
  acceptedAt: maybe(0.5, before(20) + 5 * 86_400_000),
}))

export const answers = Array.from({ length: 120 }, (_, n) => ({
  ratingNo: `R${n}`,
  unit: `U${n % 110}`,
  answerDue: before(40) + 10 * 86_400_000,
  answeredAt: maybe(0.7, before(30)),
}))

/** Hundreds of projects, steps and problems around `at`, the same every time. */
export async function insertManyThings(sql: Connection): Promise<void> {
  await insertRecords(
    sql,
    'project',
    projects.map(({ plan: _, actual: __, ...each }) => ({
      ...each,
      signedAt: iso(each.signedAt),
      permitIssuedAt: iso(each.permitIssuedAt),
    })),
  )
  await insertRecords(
    sql,
    'progress',
    projects.flatMap(({ projectCode, plan, actual }) =>
      plan === undefined
        ? []
        : [
            { projectCode, month: '2026-10-01', planPct: plan, actualPct: actual },
            { projectCode, month: '2026-09-01', planPct: 90, actualPct: 0 },
            { projectCode, month: '2026-08-01', planPct: 90, actualPct: plan },
            { projectCode, month: '2026-11-01', planPct: 90, actualPct: 0 },
          ],
    ),
  )
  await insertRecords(
    sql,
    'approval_step',
    steps.map(each => ({
      ...each,
      acceptedAt: iso(each.acceptedAt),
      statusAt: iso(each.acceptedAt + 86_400_000),
      dueAt: iso(each.dueAt),
      doneAt: iso(each.doneAt),
    })),
  )
  await insertRecords(
    sql,
    'problem',
    problems.map(each => ({ ...each, foundAt: iso(each.foundAt), acceptedAt: iso(each.acceptedAt) })),
  )
  await insertRecords(
    sql,
    'service_rating',
    answers.map(each => ({
      ...each,
      ratedAt: iso(each.answerDue - 9 * 86_400_000),
      answerDue: iso(each.answerDue),
      answeredAt: iso(each.answeredAt),
    })),
  )
}
