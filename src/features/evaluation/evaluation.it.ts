import { beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '../../platform/clock'
import { testDatabase } from '../../testing/database'
import { loadDefinitions } from '../indicators/commands/load-definitions'
import { type RandomCity, randomCity } from '../indicators/testing/random-city'
import { sheetNames } from './domain/evaluation'
import { evaluation, parseEvaluationQuery } from './queries/evaluation'
import { evaluationFile } from './queries/evaluation-file'
import { evaluationSheets } from './queries/sheets'

const now = new Date('2026-11-21T08:00:00Z')
const database = testDatabase()
let random: RandomCity
const asked = () => ({ sql: database.sql, city: random.city, clock: fixedClock(now) })
const sheet = (search: Record<string, string> = {}) =>
  evaluation(asked(), parseEvaluationQuery(asked(), new URLSearchParams(search)), 'zh')

beforeAll(async () => {
  random = await randomCity(database.sql, now, { case: 3000, patrol: 400 }, 4)
  await loadDefinitions({ sql: database.sql, now: new Date('2026-01-01T00:00:00Z') })
})

it('has every case that was reported in the month once, by area and by unit', async () => {
  for (const by of ['area', 'unit'] as const) {
    const found = await sheet({ by })
    const column = by === 'area' ? 'district' : 'unit'
    const [{ count } = { count: -1 }] = await database.sql<{ count: number }[]>`
      select count(*)::int from live.case where reported_at >= '2026-11-01T00:00:00+08:00' and reported_at < ${now}
        and district = any(${random.city.districts.map(each => each.code)}) and ${database.sql(column)} is not null`
    expect(found.rows.reduce((sum, row) => sum + (row.counts?.reported ?? 0), 0)).toBe(count)
    expect(count).toBeGreaterThan(10)
  }
})

it('judges nothing by a handful of cases', async () => {
  const { rows, leastSample } = await sheet({ by: 'unit', area: random.city.districts[0]?.code ?? '' })
  const cells = rows.flatMap(row => Object.values(row.cells))
  expect(cells.some(each => each.isSmall)).toBe(true)
  for (const each of cells) expect(each.isSmall).toBe((each.denominator ?? 0) < leastSample)
  for (const row of rows) {
    const judged = Object.values(row.cells).filter(each => each.score !== null && !each.isSmall)
    expect([row.code, row.judged, row.score === null]).toEqual([row.code, judged.length, judged.length === 0])
  }
})

it('says of a month that has ended what stood at its end, beside the month before', async () => {
  const october = await sheet({ month: '2026-10' })
  const november = await sheet()
  expect([october.isRunning, november.isRunning]).toEqual([false, true])
  for (const row of november.rows)
    expect([row.code, row.before]).toEqual([row.code, october.rows.find(each => each.code === row.code)?.score ?? null])
})

describe('by post', () => {
  const desk = { post: '值班员', actor: 'person:desk' }
  const night = { post: null, actor: 'person:night' }
  const crew = { post: '养护员', actor: 'person:crew' }
  let ids: readonly string[]

  beforeAll(async () => {
    await database.sql`
      insert into person (id, name, username, email, roles, created_at, updated_at)
      values ('night', 'night', 'night', 'night@example.org', array['duty-officer'], ${now}, ${now})`
    const found = await database.sql<{ id: string }[]>`
      select id from live.case where reported_at >= '2026-11-01T00:00:00+08:00' and reported_at < ${now}
        and dispatched_at is not null and handled_at is not null
        and district = any(${random.city.districts.map(each => each.code)}) order by id limit 60`
    ids = found.map(each => each.id)
    const step = (
      caseId: string,
      command: string,
      by: { post: string | null; actor: string },
      at: Date,
    ) => database.sql`
      insert into case_step (command_id, case_id, command, at, actor, actor_post, to_status, version, fingerprint)
      values (gen_random_uuid(), ${caseId}, ${command}, ${at}, ${by.actor}, ${by.post}, 'filed', 1, 'x')`
    const earlier = new Date(now.getTime() - 3_600_000)
    for (const [i, id] of ids.entries()) {
      // Dispatched twice where the first came back: the last one counts.
      if (i % 5 === 0) await step(id, 'dispatch', night, earlier)
      await step(id, 'dispatch', i % 3 === 0 ? night : desk, earlier)
      await step(id, 'accept', crew, earlier)
      if (i < 4) await step(id, 'handle', crew, earlier)
      await step(id, 'escalate', { post: null, actor: 'system:clock' }, earlier)
      await step(id, 'dispatch', crew, new Date(now.getTime() + 3_600_000))
    }
  })

  it('counts a case for whoever took the step that the number speaks of, by the same predicates', async () => {
    const { rows } = await sheet({ by: 'post' })
    expect(rows.map(each => [each.code, each.name]).toSorted()).toEqual(
      [
        ['role:duty-officer', '值班员（未填岗位）'],
        ['值班员', '值班员'],
        ['养护员', '养护员'],
      ].toSorted(),
    )
    const of = (code: string) => rows.find(each => each.code === code)
    const own = ids.filter((_, i) => i % 3 !== 0)
    const [plain] = await database.sql<{ returned: number; accurate: number; due: number }[]>`
      select count(*) filter (where return_count > 0 and id = any(${own}::uuid[]))::int as returned,
        count(*) filter (where return_count = 0 and id = any(${own}::uuid[]))::int as accurate,
        count(*) filter (where limit_at <= ${now} and status not in ('voided', 'suspended'))::int as due
      from live.case where id = any(${[...ids]}::uuid[])`
    expect(of('值班员')?.counts).toMatchObject({ dispatched: own.length, returned: plain?.returned, handled: 0 })
    expect(of('role:duty-officer')?.counts?.dispatched).toBe(ids.length - own.length)
    expect(of('养护员')?.counts).toMatchObject({ due: plain?.due, handled: 4, dispatched: 0, supervised: 0 })
    expect(of('值班员')?.cells['O-DM-05']).toMatchObject({
      numerator: plain?.accurate,
      denominator: own.length,
      isSmall: false,
    })
    expect(of('养护员')?.cells['O-DM-10']).toMatchObject({ denominator: 4, isSmall: true })
    expect(of('养护员')?.cells['O-DM-05']).toBeUndefined()
  })

  it('is written into the file, and is empty of a month in which nobody took a step', async () => {
    const file = await evaluationFile(await sheet({ by: 'post' }), 'zh').text()
    expect(file).toContain('值班员')
    expect((await sheet({ by: 'post', month: '2026-08' })).rows).toEqual([])
  })

  it('says whose step each of its indicators speaks of', () => {
    const { sheets, steps } = evaluationSheets()
    expect(Object.keys(steps).toSorted()).toEqual([...sheets.post].toSorted())
  })
})

it('names no collector, on the page and in the file', async () => {
  const people = await database.sql<
    { person: string }[]
  >`select distinct person from live.patrol where person is not null`
  expect(people.length).toBeGreaterThan(3)
  const found = await sheet({ by: 'collector' })
  expect(found.rows.length).toBeGreaterThan(0)
  const said = JSON.stringify(found.rows) + (await evaluationFile(found, 'zh').text())
  for (const { person } of people) expect(said).not.toContain(person)
})

it('refuses what is no sheet, no month, or not begun', () => {
  const refused = (search: Record<string, string>) => () => parseEvaluationQuery(asked(), new URLSearchParams(search))
  const wrong: Record<string, string>[] = [
    { by: 'dog' },
    { month: '2026-13' },
    { month: '2026-W12' },
    { month: '2027-01' },
  ]
  for (const search of wrong) expect(refused(search)).toThrow()
  expect(sheetNames).toHaveLength(5)
})
