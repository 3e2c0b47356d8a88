import { beforeAll, describe, expect, it } from 'vitest'
import { createApi } from '@/api/app'
import { loadCity } from '@/features/areas/server'
import { loadWorkingCalendar } from '@/features/datasets/server'
import { fixedClock } from '@/platform/clock'
import { forget, singleton } from '@/platform/singleton'
import { testDatabase } from '@/testing/database'
import { loadDefinitions } from './commands/load-definitions'

const now = new Date('2026-11-21T08:00:00Z')
const key = 'the-key-of-this-test'

describe('the interface of editing', () => {
  const database = testDatabase()
  const app = createApi({ ready: async () => ({ ok: true, detail: {} }) })

  beforeAll(async () => {
    const city = loadCity('chengdu')
    for (const name of ['city', 'clock', 'ingest-key']) forget(name)
    singleton('city', () => city)
    singleton('clock', () => fixedClock(now))
    singleton('ingest-key', async () => ({ value: key }))
    await loadWorkingCalendar(database.sql, city)
    await loadDefinitions({ sql: database.sql, now })
    return () => {
      for (const name of ['city', 'clock', 'ingest-key']) forget(name)
    }
  })

  const get = (path: string) => app.request(`/api/v1${path}`, { headers: { authorization: `Bearer ${key}` } })

  async function post(path: string, body: unknown, sent?: string) {
    const answer = await app.request(`/api/v1${path}`, {
      method: 'POST',
      headers: sent === undefined ? {} : { authorization: `Bearer ${sent}` },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }
  const retire = { kind: 'retire', code: 'S-RB-01', expectedVersion: 1 }

  it('lets only the key preview or publish', async () => {
    for (const path of ['/index/changes/preview', '/index/changes', '/indicators/check']) {
      expect(await post(path, retire)).toMatchObject({ status: 401, body: { code: 'sign-in-needed' } })
      expect(await post(path, retire, 'guessed')).toMatchObject({ status: 401, body: { code: 'key-wrong' } })
    }
    const [{ count } = { count: 0 }] = await database.sql<{ count: number }[]>`
      select count(*)::int as count from indicator_definition where author is not null`
    expect(count).toBe(0)
  })

  it('says which part of a change cannot be read', async () => {
    expect(await post('/index/changes', '{', key)).toMatchObject({ status: 400, body: { code: 'json-broken' } })
    expect(await post('/index/changes', { kind: 'other' }, key)).toMatchObject({
      status: 400,
      body: { code: 'bad-draft', issues: [{ field: 'kind', issue: 'shape' }] },
    })
    const short = { ...retire, by: 'A', reason: 'why', fingerprint: 'x' }
    expect(await post('/index/changes', short, key)).toMatchObject({
      status: 400,
      body: { code: 'bad-draft', issues: [{ field: 'reason' }] },
    })
    expect(await post('/index/changes', { ...short, reason: 'because' }, key)).toMatchObject({
      status: 409,
      body: { code: 'preview-needed' },
    })
  })

  it('checks a formula, says it in words, and tries it without records', async () => {
    expect(await post('/indicators/check', { formula: 'count(cases)' }, key)).toMatchObject({
      status: 200,
      body: { ok: false, mistake: { code: 'unknown-dataset', start: 6, end: 11, nearest: ['case'] } },
    })
    const { status, body } = await post(
      '/indicators/check',
      { formula: "ratio(count(case, status == 'closed'), count(case))", unit: 'h', try: true },
      key,
    )
    expect(status).toBe(200)
    expect(body).toMatchObject({
      ok: true,
      class: 'algebraic',
      units: ['%'],
      doesUnitFit: false,
      try: { state: 'tried', period: { name: '2026-10' } },
    })
    const { areas } = body.try as { areas: readonly Record<string, unknown>[] }
    expect(areas).toHaveLength(24)
    expect(areas[0]).toEqual({
      area: '510100',
      value: null,
      reason: 'no-records',
      numerator: null,
      denominator: null,
      rows: null,
    })
  })

  it('stops a trial that takes too long, and says so', async () => {
    await database.sql.begin(async tx => {
      await tx.unsafe('lock table record."case" in access exclusive mode')
      const { body } = await post('/indicators/check', { formula: 'count(case)', try: true }, key)
      expect(body.try).toMatchObject({ state: 'too-slow', patienceMs: 5000 })
    })
  })

  it('lists the versions of one indicator and of all', async () => {
    const one = await get('/indicators/S-RB-01/versions')
    expect(await one.json()).toMatchObject({ code: 'S-RB-01', newest: { definition: 1, parameters: 1 } })
    expect((await get('/indicators/S-XX-01/versions')).status).toBe(404)
    const all = await get('/index/versions?limit=1')
    expect(await all.json()).toMatchObject({ shares: { version: 1 }, items: [{ count: 387 + 387 + 1 }], next: null })
    expect((await get('/index/versions?limit=0')).status).toBe(400)
  })
})
