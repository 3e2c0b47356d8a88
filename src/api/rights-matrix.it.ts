import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { currentCity } from '../features/areas/server'
import { insertRecords } from '../features/datasets/testing/insert-records'
import { actorOf, mayFollow } from '../features/people/server'
import { cookieOf, makeAccount } from '../features/people/testing/accounts'
import { config } from '../platform/config'
import type { ApiEnv } from '../platform/http/api-env'
import type { Operation } from '../platform/http/operation'
import { ensureIngestKey } from '../platform/ingest-key'
import { forget, singleton } from '../platform/singleton'
import { roles } from '../shared/auth'
import { askingAs } from '../testing/asking-as'
import { testDatabase } from '../testing/database'
import { createApi } from './app'
import { operations } from './operations'
import { requireRight } from './require-right'
import { type Asker, askers, rightsTable, wholeCityOnly } from './testing/rights-table'

// hundreds of questions a second from one address: rights are asked here, not rates
vi.stubEnv('RATE_LIMIT', '0')
const db = testDatabase()
const api = createApi({ ready: async () => ({ ok: true, detail: {} }) })
const OWN = '510104'
const OTHER = '510105'

/** What each asker sends with a request. */
const credentials = new Map<string, Record<string, string>>()
const cases: Record<'own' | 'other' | 'deleted', string> = { own: '', other: '', deleted: '' }
const projects: Record<'own' | 'other' | 'deleted', string> = { own: '', other: '', deleted: '' }
const people: Record<'own' | 'other' | 'deleted', string> = { own: '', other: '', deleted: randomUUID() }

const signIn = async (username: string) => credentials.set(username, { cookie: await cookieOf(api, username) })

beforeAll(async () => {
  const account = (username: string, given: readonly (typeof roles)[number][], area: string | null = null) =>
    makeAccount(db.sql, { username, roles: given, area })
  for (const role of roles) {
    await account(role, [role])
    await account(`${role}.${OWN}`, [role], OWN)
  }
  await account('no-role', [])
  people.own = await account('someone.own', ['inspector'], OWN)
  people.other = await account('someone.other', ['inspector'], OTHER)
  for (const name of ['no-role', ...roles.flatMap(role => [role, `${role}.${OWN}`])]) await signIn(name)
  credentials.set('visitor', {})
  credentials.set('onlooker', {})
  const { dataDir, ingestKey } = config()
  credentials.set('key', { authorization: `Bearer ${(await ensureIngestKey({ dataDir, given: ingestKey })).value}` })
  for (const [asker, verbs, datasets] of [
    ['key-reader', ['read'], 'all'],
    ['key-cases', ['read', 'deliver'], ['case']],
  ] as const) {
    const answer = await api.request('/api/v1/keys', {
      method: 'POST',
      headers: { ...credentials.get('administrator'), 'content-type': 'application/json' },
      body: JSON.stringify({ name: asker, verbs, datasets, area: null, days: 1 }),
    })
    credentials.set(asker, { authorization: `Bearer ${((await answer.json()) as { key: string }).key}` })
  }
  const base = { cls: 'E0410', foundBy: 'patrol', status: 'filed', reportedAt: '2026-11-01T01:00:00Z' }
  const [own = '', other = '', deleted = ''] = await insertRecords(db.sql, 'case', [
    { ...base, caseNo: 'own', district: OWN },
    { ...base, caseNo: 'other', district: OTHER },
    { ...base, caseNo: 'deleted', district: OWN, withdrawn: true },
  ])
  Object.assign(cases, { own, other, deleted })
  const project = { isKey: false, signedAt: '2026-01-01T00:00:00Z' }
  const [mine = '', theirs = '', gone = ''] = await insertRecords(db.sql, 'project', [
    { ...project, projectCode: 'own', name: 'own', district: OWN },
    { ...project, projectCode: 'other', name: 'other', district: OTHER },
    { ...project, projectCode: 'deleted', name: 'deleted', district: OWN, withdrawn: true },
  ])
  Object.assign(projects, { own: mine, other: theirs, deleted: gone })
})

/** Asks as somebody; an onlooker is a visitor of a process in demo mode. */
async function ask(asker: string, method: string, path: string): Promise<{ status: number; code: string | null }> {
  if (asker === 'onlooker') {
    const before = config()
    forget('config')
    singleton('config', () => ({ ...before, demo: true }))
    try {
      return await send(asker, method, path)
    } finally {
      forget('config')
    }
  }
  return send(asker, method, path)
}

async function send(asker: string, method: string, path: string) {
  const withBody = method !== 'get' && method !== 'delete'
  const answer = await api.request(`/api/v1${path}`, {
    method: method.toUpperCase(),
    headers: { ...credentials.get(asker), ...(withBody ? { 'content-type': 'application/json' } : {}) },
    ...(withBody ? { body: '{}' } : {}),
  })
  const text = await answer.text()
  // whatever the question: nothing breaks
  expect([method, path, asker, answer.status]).not.toContain(500)
  const isProblem = answer.headers.get('content-type')?.includes('problem') ?? false
  return { status: answer.status, code: isProblem ? (JSON.parse(text) as { code: string }).code : null }
}

/** Refused for want of a right, whatever else is wrong with the question. */
const isRefused = ({ code }: { code: string | null }) =>
  code === 'forbidden' || code === 'sign-in-needed' || code === 'unlisted-route'

/** An address of the operation that means nothing in particular. */
const sample = ({ path }: Operation) =>
  path
    .replace('{dataset}', 'case')
    .replace('{layer}/{z}/{x}/{y}', 'cases/10/805/420')
    .replace('{layer}', 'cases')
    .replaceAll(/\{\w+\}/g, '00000000-0000-7000-8000-000000000000')
// asked last and only of visitors: they end the sessions that the others ask with
const isAboutSessions = ({ tag }: Operation) => tag === 'session'

describe('every operation', () => {
  it('names a right that the table knows', () => {
    expect([...new Set(operations.map(each => each.may.name))].sort()).toEqual(Object.keys(rightsTable).sort())
  })

  it.each(
    operations.filter(each => !isAboutSessions(each)).map(each => [`${each.method} ${each.path}`, each] as const),
  )('%s is open to exactly those who have its right', async (_, operation) => {
    const allowed: string[] = []
    for (const asker of askers)
      if (!isRefused(await ask(asker, operation.method, sample(operation)))) allowed.push(asker)
    expect(allowed).toEqual(askers.filter(each => rightsTable[operation.may.name]?.includes(each)))
  })

  it.each(
    operations
      .filter(each => wholeCityOnly.includes(each.may.name))
      .map(each => [`${each.method} ${each.path}`, each] as const),
  )('%s is closed to everybody who is limited to a district', async (_, operation) => {
    for (const role of roles)
      expect(await ask(`${role}.${OWN}`, operation.method, sample(operation))).toMatchObject({ code: 'forbidden' })
  })

  it.each(operations.filter(isAboutSessions).map(each => [`${each.method} ${each.path}`, each] as const))(
    '%s is open to everybody, and without a session has nothing to act on',
    async (_, operation) => {
      const { status, code } = await ask('visitor', operation.method, sample(operation))
      expect(status).not.toBe(403)
      if (operation.method === 'post') expect(['sign-in-needed', 'shape', 'no-persona']).toContain(code)
    },
  )
})

/** A wall may show the wall and nothing else: it has tests of its own (`features/kiosks`). */
const readingRoles = roles.filter(role => role !== 'screen')

/** Operations that take an area: a limited asker gets the own, and no other. */
const byArea = operations.filter(each => each.query && 'area' in each.query)

/** What else must be asked before the area is looked at. */
const further: Readonly<Record<string, string>> = {
  '/indicators/live': '&after=2026-01-01T00:00:00Z',
  '/indicators/{code}/records': '&part=numerator',
}

describe('an area', () => {
  it.each(byArea.map(each => [each.path, each] as const))(
    '%s shows the own and refuses another',
    async (_, operation) => {
      const path = (area: string) =>
        `${sample(operation)}?area=${encodeURIComponent(area)}${further[operation.path] ?? ''}`
      for (const role of operation.may.name === 'wall.show' ? roles : readingRoles) {
        const limited = `${role}.${OWN}`
        expect((await ask(limited, operation.method, path(OWN))).code).not.toBe('scope')
        for (const other of [OTHER, '510100', 'outside', '5+2', 'MB-GX'])
          expect([other, (await ask(limited, operation.method, path(other))).code]).toEqual([other, 'scope'])
        expect((await ask(role, operation.method, path(OTHER))).code).not.toBe('scope')
      }
    },
  )

  it('in a body is judged as one in an address', async () => {
    const code = async (asker: string, area: string) => {
      const answer = await api.request('/api/v1/index/what-if', {
        method: 'POST',
        headers: { ...credentials.get(asker), 'content-type': 'application/json' },
        body: JSON.stringify({ area }),
      })
      return ((await answer.json()) as { code?: string }).code
    }
    for (const role of readingRoles) {
      expect(await code(`${role}.${OWN}`, OTHER)).toBe('scope')
      expect(await code(`${role}.${OWN}`, OWN)).not.toBe('scope')
      expect(await code(role, OTHER)).not.toBe('scope')
    }
  })

  it('is the own where none is asked for', async () => {
    const total = async (asker: string) => {
      const answer = await api.request('/api/v1/datasets/case/records', { headers: credentials.get(asker) ?? {} })
      return ((await answer.json()) as { items: { caseNo: string }[] }).items.map(each => each.caseNo).sort()
    }
    for (const role of readingRoles) {
      expect(await total(role)).toEqual(['other', 'own'])
      expect(await total(`${role}.${OWN}`)).toEqual(['own'])
    }
  })
})

describe('an object', () => {
  it('that is a person is managed by administrators of its place', async () => {
    const acts = [
      ['put', (id: string) => `/people/${id}`],
      ['post', (id: string) => `/people/${id}/disable`],
      ['post', (id: string) => `/people/${id}/enable`],
      ['post', (id: string) => `/people/${id}/one-time-password`],
    ] as const
    for (const [method, path] of acts) {
      const codes = async (asker: string) => {
        const answers: (string | null)[] = []
        for (const which of ['own', 'other', 'deleted'] as const)
          answers.push((await ask(asker, method, path(people[which]))).code)
        return answers
      }
      const own = method === 'put' ? 'shape' : null
      expect(await codes('administrator')).toEqual([own, own, method === 'put' ? 'shape' : 'unknown-person'])
      expect(await codes(`administrator.${OWN}`)).toEqual(
        method === 'put' ? ['shape', 'shape', 'shape'] : [null, 'forbidden', 'unknown-person'],
      )
      for (const role of roles.filter(each => each !== 'administrator'))
        expect(await codes(role)).toEqual(['forbidden', 'forbidden', 'forbidden'])
    }
  })

  it.each([
    ['/cases', cases, 403],
    // elsewhere it is as if there were none
    ['/projects', projects, 404],
    ['/flags', projects, 403],
    ['/datasets/case/records', cases, 403],
    ['/datasets/project/records', projects, 403],
  ] as const)('of %s is shown where it lies, and to nobody once it is withdrawn', async (path, things, elsewhere) => {
    const statuses = async (asker: string) => {
      const answers: number[] = []
      for (const which of ['own', 'other', 'deleted'] as const)
        answers.push((await ask(asker, 'get', `${path}/${things[which]}`)).status)
      return answers
    }
    for (const role of readingRoles) {
      expect(await statuses(role)).toEqual([200, 200, 404])
      expect(await statuses(`${role}.${OWN}`)).toEqual([200, elsewhere, 404])
    }
  })

  it('that is an event is told of the own', async () => {
    const street = currentCity().children(OWN)[0]?.code ?? ''
    const kinds = {
      own: ['wall', 'index', 'map:cases', `area:${OWN}`, `area:${street}`, `unit:U-${OWN}-URBAN`, `case:${cases.own}`],
      other: [
        'area:510100',
        `area:${OTHER}`,
        'area:nowhere',
        `unit:U-${OTHER}-URBAN`,
        'unit:U-URBAN',
        `case:${cases.other}`,
      ],
      deleted: [`case:${cases.deleted}`, `case:${randomUUID()}`, `project:${randomUUID()}`],
    }
    const may = async (asker: string, topics: readonly string[]) => {
      const actor = await actorOf(new Headers(credentials.get(asker)))
      return Promise.all(topics.map(topic => mayFollow(actor, topic)))
    }
    const all = [...kinds.own, ...kinds.other, ...kinds.deleted]
    for (const asker of askers.filter(each => each !== 'onlooker')) {
      const isReader = rightsTable['record.read-all']?.includes(asker as Asker) ?? false
      const isWall = (topic: string) => asker === 'screen' && /^(wall|index|map|area)\b/.test(topic)
      expect(await may(asker, all)).toEqual(all.map(topic => isReader || isWall(topic)))
    }
    for (const role of readingRoles) {
      expect(await may(`${role}.${OWN}`, kinds.own)).toEqual(kinds.own.map(() => true))
      expect(await may(`${role}.${OWN}`, [...kinds.other, ...kinds.deleted])).not.toContain(true)
    }
  })
})

describe('a route that nobody described', () => {
  it('is refused to everybody', async () => {
    // what `requireRight` does with it is tested here, that none exists in operations.test.ts
    const app = askingAs(
      new Hono<ApiEnv>().use(requireRight).get('/api/v1/forgotten', context => context.text('shown')),
    )
    const answer = await app.request('/api/v1/forgotten')
    expect([answer.status, (await answer.json()).code]).toEqual([403, 'unlisted-route'])
  })
})
