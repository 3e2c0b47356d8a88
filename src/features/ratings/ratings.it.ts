import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '@/testing/database'
import { loadCity } from '../areas/server'
import { dataset } from '../datasets'
import { loadWorkingCalendar } from '../datasets/server'
import { OWN_SOURCE, saveRecords } from '../sources/server'
import { actOnFollowUp, type FollowUpInput } from './commands/act-on-follow-up'
import { changeRule } from './commands/change-rule'
import { invite } from './commands/invite'
import { revokeInvitation } from './commands/revoke-invitation'
import { startRound } from './commands/start-round'
import { submitRating } from './commands/submit-rating'
import { answerSchema } from './domain/answer'
import { firstAsking } from './domain/asking'
import { followUpList } from './queries/follow-up-list'
import { ratingPage } from './queries/rating-page'
import { ratingsSummary } from './queries/ratings-summary'
import { asking, investor, person, supervisor } from './testing/people'

const database = testDatabase()
const city = () => loadCity('chengdu')
const T0 = '2026-11-02T02:00:00Z'
const main = 'U-HOUSING'
const officer = person('officer', ['approver'], main)
const linkPlace = () => ({ sql: database.sql, secret: 'a secret for links' })
const place = () => ({ sql: database.sql, city: city(), salt: 'a salt for tests' })

const project = (n: number) => ({
  dataset: dataset('project'),
  source: OWN_SOURCE,
  content: {
    projectCode: `P-${n}`,
    name: `第 ${n} 号工程`,
    isKey: false,
    district: '510104',
    signedAt: '2026-06-01T00:00:00Z',
    leadUnit: main,
    ownerName: `第 ${n} 家业主`,
    enterpriseId: `E-${n}`,
  },
  event: { type: 'project.added' },
})

beforeAll(async () => {
  await loadWorkingCalendar(database.sql, city())
  await database.sql.begin(tx =>
    saveRecords(
      tx,
      Array.from({ length: 12 }, (_, n) => project(n)),
      { city: city(), actor: supervisor, now: new Date('2026-10-01T00:00:00Z') },
    ),
  )
})

const link = async (n: number, at = T0) =>
  (await invite(linkPlace(), asking(supervisor, at), { projectCode: `P-${n}`, moment: 'licence' })).token

const says = (score: 1 | 2 | 3 | 4 | 5, more: Record<string, unknown> = {}) =>
  answerSchema.parse({ units: [{ unit: main, level: 'main', score, ...more }] })

describe('a link', () => {
  it('asks about the units that served the project, and is used once', async () => {
    const token = await link(0)
    const page = await ratingPage(database.sql, city(), { token, at: new Date(T0), from: null })
    expect(page).toMatchObject({ state: 'open', project: '第 0 号工程' })
    expect(page.units.map(each => each.level)).toEqual(['county', 'main'])

    const done = await submitRating(place(), asking(investor, T0), token, says(5))
    expect(done).toEqual({ scored: 1, answerBy: null })
    await expect(
      submitRating(place(), asking(investor, T0), token, says(1, { reason: 'speed' })),
    ).rejects.toMatchObject({
      status: 409,
      code: 'already-scored',
    })
    const [count] = await database.sql`select count(*)::int as n from record.service_rating where source = 'chengmai'`
    expect(count).toEqual({ n: 1 })
  })

  it('is used once by ten hands at the same moment', async () => {
    const token = await link(1)
    const all = await Promise.allSettled(
      Array.from({ length: 10 }, () => submitRating(place(), asking(investor, T0, null), token, says(4))),
    )
    expect(all.filter(each => each.status === 'fulfilled')).toHaveLength(1)
  })

  it('ends after thirty days, and says so', async () => {
    const token = await link(2)
    const late = '2026-12-02T02:00:01Z'
    await expect(submitRating(place(), asking(investor, late), token, says(5))).rejects.toMatchObject({
      status: 410,
      code: 'link-expired',
    })
    const page = await ratingPage(database.sql, city(), { token, at: new Date(late), from: null })
    expect(page.state).toBe('expired')
  })

  it('takes no score of a unit it does not speak of, none from the unit itself, and no low one without a reason', async () => {
    const token = await link(3)
    const other = answerSchema.parse({ units: [{ unit: 'U-PLANNING', level: 'main', score: 5 }] })
    await expect(submitRating(place(), asking(investor, T0), token, other)).rejects.toMatchObject({
      code: 'unit-not-asked',
    })
    await expect(submitRating(place(), asking(officer, T0), token, says(5))).rejects.toMatchObject({
      code: 'self-scoring',
    })
    expect(() => says(2)).toThrow('a low score says one reason')
    const page = await ratingPage(database.sql, city(), { token, at: new Date(T0), from: null })
    expect(page.state).toBe('open')
  })
})

it('a link is ended before its day, once, by the supervisor alone', async () => {
  const { id, token } = await invite(linkPlace(), asking(supervisor, T0), { projectCode: 'P-2', moment: 'own' })
  await expect(revokeInvitation(database.sql, asking(officer, T0), id)).rejects.toMatchObject({ status: 403 })
  await revokeInvitation(database.sql, asking(supervisor, T0), id)
  await expect(revokeInvitation(database.sql, asking(supervisor, T0), id)).rejects.toMatchObject({ code: 'not-open' })
  await expect(submitRating(place(), asking(investor, T0), token, says(5))).rejects.toMatchObject({
    code: 'link-revoked',
  })
})

describe('a low score', () => {
  it('travels to an answer and back, once more where it did not help', async () => {
    const token = await link(4)
    const words = '补正意见分了三次才说完'
    const done = await submitRating(
      place(),
      asking(investor, T0),
      token,
      says(1, { reason: 'materials', suggestion: words }),
    )
    expect(done.answerBy).toBe('2026-11-11T16:00:00.000Z')

    const [row] = await followUpList(database.sql, city(), officer, new Date(T0))
    expect(row).toMatchObject({ unit: main, state: 'open', suggestion: words, score: null, isOverdue: false })
    const ratingNo = row?.ratingNo ?? ''
    const act = (actor: typeof officer | typeof investor, at: string, input: Omit<FollowUpInput, 'ratingNo'>) =>
      actOnFollowUp(place(), asking(actor, at), { ratingNo, ...input })

    const stranger = person('stranger', ['approver'], 'U-PLANNING')
    const answer = { command: 'answer', expectedVersion: 1, text: '已改为一次告知' } as const
    await expect(act(stranger, T0, answer)).rejects.toMatchObject({ status: 403, code: 'forbidden' })
    expect(await followUpList(database.sql, city(), stranger, new Date(T0))).toEqual([])
    await act(officer, '2026-11-04T02:00:00Z', answer)
    await expect(act(officer, '2026-11-04T02:00:01Z', answer)).rejects.toMatchObject({
      status: 409,
      code: 'changed-meanwhile',
    })

    const [record] =
      await database.sql`select answer, answered_at, score from record.service_rating where rating_no = ${ratingNo}`
    expect(record).toMatchObject({ answer: '已改为一次告知', answered_at: new Date('2026-11-04T02:00:00Z'), score: 1 })

    await expect(act(investor, T0, { command: 'not-helped', token: await link(5) })).rejects.toMatchObject({
      status: 404,
    })
    await act(investor, '2026-11-05T02:00:00Z', { command: 'not-helped', token })
    await act(officer, '2026-11-06T02:00:00Z', { command: 'answer', text: '窗口已统一出具清单' })
    await act(supervisor, '2026-11-06T03:00:00Z', { command: 'publish', text: '补正改为一次告知清单' })
    await act(investor, '2026-11-07T02:00:00Z', { command: 'helped', token })
    const page = await ratingPage(database.sql, city(), { token, at: new Date('2026-11-07T02:00:00Z'), from: null })
    expect(page.given[0]).toMatchObject({ score: 1, followUp: { state: 'closed', helped: true } })
    await expect(act(investor, '2026-11-07T02:00:01Z', { command: 'helped', token })).rejects.toMatchObject({
      code: 'not-now',
    })
  })
})

describe('the numbers', () => {
  const at = (iso: string) => ratingsSummary(database.sql, city(), { at: new Date(iso) })
  const unitOf = (summary: Awaited<ReturnType<typeof at>>) => summary.units.find(each => each.unit === main)

  it('have none where fewer than the minimum have scored, and equal a plain recount where enough have', async () => {
    expect(unitOf(await at('2026-11-08T00:00:00Z'))).toMatchObject({ mean: null, reason: 'too-few', answers: null })
    for (const [n, score] of [
      [6, 5],
      [7, 3],
      [8, 4],
    ] as const)
      await submitRating(
        place(),
        asking(investor, `2026-11-09T0${n - 5}:00:00Z`, `192.0.2.${n}`),
        await link(n),
        says(score),
      )
    const summary = await at('2026-11-10T00:00:00Z')
    const [plain] = await database.sql`
      select avg(score)::float8 as mean, count(*)::int as answers from record.service_rating where unit = ${main} and not withdrawn`
    expect(unitOf(summary)).toMatchObject({ mean: plain?.mean, answers: plain?.answers, reason: null })
    expect(summary.levels.find(each => each.level === 'main')).toMatchObject({ mean: plain?.mean })
  })

  it('leave out what the rule leaves out, by its version; a withdrawn score counts no more', async () => {
    const seven = await link(7, '2026-11-10T01:00:00Z')
    await submitRating(
      place(),
      asking(investor, '2026-11-10T01:00:00Z', '192.0.2.99'),
      seven,
      says(1, { reason: 'other' }),
    )
    const before = unitOf(await at('2026-11-10T02:00:00Z'))
    expect(before?.answers).toBe(6)
    await changeRule(database.sql, asking(supervisor, '2026-11-10T03:00:00Z'), {
      expectedVersion: 0,
      minimum: 5,
      days: 90,
      excludes: ['burst'],
      insideNetworks: ['198.51.100.0/24'],
      asking: firstAsking,
      reason: '重复评价也计入',
    })
    expect(unitOf(await at('2026-11-10T04:00:00Z'))?.answers).toBe(7)
    expect(unitOf(await at('2026-11-10T02:00:00Z'))?.answers).toBe(6)
    const [{ id } = { id: '' }] = await database.sql<{ id: string }[]>`
      select id from record.service_rating where unit = ${main} and score = 3`
    await database.sql`update record.service_rating set withdrawn = true where id = ${id}`
    expect(unitOf(await at('2026-11-10T04:00:00Z'))?.answers).toBe(6)
  })

  it('mark what comes from inside, and only after the investor says so', async () => {
    const token = await link(9, '2026-11-10T05:00:00Z')
    const inside = asking(investor, '2026-11-10T05:00:00Z', '198.51.100.20')
    await expect(submitRating(place(), inside, token, says(5))).rejects.toMatchObject({ code: 'say-inside' })
    await submitRating(place(), inside, token, { ...says(5), fromInside: true })
    const [last] = await database.sql`select marks from rating_detail order by rated_at desc limit 1`
    expect(last).toEqual({ marks: ['inside'] })
  })
})

it('nothing that a scored unit can read tells who scored it', async () => {
  const told = JSON.stringify([
    await ratingsSummary(database.sql, city(), { at: new Date('2026-11-12T00:00:00Z') }),
    await followUpList(database.sql, city(), officer, new Date('2026-11-12T00:00:00Z')),
    await database.sql`select * from live.service_rating`,
    await database.sql`select type, topics, subject, data from event_log where type like 'rating.%'`,
  ])
  expect(told).toContain('补正意见分了三次才说完')
  for (const clue of ['P-4', 'E-4', '号工程', '家业主', '192.0.2.']) expect(told).not.toContain(clue)
})

it('a round draws projects at rest, and keeps how it drew', async () => {
  const round = await startRound(linkPlace(), asking(supervisor, '2026-11-20T00:00:00Z'), {
    name: '十一月回访',
    sample: 5,
    restDays: 90,
  })
  expect(round.invitations.map(each => each.projectCode).sort()).toEqual(['P-10', 'P-11'])
  await expect(
    startRound(linkPlace(), asking(officer, T0), { name: 'x', sample: 1, restDays: 0 }),
  ).rejects.toMatchObject({
    status: 403,
  })
})
