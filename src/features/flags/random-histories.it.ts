import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { connect } from '@/platform/db/client'
import type { WorkingCalendar } from '@/shared/time'
import { testDatabase } from '@/testing/database'
import { lookAt } from '../areas'
import { loadCity } from '../areas/server'
import { cityCalendar, loadWorkingCalendar } from '../datasets/server'
import { insertRecords } from '../datasets/testing/insert-records'
import { tellFlagChanges } from './commands/tell-flag-changes'
import { nextFlagChange } from './data/next-change.sql'
import { readFlags } from './data/open-flags.sql'
import type { Colour } from './domain/rules'
import { type History, judge, randomHistories, randomNumbers, recordsOf } from './testing/random-histories'

/** `STEPS=100000` judges so many lives, each at every moment of the walk. */
const HISTORIES = Number(process.env.STEPS ?? 2000)
const MOMENTS = 30
const HOUR = 3_600_000
/** Long enough to be in the middle of it, at any size. */
const DIES_WITHIN_MS = 100 + HISTORIES / 50
const span = { from: Date.parse('2026-09-10T00:00:00+08:00'), to: Date.parse('2026-11-20T00:00:00+08:00') }

const database = testDatabase()
const city = loadCity('chengdu')
const seed = Number(process.env.SEED ?? 20_261_121)
const random = randomNumbers(seed)
let calendar: WorkingCalendar
let histories: History[]
let verdicts: { readonly code: string; readonly colour: (at: number) => Colour | null }[]
/** Code by the id that flags and events carry. */
let codes: Map<string, string>

beforeAll(async () => {
  await loadWorkingCalendar(database.sql, city)
  calendar = cityCalendar(city)
  histories = randomHistories(HISTORIES, span, random)
  verdicts = histories.map(each => ({ code: each.code, colour: judge(each, calendar) }))
  for (const [name, records] of Object.entries(recordsOf(histories))) await insertRecords(database.sql, name, records)
  await database.sql`analyze`
  const rows = await database.sql<{ id: string; code: string }[]>`
    select id::text, project_code as code from record.project
    union all select id::text, instance_code from record.approval_step`
  codes = new Map(rows.map(each => [each.id, each.code]))
}, 300_000)

const codeOf = (id: string) => codes.get(id) ?? id
const lit = (at: number) =>
  new Map(
    verdicts.flatMap(({ code, colour }) => {
      const shown = colour(at)
      return shown ? [[code, shown] as const] : []
    }),
  )

/** The worker as it lives: it remembers how far it told, or nothing after it was killed. */
class Worker {
  told: Date | null
  constructor(told: Date) {
    this.told = told
  }
  async tell(to: Date) {
    this.told = (await tellFlagChanges({ sql: database.sql, city, from: this.told, to })).until
  }
  /** Dies at some moment of its telling: what it wrote and did not commit is gone. Answers whether it died in the midst. */
  async dieTelling(to: Date, afterMs: number): Promise<boolean> {
    const sql = connect(database.url, { max: 1, applicationName: 'chengmai-dying' })
    const [own] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`
    const telling = tellFlagChanges({ sql, city, from: this.told, to }).then(
      () => false,
      () => true,
    )
    await sleep(afterMs)
    await database.sql`select pg_terminate_backend(${own?.pid ?? 0})`
    const died = await telling
    await sql.end({ timeout: 1 })
    this.told = null
    return died
  }
}

interface Told {
  readonly at: number
  readonly line: string
}

/** What must be told at each moment that was told: the difference of what the rules say. */
function expectedOf(moments: readonly number[]): Told[] {
  const told: Told[] = []
  let before = lit(moments[0] ?? span.from)
  for (const at of moments.slice(1)) {
    const after = lit(at)
    for (const [code, colour] of after)
      if (before.get(code) !== colour) told.push({ at, line: `raised ${code} ${colour}` })
    for (const [code, colour] of before) if (!after.has(code)) told.push({ at, line: `cleared ${code} ${colour}` })
    before = after
  }
  return told
}

describe(`${HISTORIES} random histories (SEED=${seed})`, () => {
  it('are judged by the statement as by the rules, at every moment', async () => {
    let checked = 0
    for (let n = 0; n < MOMENTS; n++) {
      const at = Math.floor(span.from + random() * (span.to - span.from))
      const flags = await readFlags(database.sql, lookAt(new Date(at), city.timezone, { kind: 'all' }))
      expect(new Map(flags.map(each => [codeOf(each.id), each.colour]))).toEqual(lit(at))
      checked += HISTORIES
    }
    expect(checked).toBe(HISTORIES * MOMENTS)
  }, 600_000)

  it('are told each breach once, by two workers that race, die, start again and run an hour fast or slow', async () => {
    const start = new Date(span.from)
    const workers = [new Worker(start), new Worker(start)] as const
    let now = start
    let deaths = 0
    await workers[0].tell(new Date(span.from + HOUR))
    for (let n = 0; n < MOMENTS && now.getTime() < span.to; n++) {
      const next = await nextFlagChange(database.sql, now, city.timezone)
      if (!next) break
      // now and then an outage, a leap of the clock, or the very next change
      const leap = random() < 0.7 ? Math.floor(random() * 4 * 24 * HOUR) : 0
      now = new Date(next.getTime() + leap)
      const clockOf = () => new Date(now.getTime() + Math.floor(random() * 3 - 1) * HOUR)
      const [one, other] = random() < 0.5 ? workers : workers.toReversed()
      if (random() < 0.4) {
        const dying = one?.dieTelling(clockOf(), random() * DIES_WITHIN_MS)
        const [died] = await Promise.all([dying, other?.tell(clockOf())])
        if (died) deaths++
      } else await Promise.all([one?.tell(clockOf()), other?.tell(clockOf())])
      // started again, a worker knows nothing
      if (other && random() < 0.3) other.told = null
      const until = await database.sql<{ at: Date | null }[]>`
        select max(at) as at from event_log where type in ('flag.raised', 'flag.cleared')`
      now = new Date(Math.max(now.getTime(), until[0]?.at?.getTime() ?? 0))
    }
    const events = await database.sql<{ at: Date; type: string; data: { id: string; colour: Colour } }[]>`
      select at, type, data from event_log where type in ('flag.raised', 'flag.cleared') order by seq`
    const told = events.map(({ at, type, data }) => ({
      at: at.getTime(),
      line: `${type.slice('flag.'.length)} ${codeOf(data.id)} ${data.colour}`,
    }))
    const moments = [...new Set([span.from, ...told.map(each => each.at)])]
    expect(moments).toEqual(moments.toSorted((a, b) => a - b))
    const sorted = (list: readonly Told[]) => list.map(each => `${each.at} ${each.line}`).sort()
    expect(sorted(told)).toEqual(sorted(expectedOf(moments)))
    expect(moments.length).toBeGreaterThan(MOMENTS / 4)
    expect(deaths).toBeGreaterThan(0)
    expect(told.length).toBeGreaterThan(HISTORIES / 4)
  }, 600_000)
})
