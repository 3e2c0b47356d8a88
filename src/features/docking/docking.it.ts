import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { utils, write } from '@e965/xlsx'
import { beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '@/platform/clock'
import type { Origin } from '@/platform/command/context'
import { config } from '@/platform/config'
import { type Actor, system } from '@/shared/auth'
import { testDatabase } from '@/testing/database'
import { loadCity } from '../areas/server'
import { loadWorkingCalendar } from '../datasets/server'
import { findProfile, ingestFile } from '../sources/server'
import { csvOf } from '../sources/testing/door'
import { receiveTable } from './commands/receive-table'
import { saveSystem } from './data/system.queries'
import { spglTables } from './domain/spgl/tables'
import { declare, oneProject } from './testing/front'

const db = testDatabase()
const city = loadCity('chengdu')
const by: Origin = { actor: system('test'), requestId: 'test', from: null }
const deliverer: Actor = { kind: 'client', id: 'test', verbs: ['deliver'], datasets: 'all', area: null, name: 'test' }
const at = (text: string) => fixedClock(text)
const morning = at('2026-11-20T08:00:00+08:00')
const evening = at('2026-11-20T20:00:00+08:00')

beforeAll(() => loadWorkingCalendar(db.sql, city))

const add = (changes: Record<string, unknown> = {}) =>
  db.sql.begin(tx => saveSystem(tx, declare(changes), morning.now()))

const records = async (source: string) => {
  const projects = await db.sql`
    select project_code, name, owner_name, permit_issued_at, flow_type, region_assess from record.project where source = ${source} order by 1`
  const steps = await db.sql`
    select source_id, item_name, item_kind, stage, status, foreign_status, accepted_at, done_at, correction_count,
      jsonb_array_length(pauses) as pauses, approval_no, unit, limit_days
    from record.approval_step where source = ${source} order by 1`
  const problems =
    await db.sql`select problem_no, unit, rule_code, accepted_at from record.problem where source = ${source}`
  return { projects: [...projects], steps: [...steps], problems: [...problems] }
}

describe('deliveries of the tables of the national standard', () => {
  const deliver = (table: string, body: BodyInit, type: string, clock = morning, name = 'by-file') =>
    receiveTable(
      {
        system: name,
        table,
        request: new Request('http://x', { method: 'POST', body, duplex: 'half' } as RequestInit),
        options: { contentType: type },
      },
      { sql: db.sql, city, context: { ...by, actor: deliverer, clock } },
    )
  const workbook = (rows: readonly Record<string, string>[]) => {
    const columns = [...new Set(rows.flatMap(each => Object.keys(each)))]
    const sheet = utils.aoa_to_sheet([
      columns.map(each => each.toUpperCase()),
      ...rows.map(row => columns.map(name => row[name])),
    ])
    return new Uint8Array(write({ SheetNames: ['t'], Sheets: { t: sheet } }, { type: 'buffer', bookType: 'xlsx' }))
  }
  const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

  it('joins CSV, JSON and Excel of its tables to one project with its steps, whatever comes first', async () => {
    await add({ name: 'by-file', kind: 'files' })
    const tables = oneProject(1)
    // the states come before their step, the step before its project
    for (const [table, rows] of Object.entries(tables).toReversed()) {
      const place = spglTables.findIndex(each => each.name === table) % 3
      if (place === 0) await deliver(table, csvOf(rows), 'text/csv')
      else if (place === 1) await deliver(table, JSON.stringify(rows), 'application/json')
      else await deliver(table, workbook(rows), excel)
    }
    const { projects, steps, problems } = await records('by-file')
    expect(projects).toEqual([
      {
        project_code: '2601-510104-04-01-000011',
        name: '示范项目 00001',
        owner_name: '示范公司 00001',
        permit_issued_at: new Date('2026-07-20T00:00:00+08:00'),
        flow_type: 3,
        region_assess: true,
      },
    ])
    expect(steps).toEqual([
      {
        source_id: 'SX-00001',
        item_name: '施工图设计文件联合审查',
        item_kind: 'joint-drawing-review',
        stage: 3,
        status: 11,
        foreign_status: '11 办结通过',
        accepted_at: new Date('2026-07-02T10:00:00+08:00'),
        done_at: new Date('2026-07-10T16:00:00+08:00'),
        correction_count: 1,
        pauses: 2,
        approval_no: '示审〔2026〕1号',
        unit: 'U-HOUSING',
        limit_days: 10,
      },
      {
        source_id: 'XF-00001',
        item_name: '建设工程消防验收',
        item_kind: 'ordinary',
        stage: 4,
        status: 11,
        foreign_status: '11 办结通过',
        accepted_at: new Date('2026-08-03T09:00:00+08:00'),
        done_at: new Date('2026-08-07T16:00:00+08:00'),
        correction_count: 0,
        pauses: null,
        approval_no: '消验 00001',
        unit: null,
        limit_days: null,
      },
    ])
    expect(problems).toEqual([{ problem_no: 'JG-00001', unit: 'U-HOUSING', rule_code: '审批超时', accepted_at: null }])
    const [step] = await db.sql`select pauses from record.approval_step where source_id = 'SX-00001'`
    expect(step?.pauses).toEqual([
      { from: '2026-07-03T02:00:00.000Z', to: '2026-07-06T02:00:00.000Z', kind: 'correction' },
      { from: '2026-07-07T02:00:00.000Z', to: '2026-07-09T02:00:00.000Z', kind: 'special', reason: '专家评审' },
    ])
  })

  it('a repeated delivery moves only when it was last verified; a changed row moves both, and keeps the former version', async () => {
    const tables = oneProject(1)
    const states = tables.SPGL_XMSPSXBLXXXXB ?? []
    const moments = async () => {
      const [row] = await db.sql`
        select max(changed_at) as changed, max(verified_at) as verified from docking_row where system = 'by-file' and table_name = 'SPGL_XMSPSXBLXXXXB'`
      return row
    }
    const history = async () =>
      (
        await db.sql`select count(*)::int as n from history.approval_step where source = 'by-file' and source_id = 'SX-00001'`
      )[0]?.n
    const before = await history()
    const again = await deliver('SPGL_XMSPSXBLXXXXB', csvOf(states), 'text/csv', evening)
    expect(again).toMatchObject({ rows: 7, changed: 0, unchanged: 7, batch: null })
    expect(await moments()).toEqual({ changed: morning.now(), verified: evening.now() })
    expect(await history()).toBe(before)
    const revoked = { ...states[0], lsh: 'ST-00001-15', blzt: '15', blsj: '2026-09-01 09:00:00' }
    const changed = await deliver('SPGL_XMSPSXBLXXXXB', csvOf([...states, revoked]), 'text/csv', evening)
    expect(changed).toMatchObject({ rows: 8, changed: 1, unchanged: 7, records: { updated: 1 } })
    expect(await moments()).toEqual({ changed: evening.now(), verified: evening.now() })
    expect(await history()).toBe(before + 1)
  })

  it('refuses a row without its key and a status the standard does not know, with the reason; the others stand', async () => {
    const [basic] = oneProject(2).SPGL_XMJBXXB ?? []
    const tables = oneProject(2)
    await deliver('SPGL_XMJBXXB', JSON.stringify([basic, { xmmc: '无代码' }]), 'application/json')
    await deliver('SPGL_XMSPSXBLXXB', JSON.stringify(tables.SPGL_XMSPSXBLXXB), 'application/json')
    const strange = { ...tables.SPGL_XMSPSXBLXXXXB?.[0], blzt: '99' }
    const taken = await deliver('SPGL_XMSPSXBLXXXXB', JSON.stringify([strange]), 'application/json')
    expect(taken.records).toEqual({ accepted: 0, updated: 0, rejected: 1 })
    const refused = await db.sql`
      select q.dataset, q.field, q.code from quarantine q join batch b on b.id = q.batch_id where b.source = 'by-file' order by q.id`
    expect([...refused]).toEqual([
      { dataset: null, field: null, code: 'shape' },
      { dataset: 'approval_step', field: 'status', code: 'enum' },
    ])
    expect((await records('by-file')).projects.map(each => each.name)).toEqual(['示范项目 00001', '示范项目 00002'])
  })

  it('keeps no name of an officer and refuses what no system is', async () => {
    await deliver(
      'SPGL_XMSPSXBLXXXXB',
      JSON.stringify([{ ...oneProject(2).SPGL_XMSPSXBLXXXXB?.[1], blr: '张三' }]),
      'application/json',
    )
    expect(await db.sql`select 1 from docking_row where content::text like '%张三%'`).toHaveLength(0)
    await expect(deliver('SPGL_XMJBXXB', '[{}]', 'application/json', morning, 'nobody')).rejects.toMatchObject({
      code: 'unknown-system',
    })
    await expect(deliver('SPGL_NONE', '[{}]', 'application/json')).rejects.toMatchObject({ code: 'unknown-table' })
  })
})

it('an event log of any workflow system becomes steps: XES and CSV through the profile the page shows', async () => {
  const event = (name: string, transition: string, time: string) =>
    `<event><string key="concept:name" value="${name}"/><string key="lifecycle:transition" value="${transition}"/><date key="time:timestamp" value="${time}"/><string key="org:group" value="住建局"/></event>`
  const xes = `<log><trace><string key="concept:name" value="P-1"/>${event('图审', 'start', '2026-07-01T09:00:00+08:00')}${event('图审', 'complete', '2026-07-03T09:00:00+08:00')}${event('验收', 'start', '2026-07-04T09:00:00+08:00')}</trace></log>`
  const csv = [
    'case:concept:name,concept:name,concept:instance,lifecycle:transition,time:timestamp,org:group',
    'P-2,图审,1,start,2026-07-01 09:00:00,住建局',
    'P-2,图审,1,complete,2026-07-03 09:00:00,住建局',
  ].join('\n')
  for (const [name, text] of [
    ['log.xes', xes],
    ['log.csv', csv],
  ] as const) {
    const file = path.join(config().dataDir, name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, text)
    const profile = { ...(await findProfile(db.sql, 'event-log')), source: 'flow' }
    expect((await ingestFile({ sql: db.sql, city, profile, path: file, clock: morning })).byCode).toEqual({})
  }
  const steps = await db.sql`
    select project_code, item_name, status, foreign_status, unit from record.approval_step where source = 'flow' order by 1, 2`
  expect([...steps]).toEqual([
    { project_code: 'P-1', item_name: '图审', status: 11, foreign_status: 'complete', unit: 'U-HOUSING' },
    { project_code: 'P-1', item_name: '验收', status: 8, foreign_status: 'start', unit: 'U-HOUSING' },
    { project_code: 'P-2', item_name: '图审', status: 11, foreign_status: 'complete', unit: 'U-HOUSING' },
  ])
})
