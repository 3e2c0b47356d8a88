import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '@/platform/clock'
import type { CommandContext } from '@/platform/command/context'
import type { Actor } from '@/shared/auth'
import { system } from '@/shared/auth'
import { testDatabase } from '@/testing/database'
import { endConnections, wholePool } from '@/testing/end-connections'
import { loadCity } from '../areas/server'
import { loadWorkingCalendar } from '../datasets/server'
import { insertRecords } from '../datasets/testing/insert-records'
import { queueOutward } from './commands/queue-outward'
import { reconcile, reconcileInTime, tellAgain } from './commands/reconcile'
import { sendOutward } from './commands/send-outward'
import { FrontDatabase } from './data/front-database'
import { findSystem, saveSystem } from './data/system.queries'
import { oneSource } from './queries/one-source'
import { declare } from './testing/front'
import { frontDatabase } from './testing/front-database'

const db = testDatabase()
const province = frontDatabase()
const city = loadCity('chengdu')
const clock = fixedClock('2026-11-20T08:00:00+08:00')
const PROJECTS = 12

const stored = async () => {
  const found = await findSystem(db.sql, 'province')
  if (!found) throw new Error('not declared')
  return found
}
const queue = async () => queueOutward(await stored(), { sql: db.sql, city, clock })
const send = async (at = clock) => {
  const front = new FrontDatabase(province.url)
  try {
    return await sendOutward(await stored(), { sql: db.sql, clock: at, front })
  } finally {
    await front.close()
  }
}
const states = async () => {
  const rows = await db.sql`
    select state, count(*)::int as n from docking_sent where replaced_by is null group by state order by state`
  return Object.fromEntries(rows.map(each => [each.state, each.n]))
}
const there = async (table: string) => {
  const [row] = await province.sql`select count(*)::int as n from ${province.sql(`spgl.${table}`)}`
  return row?.n
}
const keeper: CommandContext = {
  actor: {
    kind: 'person',
    id: 'p',
    name: 'x',
    roles: ['data-administrator'],
    area: null,
    unit: null,
  } as unknown as Actor,
  requestId: 'test',
  from: null,
  clock,
}

beforeAll(async () => {
  await loadWorkingCalendar(db.sql, city)
  await db.sql.begin(tx => saveSystem(tx, declare({ name: 'province', direction: 'out' }), clock.now()))
  const codes = Array.from({ length: PROJECTS }, (_, at) => `P-${at}`)
  await insertRecords(
    db.sql,
    'project',
    codes.map(code => ({
      projectCode: code,
      name: `项目 ${code}`,
      isKey: false,
      signedAt: '2026-01-05T01:00:00Z',
      lifeStage: 'signed',
    })),
  )
  await insertRecords(
    db.sql,
    'approval_step',
    codes.map(code => ({
      instanceCode: `S-${code}`,
      projectCode: code,
      itemCode: 'T-1',
      itemName: '施工许可',
      itemKind: 'ordinary',
      stage: 3,
      status: 8,
      statusAt: '2026-11-01T01:00:00Z',
      correctionCount: 0,
    })),
  )
})

describe('rows told to the province', () => {
  it('wait once under a number, whoever looks; nothing is told before it changed', async () => {
    // each project, each step with its state, each project's lamp of ninety days
    const [one, other] = await Promise.all([queue(), queue()])
    expect(one + other).toBe(4 * PROJECTS)
    expect(await queue()).toBe(0)
    const numbers = await db.sql`select number from docking_sent order by seq`
    expect(numbers[0]?.number).toBe('5101002026112000000001')
    expect(new Set(numbers.map(each => each.number)).size).toBe(4 * PROJECTS)
  })

  it('stand there each once, though the sender is killed at random and two send at a time', async () => {
    for (let kills = 0; kills < 8; kills++) {
      await wholePool(db.sql)
      const sending = Promise.all([send().catch(() => {}), send().catch(() => {})])
      await sleep(20 + kills * 9)
      await endConnections(db)
      await sending
    }
    await wholePool(db.sql)
    await send(fixedClock('2026-11-20T12:00:00+08:00'))
    expect(await states()).toEqual({ sent: 4 * PROJECTS })
    expect([
      await there('spgl_xmjbxxb'),
      await there('spgl_xmspsxblxxb'),
      await there('spgl_xmspsxblxxxxb'),
      await there('spgl_xmjgxxb'),
    ]).toEqual([PROJECTS, PROJECTS, PROJECTS, PROJECTS])
    const [row] =
      await province.sql`select blzt, blsj, spsxslbm, sjyxbs from spgl.spgl_xmspsxblxxxxb where spsxslbm = 'S-P-3'`
    expect(row).toEqual({ blzt: '8', blsj: '2026-11-01 09:00:00', spsxslbm: 'S-P-3', sjyxbs: '1' })
  })

  it('are acknowledged or refused with the reason; a refused one is told again under a new number', async () => {
    await province.sql`update spgl.spgl_xmjbxxb set sjsczt = '1'`
    await province.sql`update spgl.spgl_xmjbxxb set sjsczt = '2', sbyy = '项目代码校验失败' where xmdm = 'P-1'`
    await send()
    expect(await states()).toEqual({ acknowledged: PROJECTS - 1, refused: 1, sent: 3 * PROJECTS })
    const [refused] = await db.sql`select number, reason from docking_sent where state = 'refused'`
    expect(refused?.reason).toBe('项目代码校验失败')
    const environment = { sql: db.sql, city, context: keeper }
    await expect(
      tellAgain(
        { system: 'province', number: String(refused?.number) },
        { ...environment, context: { ...keeper, actor: system('x') } },
      ),
    ).rejects.toMatchObject({ status: 403 })
    await tellAgain({ system: 'province', number: String(refused?.number) }, environment)
    await expect(tellAgain({ system: 'province', number: String(refused?.number) }, environment)).rejects.toMatchObject(
      { code: 'not-refused' },
    )
    await send()
    expect(await states()).toEqual({ acknowledged: PROJECTS - 1, sent: 3 * PROJECTS + 1 })
  })

  it('tell only what changed; a lamp that went out is taken back', async () => {
    await db.sql`update record.approval_step set status = 11, status_at = '2026-11-19T01:00:00Z', known_from = '2026-11-20T00:00:00Z' where project_code = 'P-2'`
    await db.sql`update record.project set permit_issued_at = '2026-11-19T01:00:00Z' where project_code = 'P-2'`
    expect(await queue()).toBe(2)
    await send()
    const told = await province.sql`select jgbmcljg, cljgsj from spgl.spgl_xmjgxxb where xmdm = 'P-2' order by lsh`
    expect([...told]).toEqual([
      { jgbmcljg: null, cljgsj: null },
      { jgbmcljg: '已消除', cljgsj: '2026-11-20 08:00:00' },
    ])
    expect(await there('spgl_xmspsxblxxxxb')).toBe(PROJECTS + 1)
  })

  it('are compared both ways: missing, different, unknown', async () => {
    const environment = { sql: db.sql, city, context: keeper }
    expect(await reconcile('province', province.url, environment)).toMatchObject({
      missing: 0,
      different: 0,
      unknown: 0,
    })
    await province.sql`delete from spgl.spgl_xmspsxblxxb where spsxslbm = 'S-P-4'`
    await province.sql`update spgl.spgl_xmspsxblxxb set spsxmc = '别的' where spsxslbm = 'S-P-5'`
    await province.sql`insert into spgl.spgl_xmspsxblxxb (lsh) values ('51010020261120999')`
    const check = await reconcile('province', province.url, environment)
    expect(check).toMatchObject({ checked: 4 * PROJECTS + 3, missing: 1, different: 1, unknown: 1 })
    expect(check.differences.map(each => each.kind).sort()).toEqual(['different', 'missing', 'unknown'])
    await expect(reconcile('province', undefined, environment)).rejects.toMatchObject({ code: 'no-address' })
  })

  it('are compared by themselves when it is time, by one worker; a comparison that failed is said and tried again', async () => {
    const front = new FrontDatabase(province.url)
    const declared = await stored()
    const compare = (at: string) => reconcileInTime(declared, { sql: db.sql, city, clock: fixedClock(at), front })
    const told = async () =>
      (await oneSource(db.sql, { name: 'province', state: null }, new Map(), clock.now()))?.outward
    // a person compared them a moment ago
    expect(await compare('2026-11-20T12:00:00+08:00')).toBeNull()
    const both = await Promise.all([compare('2026-11-21T09:00:00+08:00'), compare('2026-11-21T09:00:00+08:00')])
    expect(both.filter(each => each !== null)).toEqual([
      expect.objectContaining({ missing: 1, different: 1, unknown: 1 }),
    ])
    const at = new Date('2026-11-21T09:00:00+08:00')
    expect(await told()).toMatchObject({
      check: { at, missing: 1 },
      comparing: { everyHours: 24, trouble: null, nextAt: new Date(at.getTime() + 86_400_000) },
    })
    await province.sql`alter table spgl.spgl_xmjbxxb rename to gone`
    expect(await compare('2026-11-22T09:00:00+08:00')).toBeNull()
    expect(await told()).toMatchObject({ check: { at }, comparing: { trouble: 'missing-table', nextAt: null } })
    await province.sql`alter table spgl.gone rename to spgl_xmjbxxb`
    expect(await compare('2026-11-22T09:30:00+08:00')).toBeNull()
    expect(await compare('2026-11-22T10:00:00+08:00')).toMatchObject({ missing: 1 })
    expect(await told()).toMatchObject({ comparing: { trouble: null } })
    await front.close()
  })

  it('wait longer and longer while the other side is not there, and are told in words of ours', async () => {
    await db.sql`update record.project set name = '又改名', known_from = '2026-11-20T00:00:01Z' where project_code = 'P-7'`
    // the project, and its lamp, which names it
    expect(await queue()).toBe(2)
    await province.sql`alter table spgl.spgl_xmjbxxb rename to gone`
    await send().catch(() => {})
    const [waiting] =
      await db.sql`select state, attempts, reason, next_at from docking_sent where table_name = 'SPGL_XMJBXXB' order by seq desc limit 1`
    expect(waiting).toMatchObject({ state: 'waiting', attempts: 1, reason: 'missing-table' })
    expect(Number(waiting?.next_at)).toBeGreaterThan(Number(clock.now()))
    await province.sql`alter table spgl.gone rename to spgl_xmjbxxb`
    await send(fixedClock('2026-11-20T09:00:00+08:00'))
    expect((await states()).waiting).toBeUndefined()
  })
})
