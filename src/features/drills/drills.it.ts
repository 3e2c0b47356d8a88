import { expect, it } from 'vitest'
import { fixedClock } from '@/platform/clock'
import type { Person } from '@/shared/auth'
import { testDatabase } from '@/testing/database'
import { loadCity } from '../areas/server'
import { person } from '../cases/testing/people'
import { dutyNow } from '../rota/server'
import { answerDrill, endDrill, withdrawAnswer } from './commands/answer-drill'
import { beginDrill } from './commands/begin-drill'
import { drillsPage } from './queries/drills-page'

const database = testDatabase()
const city = loadCity('chengdu')
const chief = person('chief', 'duty-officer', { post: '值班长' })
const unit = 'U-510104-URBAN'
const member = person('member', 'inspector', { unit })
const stranger = person('stranger', 'inspector', { unit: 'U-510105-URBAN' })

const begun = Date.parse('2026-11-20T02:00:00Z')
const T = (minutes: number) => new Date(begun + minutes * 60_000)
const place = () => ({ sql: database.sql, city })
const as = (actor: Person, minutes: number) => ({ actor, clock: fixedClock(T(minutes)), requestId: 'r', from: null })
const page = (actor: Person, minutes: number, id?: string) =>
  drillsPage({ sql: database.sql, clock: fixedClock(T(minutes)), actor }, id)
const answer = (actor: Person, minutes: number, id: string, callee: string) =>
  answerDrill(place(), as(actor, minutes), { id, body: { callee } })

it('calls whom the rota names, once, and tells who answered within what time', async () => {
  const { items } = await dutyNow(database.sql, city, T(0))
  const levels = [...new Set(items.map(each => each.level))]
  const input = { title: '夜间点名', levels, limitMinutes: 10 }
  const starts = await Promise.allSettled([1, 2, 3].map(() => beginDrill(place(), as(chief, 0), input)))
  const [first, ...others] = starts.flatMap(each => (each.status === 'fulfilled' ? [each.value] : []))
  expect(others).toEqual([])
  expect(starts.flatMap(each => (each.status === 'rejected' ? [each.reason.code] : []))).toEqual([
    'drill-running',
    'drill-running',
  ])
  const id = first?.id ?? ''
  const { chosen } = await page(chief, 1)
  expect(chosen?.calls.map(each => each.callee).sort()).toEqual(items.map(each => each.post).sort())
  expect(chosen?.calls.filter(each => each.kind === 'post').every(each => each.person !== null)).toBe(true)

  // the unit answers for itself, once; nobody else may
  await expect(answer(stranger, 2, id, unit)).rejects.toMatchObject({ status: 403 })
  const raced = await Promise.allSettled([answer(member, 3, id, unit), answer(member, 3, id, unit)])
  expect(raced.map(each => each.status).sort()).toEqual(['fulfilled', 'rejected'])
  // a post rings back, in time; another too late; a third was noted by mistake
  const [one, two, three] = items.filter(each => each.by !== 'standing').map(each => each.post)
  if (!one || !two || !three) throw new Error('the demo has posts')
  await expect(answer(member, 4, id, one)).rejects.toMatchObject({ status: 403 })
  await answer(chief, 10, id, one)
  await answer(chief, 11, id, two)
  await answer(chief, 11, id, three)
  await withdrawAnswer(place(), as(chief, 12), { id, body: { callee: three, reason: '点错了人' } })
  await endDrill(place(), as(chief, 20), id)
  await expect(answer(chief, 21, id, three)).rejects.toMatchObject({ code: 'drill-ended' })

  const ended = (await page(chief, 30, id)).chosen
  expect(ended?.tally).toEqual({
    called: items.length,
    inTime: 2,
    late: 1,
    missing: items.length - 3,
    waiting: 0,
    medianMs: 10 * 60_000,
    slowestMs: 11 * 60_000,
  })
  expect(ended?.calls.find(each => each.callee === unit)?.answeredBy).toBe('self')
  expect(ended?.calls.find(each => each.callee === one)?.answeredBy).toBe('desk')
  const told = await database.sql<{ type: string }[]>`
    select type from event_log where subject = ${`drill:${id}`} order by seq`
  expect(told.map(each => each.type)).toEqual([
    'drill.called',
    ...Array.from({ length: 4 }, () => 'drill.answered'),
    'drill.withdrawn',
    'drill.ended',
  ])
})

it('shows a unit its own call and no name, and nothing to whom it did not call', async () => {
  const { chosen, items } = await page(member, 30)
  expect(chosen?.calls.map(each => [each.callee, each.person])).toEqual([[unit, null]])
  expect(items).toHaveLength(1)
  const nowhere = person('nowhere', 'approver')
  expect(await page(nowhere, 30)).toMatchObject({ items: [], chosen: null })
  expect((await page(nowhere, 30, items[0]?.id)).chosen).toBeNull()
})

it('refuses what nobody can answer, and who may not begin one', async () => {
  const input = { title: '空演练', levels: [99], limitMinutes: 10 }
  await expect(beginDrill(place(), as(chief, 40), input)).rejects.toMatchObject({ code: 'nobody-on-duty' })
  await expect(beginDrill(place(), as(member, 40), { ...input, levels: [1] })).rejects.toMatchObject({ status: 403 })
  await expect(beginDrill(place(), as(chief, 40), { ...input, limitMinutes: 0 })).rejects.toMatchObject({
    code: 'shape',
  })
  for (const id of ['no-id', '-'.repeat(36)])
    await expect(answer(chief, 41, id, unit)).rejects.toMatchObject({ status: 404 })
})
