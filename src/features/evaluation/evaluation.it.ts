import { beforeAll, expect, it } from 'vitest'
import { fixedClock } from '../../platform/clock'
import { testDatabase } from '../../testing/database'
import { loadDefinitions } from '../indicators/commands/load-definitions'
import { type RandomCity, randomCity } from '../indicators/testing/random-city'
import { sheetNames } from './domain/evaluation'
import { evaluation, parseEvaluationQuery } from './queries/evaluation'
import { evaluationFile } from './queries/evaluation-file'

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
  expect(sheetNames).toHaveLength(4)
})
