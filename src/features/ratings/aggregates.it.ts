import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { testDatabase } from '@/testing/database'
import { loadCity } from '../areas/server'
import { dataset } from '../datasets'
import { withdrawRecord } from '../sources/commands/withdraw-record'
import { OWN_SOURCE } from '../sources/server'
import { invite } from './commands/invite'
import { submitRating } from './commands/submit-rating'
import { answerSchema } from './domain/answer'
import { type Question, questions, type Score } from './domain/scale'
import { ratingsSummary } from './queries/ratings-summary'
import { asking, investor, supervisor } from './testing/people'
import { main, projectRecord, save, secret } from './testing/world'

const database = testDatabase()
const city = () => loadCity('chengdu')
const county = () =>
  [...city().units.values()].find(each => each.kind === 'county' && each.district === '510104')?.code ?? ''
const PROJECTS = 14
const START = Date.parse('2026-01-05T02:00:00Z')
const HOUR = 3_600_000

/** A score as a plain list holds it. */
interface Kept {
  readonly source: string
  readonly ratingNo: string
  readonly unit: string
  readonly level: string
  readonly score: Score
  readonly at: number
  readonly questions: Partial<Record<Question, Score>>
  readonly withdrawn: boolean
}

const score = fc.constantFrom<Score>(1, 2, 3, 4, 5)
const step = fc.record({
  what: fc.constantFrom('score', 'score', 'score', 'deliver', 'restate', 'withdraw', 'again'),
  project: fc.nat(PROJECTS - 1),
  county: score,
  main: fc.option(score),
  questions: fc.dictionary(fc.constantFrom(...questions), score),
  pick: fc.nat(1000),
  hours: fc.integer({ min: 1, max: 400 }),
  address: fc.nat(3),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

beforeAll(() =>
  save(
    database.sql,
    city(),
    Array.from({ length: PROJECTS }, (_, n) => projectRecord(n, { signedAt: '2025-12-01T00:00:00Z' })),
    '2025-12-05T00:00:00Z',
  ),
)

/** Twelve projects, each scored on a day of its own: enough for the mean of both units. */
const plenty: Step[] = Array.from({ length: 12 }, (_, at) => ({
  what: 'score',
  project: at,
  county: (((at + 1) % 5) + 1) as Score,
  main: ((at % 5) + 1) as Score,
  questions: { [questions[0]]: ((at % 5) + 1) as Score },
  pick: 0,
  hours: 48,
  address: at % 4,
}))

let deliveries = 0
const foreign = (each: Kept) => ({
  dataset: dataset('service_rating'),
  source: each.source,
  sourceId: each.ratingNo,
  content: {
    ratingNo: each.ratingNo,
    unit: each.unit,
    level: each.level,
    score: each.score,
    ratedAt: new Date(each.at).toISOString(),
    district: '510104',
  },
  event: { type: 'rating.delivered' },
})

/** Does one step to the database and to the plain list. */
async function apply(kept: Kept[], one: Step, at: number): Promise<Kept[]> {
  const now = new Date(at).toISOString()
  const living = kept.filter(each => !each.withdrawn)
  const picked = living[one.pick % Math.max(1, living.length)]
  const gone = kept.filter(each => each.withdrawn && each.source !== OWN_SOURCE)[0]
  const write = (each: Kept) => save(database.sql, city(), [foreign(each)], now)
  if (one.what === 'score') {
    const wanted = { projectCode: `P-${one.project}`, moment: 'round' } as const
    const { token } = await invite({ sql: database.sql, secret }, asking(supervisor, now), wanted)
    const scored = [
      { unit: county(), level: 'county', score: one.county },
      ...(one.main === null ? [] : [{ unit: main, level: 'main', score: one.main }]),
    ].map(each => ({ ...each, questions: one.questions, reason: 'other' }))
    const place = { sql: database.sql, city: city(), salt: 'salt' }
    await submitRating(
      place,
      asking(investor, now, `192.0.2.${one.address}`),
      token,
      answerSchema.parse({ units: scored }),
    )
    const rows = await database.sql<{ ratingNo: string; unit: string; level: string; score: Score }[]>`
      select rating_no as "ratingNo", unit, level, score from rating_detail where rated_at = ${new Date(at)}`
    const given = rows.map(each => ({ ...each, source: OWN_SOURCE, at, questions: one.questions, withdrawn: false }))
    return [...kept, ...given]
  }
  if (one.what === 'deliver') {
    const ratingNo = `F${deliveries++}`
    const each: Kept = {
      source: 'old-system',
      ratingNo,
      unit: main,
      level: 'main',
      score: one.county,
      at: at - HOUR,
      questions: {},
      withdrawn: false,
    }
    await write(each)
    return [...kept, each]
  }
  if (one.what === 'restate' && picked && picked.source !== OWN_SOURCE) {
    const next = { ...picked, score: one.county }
    await write(next)
    return kept.map(each => (each === picked ? next : each))
  }
  if (one.what === 'again' && gone) {
    await write(gone)
    return kept.map(each => (each === gone ? { ...gone, withdrawn: false } : each))
  }
  if (one.what === 'withdraw' && picked) {
    const which = {
      dataset: dataset('service_rating'),
      source: picked.source,
      sourceId: picked.ratingNo,
      heldFrom: null,
    }
    await withdrawRecord(which, { sql: database.sql, city: city(), context: asking(supervisor, now) })
    return kept.map(each => (each === picked ? { ...picked, withdrawn: true } : each))
  }
  return kept
}

/** The same numbers by hand: what was said in ninety days, is not taken back, and has no mark the rule leaves out. */
async function recount(kept: readonly Kept[], at: number) {
  const rows = await database.sql<
    { ratingNo: string; marks: string[] }[]
  >`select rating_no as "ratingNo", marks from rating_detail`
  const marks = new Map(rows.map(each => [each.ratingNo, each.marks]))
  // ours tell the day, which begins at midnight in Chengdu
  const dayOf = (each: Kept) =>
    each.source === OWN_SOURCE ? Math.floor((each.at + 8 * HOUR) / (24 * HOUR)) * 24 * HOUR - 8 * HOUR : each.at
  const counted = kept.filter(
    each =>
      !each.withdrawn &&
      dayOf(each) > at - 90 * 24 * HOUR &&
      dayOf(each) <= at &&
      !marks.get(each.ratingNo)?.some(mark => mark === 'repeat' || mark === 'burst'),
  )
  const mean = (said: readonly number[]) =>
    said.length < 5 ? null : said.reduce((sum, each) => sum + each, 0) / said.length
  const own = counted.filter(each => each.source === OWN_SOURCE && each.at > at - 90 * 24 * HOUR)
  return {
    units: Object.fromEntries(
      [county(), main].map(unit => [unit, mean(counted.filter(each => each.unit === unit).map(each => each.score))]),
    ),
    questions: Object.fromEntries(
      questions.map(question => [
        question,
        mean(own.flatMap(each => (each.questions[question] === undefined ? [] : [each.questions[question]]))),
      ]),
    ),
    spread:
      counted.length > 0 && counted.length < 5
        ? null
        : [1, 2, 3, 4, 5].map(score => counted.filter(each => each.score === score).length),
  }
}

it('the numbers of random rounds are those of a plain recount, also after scores were withdrawn and restated', async () => {
  let shown = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 30 }), async steps => {
      await database.sql`truncate rating_detail, rating_follow_up, rating_invitation, record.service_rating, history.service_rating`
      let kept: Kept[] = []
      let at = START
      for (const one of steps) {
        at += one.hours * HOUR
        kept = await apply(kept, one, at)
      }
      const summary = await ratingsSummary(database.sql, city(), { at: new Date(at + HOUR) })
      const plain = await recount(kept, at + HOUR)
      for (const each of summary.units) {
        shown += each.mean === null ? 0 : 1
        if (each.reason !== 'covers-another')
          expect([each.unit, each.mean]).toEqual([each.unit, plain.units[each.unit]])
      }
      for (const { level, mean } of summary.levels)
        if (level !== 'general') expect([level, mean]).toEqual([level, plain.units[level === 'main' ? main : county()]])
      expect(Object.fromEntries(summary.questions.map(each => [each.question, each.mean]))).toEqual(plain.questions)
      expect(summary.spread).toEqual(plain.spread)
    }),
    // chance alone may give six rounds without five scores of one unit
    { numRuns: 8, examples: [[plenty], [plenty.slice(1)]] },
  )
  expect(shown).toBeGreaterThan(2)
}, 240_000)
