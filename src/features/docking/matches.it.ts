import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { fixedClock } from '@/platform/clock'
import type { CommandContext } from '@/platform/command/context'
import type { Actor } from '@/shared/auth'
import { testDatabase } from '@/testing/database'
import { loadCity } from '../areas/server'
import { creditCheck } from '../datasets/domain/derive/codes'
import { loadWorkingCalendar } from '../datasets/server'
import { insertRecords } from '../datasets/testing/insert-records'
import { oneProject, projectList, projectQuery } from '../projects/server'
import { findMatches } from './commands/find-matches'
import { decidePair } from './commands/join-projects'
import { matchQueue } from './queries/match-queue'

const db = testDatabase()
const city = loadCity('chengdu')
const clock = fixedClock('2026-11-20T08:00:00+08:00')
const when = { at: clock.now(), isPast: false, known: null }
const person = (roles: readonly string[], area: string | null = null): CommandContext => ({
  actor: { kind: 'person', id: randomUUID(), name: 'x', roles, area, unit: null } as unknown as Actor,
  requestId: 'test',
  from: null,
  clock,
})
const environment = (context = person(['supervisor'])) => ({ sql: db.sql, city, context })
const credit = `91510100MA6CATEST`
const ownerCredit = `${credit}${creditCheck(credit)}`

const project = (source: string, projectCode: string, name: string, changes: Record<string, unknown> = {}) => ({
  source,
  projectCode,
  name,
  codeValid: /^\d{4}-/.test(projectCode),
  ownerCredit,
  ownerCreditValid: true,
  lifeStage: 'signed',
  isKey: false,
  ...changes,
})
const step = (source: string, projectCode: string, instanceCode: string) => ({
  source,
  projectCode,
  instanceCode,
  itemCode: 'T-1',
  itemName: '事项',
  itemKind: 'ordinary',
  stage: 3,
  status: 8,
  statusAt: '2026-11-01T00:00:00Z',
  correctionCount: 0,
})
const live = async () =>
  (await db.sql`select source, project_code as code from live.project order by 1, 2`).map(
    each => `${each.source} ${each.code}`,
  )

const A = '2601-510104-04-01-000011'
const B = '2601-510104-04-01-000029'

beforeAll(async () => {
  await loadWorkingCalendar(db.sql, city)
  await insertRecords(db.sql, 'project', [
    project('one', A, '示范智造园'),
    project('one', B, '示范智造园二期', { ownerCredit: null }),
    project('one', '2601-510104-04-01-000037', '排水管网', { ownerCredit: null }),
    project('two', A.replaceAll('-', ''), '别名', { codeValid: true, ingestedAt: '2026-02-01T00:00:00Z' }),
    project('three', 'XM-1', '示范智造园项目', { ingestedAt: '2026-03-01T00:00:00Z' }),
    project('two', 'XM-2', '示范智造园（二期）工程', { ownerCredit: null, ingestedAt: '2026-02-01T00:00:00Z' }),
  ])
  await insertRecords(db.sql, 'approval_step', [
    step('one', A, 'S-1'),
    step('two', A.replaceAll('-', ''), 'S-2'),
    step('three', 'XM-1', 'S-3'),
    step('two', 'XM-2', 'S-4'),
  ])
})

it('joins by code, then by credit code and name; asks about the rest; finds nothing twice', async () => {
  await findMatches({ sql: db.sql, city, clock })
  expect(await live()).toEqual([`one ${A}`, `one ${B}`, 'one 2601-510104-04-01-000037', 'two XM-2'])
  const { items, counts } = await matchQueue(db.sql, city, 'waiting')
  expect(counts.joined).toBe(2)
  expect(items.map(each => [each.first.projectCode, each.second.projectCode, each.reasons])).toContainEqual([
    B,
    'XM-2',
    ['name', 'district'],
  ])
  expect(await findMatches({ sql: db.sql, city, clock })).toBe(0)
  const audit = await db.sql`select action, actor from audit_entry where action = 'project.join'`
  expect(audit).toHaveLength(2)
})

it('one project shows the numbers and the steps of all its systems', async () => {
  const [first] = await db.sql`select id from record.project where source = 'one' and project_code = ${A}`
  const one = await oneProject(db.sql, city, String(first?.id), when)
  expect(one?.linked.map(each => [each.source, each.projectCode])).toEqual([
    ['three', 'XM-1'],
    ['two', A.replaceAll('-', '')],
  ])
  expect(one?.steps.map(each => `${each.source} ${each.instanceCode}`).sort()).toEqual([
    'one S-1',
    'three S-3',
    'two S-2',
  ])
  const list = await projectList(db.sql, city, projectQuery.parse({}), clock.now())
  expect(list.items.find(each => each.projectCode === A)?.openSteps).toBe(3)
})

it('a person joins, undoes and keeps apart; each is in the audit, a lost race is told, and what was is still known', async () => {
  const pair = async () =>
    (await matchQueue(db.sql, city, 'waiting')).items.find(
      each => each.second.projectCode === 'XM-2' && each.first.projectCode === B,
    )
  const id = (await pair())?.id ?? ''
  const before = clock.now()
  await expect(
    decidePair({ id, decision: 'join', note: null }, environment(person(['inspector']))),
  ).rejects.toMatchObject({ status: 403 })
  await expect(
    decidePair({ id, decision: 'join', note: null }, environment(person(['supervisor'], '510104'))),
  ).rejects.toMatchObject({ status: 403 })
  await decidePair({ id, decision: 'join', note: '同一地块' }, environment())
  expect(await live()).not.toContain('two XM-2')
  await expect(decidePair({ id, decision: 'apart', note: null }, environment())).rejects.toMatchObject({
    code: 'already-decided',
  })
  const former = await db.sql`select same_as from history.project where project_code = 'XM-2'`
  expect([...former]).toEqual([{ same_as: null }])
  await decidePair({ id, decision: 'undo', note: '看错了' }, environment())
  expect(await live()).toContain('two XM-2')
  await decidePair({ id, decision: 'apart', note: '两期' }, environment())
  expect(await pair()).toBeUndefined()
  await findMatches({ sql: db.sql, city, clock })
  expect(await live()).toContain('two XM-2')
  const audit =
    await db.sql`select action from audit_entry where after ->> 'match' = ${id} and at >= ${before} order by seq`
  expect(audit.map(each => each.action)).toEqual(['project.join', 'project.separate', 'project.apart'])
})
