import { parse } from 'csv-parse/sync'
import { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { operations } from '@/api/operations'
import { appendAudit } from '@/platform/audit'
import { fixedClock } from '@/platform/clock'
import type { ApiEnv } from '@/platform/http/api-env'
import { type Actor, isAllowed, type Person, roles, system, visitor } from '@/shared/auth'
import { Problem } from '@/shared/problem'
import { testDatabase } from '@/testing/database'
import { auditRoutes } from './http'

const database = testDatabase()
const auditor: Person = {
  kind: 'person',
  id: 'a1',
  name: '审计',
  roles: ['auditor'],
  unit: null,
  post: null,
  area: null,
  session: 's',
}

const app = new Hono<ApiEnv>()
  .use(async (context, next) => {
    context.set('requestId', 'r')
    context.set('from', '10.1.1.1')
    context.set('actor', auditor)
    await next()
  })
  .route('/', auditRoutes)
  .onError((error, context) => {
    if (!(error instanceof Problem)) throw error
    return context.json({ code: error.code }, error.status as 400)
  })
const get = async (search: string) => (await app.request(`/audit?${search}`)).json()

const append = (actor: Actor, at: string, entry: Parameters<typeof appendAudit>[2]) =>
  database.sql.begin(tx => appendAudit(tx, { actor, clock: fixedClock(at), requestId: 'r', from: null }, entry))

beforeAll(async () => {
  for (let at = 1; at <= 7; at++)
    await append(system('flags'), `2026-11-2${at}T08:00:00Z`, { action: 'case.dispatch', subject: `case:${at}` })
  await append(auditor, '2026-11-28T08:00:00Z', { action: 'case.close', subject: 'case:1', outcome: 'denied' })
  await append(visitor(true), '2026-11-28T09:00:00Z', { action: 'index.export', subject: 'area:1', reason: '=1+1' })
})

describe('the list of entries', () => {
  it('is newest first, page by page, whatever is added meanwhile', async () => {
    const first = await get('limit=4')
    expect(first.items.map((each: { seq: number }) => each.seq)).toEqual([9, 8, 7, 6])
    await append(system('late'), '2026-11-29T00:00:00Z', { action: 'late', subject: 'late' })
    const second = await get(`limit=4&cursor=${first.next}`)
    expect(second.items.map((each: { seq: number }) => each.seq)).toEqual([5, 4, 3, 2])
    const third = await get(`limit=4&cursor=${second.next}`)
    expect(third).toMatchObject({ items: [{ seq: 1 }], next: null })
  })

  it.each([
    ['actor=person:a1', [8]],
    ['actor=system:*&subject=case:1', [1]],
    ['action=case.*&subject=case:1', [8, 1]],
    ['outcome=denied', [8]],
    ['from=2026-11-23T08:00:00Z&to=2026-11-25T08:00:00Z', [4, 3]],
    ['subject=case:%25', []],
  ])('%s', async (search, expected) => {
    const { items } = await get(search)
    expect(items.map((each: { seq: number }) => each.seq)).toEqual(expected)
  })

  it.each(['outcome=maybe', 'from=yesterday', 'limit=0', 'cursor=x'])('refuses %s', async search => {
    expect(await get(search)).toEqual({ code: 'bad-parameter' })
  })
})

it('as a file it is safe for spreadsheets, and taking it is an entry', async () => {
  const answer = await app.request('/audit/export.csv?outcome=done')
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="audit-\d{4}-\d\d-\d\d\.csv"/)
  const rows = parse(await answer.text(), { bom: true, columns: true }) as Record<string, string>[]
  expect(rows[0]).toMatchObject({ action: 'audit.export', actor: 'person:a1', from: '10.1.1.1' })
  expect(rows.find(each => each.seq === '9')).toMatchObject({ reason: "'=1+1", at: '2026-11-28T09:00:00.000Z' })
  expect(rows.every(each => each.outcome === 'done')).toBe(true)
})

it('is for auditors and administrators of the whole city alone', () => {
  for (const { path, may } of operations.filter(each => each.path.startsWith('/audit'))) {
    const allowed = roles.filter(role => isAllowed({ ...auditor, roles: [role] }, may))
    expect([path, allowed]).toEqual([path, ['auditor', 'administrator']])
    expect(isAllowed({ ...auditor, area: '510104' }, may)).toBe(false)
    expect(isAllowed(visitor(true), may)).toBe(false)
  }
})
