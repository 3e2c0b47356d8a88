import { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { clock } from '@/platform/current-clock'
import type { ApiEnv } from '@/platform/http/api-env'
import { visitor } from '@/shared/auth'
import type { WorkingCalendar } from '@/shared/time'
import { testDatabase } from '@/testing/database'
import { lookAt } from '../../areas'
import { nearAt } from '../../datasets'
import { cityCalendar, loadWorkingCalendar, refreshFlags } from '../../datasets/server'
import { answerFlag, progressColour, signingLamp, stepLamp, unitFlag, worse } from '../domain/rules'
import { flagRoutes } from '../http'
import { flaggedUnits, lampCounts, openFlags, redLamps } from '../server'
import { answers, at, city, insertManyThings, problems, projects, steps, zone } from '../testing/many-things'
import { readClearedFlags } from './cleared-flags.sql'
import { readFlags } from './open-flags.sql'

const database = testDatabase()
let calendar: WorkingCalendar

beforeAll(async () => {
  await loadWorkingCalendar(database.sql, city)
  calendar = cityCalendar(city)
  await insertManyThings(database.sql)
})

const line = (id: string, lit: { colour: string; since: number } | null) =>
  lit ? [`${id} ${lit.colour} ${new Date(lit.since).toISOString()}`] : []
const look = () => lookAt(at, zone, { kind: 'all' })

describe('lamps and flags of many records', () => {
  it('are those that the rules give one record at a time', async () => {
    const { sql } = database
    const codes = new Map(
      (
        await sql`select id, project_code as code from record.project union all select id, instance_code from record.approval_step`
      ).map(row => [row.id, row.code]),
    )
    const flags = await readFlags(sql, look())
    const read = flags
      .map(each => line(codes.get(each.id) ?? each.id, { ...each, since: each.since.getTime() })[0])
      .sort()
    const month = calendar.startOfDay('2026-10-01')
    const expected = [
      ...projects.flatMap(each => {
        const colour = each.plan === undefined ? null : progressColour(each.plan, each.actual)
        const signing = signingLamp(
          { signedAt: each.signedAt ?? null, permitIssuedAt: each.permitIssuedAt ?? null },
          at.getTime(),
          zone,
        )
        return line(each.projectCode, worse(signing, colour && { colour, since: month }))
      }),
      ...steps.flatMap(({ instanceCode, acceptedAt, dueAt, limitDays, doneAt }) =>
        dueAt === undefined
          ? []
          : line(
              instanceCode,
              stepLamp(
                {
                  dueAt,
                  nearAt: nearAt(calendar, { dueAt, acceptedAt, limitDays: limitDays ?? null }),
                  doneAt: doneAt ?? null,
                },
                at.getTime(),
              ),
            ),
      ),
      ...[...new Set([...problems, ...answers].map(each => each.unit))].flatMap(unit =>
        line(
          unit,
          worse(
            unitFlag(
              problems
                .filter(each => each.unit === unit)
                .map(each => ({ ...each, acceptedAt: each.acceptedAt ?? null })),
              at.getTime(),
              zone,
            ),
            answerFlag(
              answers
                .filter(each => each.unit === unit)
                .map(each => ({ ...each, answeredAt: each.answeredAt ?? null })),
              at.getTime(),
            ),
          ),
        ),
      ),
    ].sort()
    expect(read).toEqual(expected)
    expect(flags.filter(each => each.rule === 'unanswered-rating').length).toBeGreaterThan(5)
    for (const subject of ['project', 'step', 'unit'])
      expect(flags.filter(each => each.subject === subject).length).toBeGreaterThan(10)
  })

  it('leave the same lamps in the records when these are brought up to date, once', async () => {
    const { sql } = database
    const first = await sql.begin(tx => refreshFlags(tx, at))
    const second = await sql.begin(tx => refreshFlags(tx, at))
    expect(second).toEqual([])
    // A step whose end the records already tell has no lamp of its own any more.
    const undone = new Set((await sql`select id from record.approval_step where done_at is null`).map(each => each.id))
    const lit = (await readFlags(sql, look())).filter(each => each.subject === 'step' && undone.has(each.id))
    expect(
      first
        .filter(each => each.flag !== 'none')
        .map(each => `${each.id} ${each.flag}`)
        .sort(),
    ).toEqual(lit.map(each => `${each.id} ${each.colour}`).sort())
  })

  it('keep a lamp that the sender supplied', async () => {
    const { sql } = database
    const [red] = (await readFlags(sql, look())).filter(each => each.subject === 'step' && each.colour === 'red')
    await sql`update record.approval_step set given = '{flag}', flag = 'none' where id = ${red?.id ?? ''}`
    expect((await readFlags(sql, look())).some(each => each.id === red?.id)).toBe(false)
    expect((await sql.begin(tx => refreshFlags(tx, at))).some(each => each.id === red?.id)).toBe(false)
  })

  it('are counted for the wall as they are listed', async () => {
    const { sql } = database
    const flags = await openFlags(sql, { at })
    const red = flags.filter(each => each.colour === 'red')
    expect((await redLamps(sql, look())).length).toBe(red.length)
    expect(await lampCounts(sql, look())).toEqual({
      yellow: flags.length - red.length - flags.filter(each => each.subject === 'unit').length,
      unsigned: projects.filter(each => each.signedAt === undefined).length,
    })
    expect((await flaggedUnits(sql, look())).map(each => each.unit).sort()).toEqual(
      flags.flatMap(each => (each.subject === 'unit' ? [each.id] : [])).sort(),
    )
  })

  it('that went out have their clearing fact after their lighting', async () => {
    const cleared = await readClearedFlags(database.sql, look(), 1000)
    expect(new Set(cleared.map(each => each.subject))).toEqual(new Set(['project', 'unit']))
    const open = new Set((await openFlags(database.sql, { at })).map(each => each.id))
    for (const each of cleared) {
      expect(each.clearedAt.getTime()).toBeGreaterThan(each.since.getTime())
      if (each.rule === 'ninety-days') expect(each.clearedAt.getTime()).toBeLessThanOrEqual(at.getTime())
      if (each.subject === 'unit' && open.has(each.id)) expect(each.clearedAt.getTime()).toBeLessThan(at.getTime())
    }
  })
})

describe('GET /flags', () => {
  const routes = new Hono<ApiEnv>()
    .use(async (context, next) => {
      context.set('actor', visitor(true))
      await next()
    })
    .route('/', flagRoutes)
  const get = async (query: string) => {
    const answer = await routes.request(`/flags?at=${at.toISOString()}${query}`)
    return { status: answer.status, body: answer.ok ? await answer.json() : undefined }
  }
  it('filters, and pages through everything once', async () => {
    expect(clock().now()).toBeInstanceOf(Date)
    // Ledgers are read as they stood: the test's records hold from the beginning of the year.
    const { body } = await get('&subject=unit&limit=1000')
    expect(body.items.length).toBe(body.total)
    expect(body.items.every((each: { subject: string }) => each.subject === 'unit')).toBe(true)
    const ids: string[] = []
    let cursor = ''
    do {
      const page = await get(`&colour=red&limit=50${cursor}`)
      ids.push(...page.body.items.map((each: { id: string }) => each.id))
      cursor = page.body.next ? `&cursor=${page.body.next}` : ''
    } while (cursor)
    const all = (await openFlags(database.sql, { at, isPast: true })).filter(each => each.colour === 'red')
    expect(ids).toEqual(all.map(each => each.id))
    expect(ids.length).toBeGreaterThan(50)
  })
})
