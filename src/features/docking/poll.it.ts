import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '@/platform/clock'
import type { Sql } from '@/platform/db/client'
import { testDatabase } from '@/testing/database'
import { endConnections, wholePool } from '@/testing/end-connections'
import { loadCity } from '../areas/server'
import { loadWorkingCalendar } from '../datasets/server'
import { pollSystem } from './commands/poll-system'
import { FrontDatabase } from './data/front-database'
import { findSystem, saveSystem, tableStates } from './data/system.queries'
import { spglTables } from './domain/spgl/tables'
import { declare, oneProject } from './testing/front'
import { frontDatabase } from './testing/front-database'

const db = testDatabase()
const city = loadCity('chengdu')
const morning = fixedClock('2026-11-20T08:00:00+08:00')
const evening = fixedClock('2026-11-20T20:00:00+08:00')

beforeAll(() => loadWorkingCalendar(db.sql, city))

const add = (changes: Record<string, unknown> = {}) =>
  db.sql.begin(tx => saveSystem(tx, declare(changes), morning.now()))

describe('a front-end database that is polled', () => {
  const PROJECTS = 25
  const fill = async (front: Sql, from: number, to: number, time: string) => {
    for (const { name } of spglTables) {
      const rows = Array.from({ length: to - from }, (_, place) => oneProject(from + place)[name] ?? []).flat()
      if (rows.length === 0) continue
      const unique = [...new Map(rows.map(each => [each.lsh, { ...each, blr: '李四', sjgxsj: time }])).values()]
      await front`insert into ${front(`spgl.${name.toLowerCase()}`)} ${front(unique)} on conflict do nothing`
    }
  }
  let front: Sql
  let url = ''
  const other = frontDatabase()
  beforeAll(async () => {
    front = other.sql
    url = other.url
    await fill(front, 100, 100 + PROJECTS, '2026-11-19 10:00:00')
  })
  const poll = async (clock = morning, pageRows = 100) => {
    const stored = await findSystem(db.sql, 'city-approval')
    if (!stored) throw new Error('not declared')
    const database = new FrontDatabase(url)
    try {
      return await pollSystem(stored, { sql: db.sql, city, clock, front: database, pageRows })
    } finally {
      await database.close()
    }
  }
  const sizes = async () => {
    const [row] = await db.sql`
      select (select count(*)::int from record.project where source = 'city-approval') as projects,
        (select count(*)::int from record.approval_step where source = 'city-approval') as steps,
        (select count(*)::int from record.problem where source = 'city-approval') as problems`
    return row
  }

  it('is read whole in pages, then only what is new; what only repeats makes no version', async () => {
    await add()
    expect(await poll()).toBeGreaterThan(PROJECTS * 15)
    expect(await sizes()).toEqual({ projects: PROJECTS, steps: 2 * PROJECTS, problems: PROJECTS })
    expect(await poll()).toBe(0)
    const former = await db.sql`select 1 from history.approval_step where source = 'city-approval'`
    await front`update spgl.spgl_xmspsxblxxxxb set sjgxsj = '2026-11-19 11:00:00' where spsxslbm = 'SX-00100'`
    expect(await poll(evening)).toBe(0)
    expect(await db.sql`select 1 from history.approval_step where source = 'city-approval'`).toHaveLength(former.length)
    const [row] = await db.sql`
      select changed_at, verified_at from docking_row where system = 'city-approval' and row_key = 'ST-00100-11'`
    expect(row).toEqual({ changed_at: morning.now(), verified_at: evening.now() })
    await front`update spgl.spgl_xmjbxxb set xmmc = '改名项目', sjgxsj = '2026-11-19 12:00:00' where lsh = 'JB-00100'`
    expect(await poll(evening)).toBe(1)
    const [renamed] =
      await db.sql`select name from record.project where source = 'city-approval' and project_code like '%001001'`
    expect(renamed?.name).toBe('改名项目')
  })

  it('finds a row whose transaction came later than its time, by looking back', async () => {
    await add({ overlapSeconds: 7200 })
    const [basic] = oneProject(900).SPGL_XMJBXXB ?? []
    await front`insert into spgl.spgl_xmjbxxb ${front({ ...basic, sjgxsj: '2026-11-19 11:30:00' } as Record<string, string>)}`
    expect(await poll(evening)).toBe(1)
    expect((await sizes())?.projects).toBe(PROJECTS + 1)
  })

  it('killed at any moment it loses and repeats nothing', async () => {
    await fill(front, 200, 200 + PROJECTS, '2026-11-19 13:00:00')
    for (let kills = 0; kills < 6; kills++) {
      await wholePool(db.sql)
      const polling = poll(evening, 40).catch(() => {})
      await sleep(15 + kills * 30)
      await endConnections(db)
      await polling
    }
    await wholePool(db.sql)
    // two workers at once, then once more for what was cut off last
    await Promise.all([poll(evening, 40).catch(() => {}), poll(evening, 40).catch(() => {})])
    await poll(evening, 40)
    expect(await sizes()).toEqual({ projects: 2 * PROJECTS + 1, steps: 4 * PROJECTS, problems: 2 * PROJECTS })
    const repeated = await db.sql`
      select 1 from history.project where source = 'city-approval' and project_code like '%-002__1'
      group by id having count(*) > 2`
    expect(repeated).toHaveLength(0)
    const theirs = await front`select count(*)::int as n from spgl.spgl_xmspsxblxxxxb`
    const [ours] = await db.sql`
      select count(*)::int as n from docking_row where system = 'city-approval' and table_name = 'SPGL_XMSPSXBLXXXXB'`
    expect(ours?.n).toBe(theirs[0]?.n)
  })

  it('says what is wrong in a word of ours, and nothing of the address', async () => {
    await front`alter table spgl.spgl_xmdwxxb rename to gone`
    await poll(evening)
    const states = await tableStates(db.sql, 'city-approval')
    expect(states.find(each => each.table === 'SPGL_XMDWXXB')).toMatchObject({ trouble: 'missing-table', failures: 1 })
    expect(states.find(each => each.table === 'SPGL_XMJBXXB')).toMatchObject({ trouble: null })
    expect(JSON.stringify(await db.sql`select * from docking_system`)).not.toContain(new URL(url).pathname)
    await front`alter table spgl.gone rename to spgl_xmdwxxb`
    await poll(evening)
    expect((await tableStates(db.sql, 'city-approval')).every(each => each.trouble === null)).toBe(true)
  })
})
