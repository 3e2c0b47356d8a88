import { beforeAll, describe, expect, it } from 'vitest'
import { askingAs } from '@/testing/asking-as'
import { testDatabase } from '@/testing/database'
import { lookAt } from '../../areas'
import { loadCity } from '../../areas/server'
import { cityCalendar, loadWorkingCalendar } from '../../datasets/server'
import { readFlags } from '../data/open-flags.sql'
import { flagRoutes } from '../http'
import { at, city as calendarCity, insertManyThings, zone } from '../testing/many-things'
import { flagTrace } from './flag-trace'

const database = testDatabase()
const city = { ...loadCity('chengdu'), ...calendarCity }
const calendar = cityCalendar(city)
const trace = async (id: string) => {
  const found = await flagTrace(database.sql, { id, at, asOf: {}, city })
  if (!found) throw new Error(`no trace of ${id}`)
  return found
}

beforeAll(async () => {
  await loadWorkingCalendar(database.sql, city)
  await insertManyThings(database.sql)
})

describe('the trace of a flag', () => {
  it('comes to the verdict that the list shows, for everything lit and everything out', async () => {
    const listed = new Map(
      (await readFlags(database.sql, lookAt(at, zone, { kind: 'all' }))).map(each => [each.id, each]),
    )
    const all = await database.sql<{ id: string }[]>`
      select id::text from record.project union all select id::text from record.approval_step
      union all select distinct unit from record.problem`
    expect(listed.size).toBeGreaterThan(100)
    for (const { id } of all) {
      const { lit, subject } = await trace(id)
      const row = listed.get(id)
      expect([id, lit && { ...lit, subject }]).toEqual([
        id,
        row ? { colour: row.colour, since: row.since.getTime(), rule: row.rule, subject: row.subject } : null,
      ])
    }
  })

  it('counts each day of ninety, and says from which on it is over', async () => {
    const flags = await readFlags(database.sql, lookAt(at, zone, { kind: 'all' }))
    const late = flags.filter(each => each.rule === 'ninety-days')
    expect(late.length).toBeGreaterThan(10)
    for (const { id, day, days } of late) {
      const counted = (await trace(id)).rules.find(each => each.rule === 'ninety-days')?.days ?? []
      expect(counted.map(each => each.count)).toEqual(Array.from({ length: day ?? 0 }, (_, n) => n + 1))
      expect(counted.at(-1)?.day).toBe('2026-10-15')
      expect(counted.filter(each => each.isOver)).toHaveLength(days)
    }
  })

  it('counts the working days of a step as the calendar does, pauses and days off named', async () => {
    const rows = await database.sql<{ id: string; accepted: Date; done: Date | null; pauses: unknown }[]>`
      select id::text, accepted_at as accepted, done_at as done, pauses from record.approval_step
      where due_at is not null and accepted_at <= ${at}`
    const seen = new Set<string>()
    for (const { id, accepted, done, pauses } of rows) {
      const [rule] = (await trace(id)).rules
      const to = Math.min(at.getTime(), done?.getTime() ?? at.getTime())
      const stopped = Array.isArray(pauses)
        ? pauses.map(({ from, to: end }) => ({ from: Date.parse(from), to: Date.parse(end) }))
        : []
      const counted = rule?.days.filter(each => each.count !== null) ?? []
      const begun = stopped.filter(each => each.from < to && each.to > accepted.getTime())
      const paused = begun.reduce((sum, each) => sum + calendar.workdaysAfter(each.from, Math.min(each.to, to)), 0)
      expect([id, counted.length]).toEqual([id, calendar.workdaysAfter(accepted.getTime(), to) - paused])
      for (const each of rule?.days ?? []) seen.add(each.why)
      expect(rule?.days.find(each => each.day === '2026-10-01')?.count ?? null).toBeNull()
    }
    expect(seen).toEqual(new Set(['counted', 'day-off', 'paused']))
  })

  it('names the problems behind a unit’s flag', async () => {
    const [flag] = (await readFlags(database.sql, lookAt(at, zone, { kind: 'all' }))).filter(
      each => each.subject === 'unit',
    )
    const { problems, rules } = await trace(flag?.id ?? '')
    expect(rules[0]?.inputs.older).toBe(flag?.problems)
    expect(problems.length).toBeGreaterThanOrEqual(flag?.problems ?? 1)
    expect(rules[0]?.days.length).toBe(flag?.days)
  })
})

describe('GET /flags/{id}', () => {
  const api = askingAs(flagRoutes)
  it('tells rule, version, inputs and days with moments in ISO 8601', async () => {
    const answer = await api.request(`/flags?at=${at.toISOString()}&subject=project&colour=red&limit=1`)
    const [first] = (await answer.json()).items
    const one = await api.request(`/flags/${first.id}?at=${at.toISOString()}`)
    expect(await one.json()).toMatchObject({
      id: first.id,
      subject: 'project',
      state: 'lit',
      lit: { rule: first.rule, colour: 'red', since: first.since },
      rules: [{ rule: 'ninety-days', version: 1, parameters: { days: 90 } }, ...(first.plan === null ? [] : [{}])],
    })
  })

  it('answers 404 for what is no project, step or unit', async () => {
    for (const id of ['nobody', '00000000-0000-7000-8000-000000000000']) {
      const answer = await api.request(`/flags/${id}`)
      expect([answer.status, (await answer.json()).code]).toEqual([404, 'unknown-flag'])
    }
  })
})
