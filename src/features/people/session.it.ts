import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createApi } from '@/api/app'
import { systemClock } from '@/platform/clock'
import { config } from '@/platform/config'
import { testDatabase } from '@/testing/database'
import { currentCity } from '../areas/server'
import { countAttempt } from './data/sign-in-failure.queries'
import { openAccounts } from './server'

const db = testDatabase()
const api = createApi({ ready: async () => ({ ok: true, detail: {} }) })
const said: string[] = []
const password = 'correct horse battery'

const post = (where: string, body: unknown, cookie = '') =>
  api.request(`/api/v1${where}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  })
const form = (where: string, fields: Record<string, string>, cookie = '') =>
  api.request(`/api/v1${where}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie },
    body: new URLSearchParams(fields).toString(),
  })
const cookieOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map(each => each.split(';')[0])
    .join('; ')
const signIn = (username: string, secret = password) => post('/session', { username, password: secret })
const attemptOn = (name: string) => ({ name, from: null, now: new Date(), forgotten: new Date(Date.now() - 3_600_000) })
const whoAmI = async (cookie: string) => (await api.request('/api/v1/session', { headers: { cookie } })).json()

beforeAll(async () => {
  await openAccounts({ sql: db.sql, city: currentCity(), clock: systemClock(), say: line => said.push(line) })
})

describe('the first administrator', () => {
  it('is made once, by the token that the first start printed', async () => {
    const file = path.join(config().dataDir, 'setup.token')
    const token = (await readFile(file, 'utf8')).trim()
    expect(said.join('\n')).toContain(token)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const input = { username: 'Root', name: '管理员', password }
    expect((await post('/set-up', { ...input, token: 'guess' })).status).toBe(403)
    const [one, two] = await Promise.all([
      post('/set-up', { ...input, token }),
      post('/set-up', { ...input, username: 'second', token }),
    ])
    expect([one.status, two.status].sort()).toEqual([200, 409])
    expect((await post('/set-up', { ...input, username: 'third', token })).status).toBe(409)
    await expect(stat(file)).rejects.toThrow('ENOENT')
  })
})

describe('a session', () => {
  it('begins with the right password and names who it is', async () => {
    const [{ username } = { username: '' }] = await db.sql<{ username: string }[]>`select username from person`
    const answer = await signIn(username.toUpperCase())
    expect(answer.status).toBe(200)
    const [cookie = ''] = answer.headers.getSetCookie()
    expect(cookie).toMatch(/^chengmai\.session_token=.*HttpOnly.*SameSite=Lax/i)
    expect(cookie).not.toMatch(/secure/i)
    expect(await whoAmI(cookieOf(answer))).toMatchObject({
      signedIn: true,
      person: { username, roles: ['administrator'] },
    })
    expect(await whoAmI(`${cookieOf(answer)}x`)).toEqual({ signedIn: false })
    const askWhom = (cookie: string) => api.request('/api/v1/session/administrators', { headers: { cookie } })
    expect(await (await askWhom(cookieOf(answer))).json()).toEqual({ names: ['管理员'] })
    expect((await askWhom('')).status).toBe(401)
  })

  it('begins by a form, too, and goes on only to a page of this site', async () => {
    const [{ username } = { username: '' }] = await db.sql<{ username: string }[]>`select username from person`
    const go = async (next: string) => (await form('/session', { username, password, next })).headers.get('location')
    expect(await go('/index?area=510104')).toBe('/index?area=510104')
    expect(await go('//evil.example')).toBe('/')
    expect(await go('/\\evil.example')).toBe('/')
    expect(await go('https://evil.example')).toBe('/')
    const wrong = await form('/session', { username, password: 'no' })
    expect([wrong.status, wrong.headers.get('location')]).toEqual([303, '/sign-in?problem=sign-in-failed'])
  })
})

describe('a name', () => {
  it('is locked after five failures, known or not, with one answer for all', async () => {
    const answers: unknown[] = []
    const [{ username } = { username: '' }] = await db.sql<{ username: string }[]>`select username from person`
    for (const name of [username, 'nobody']) {
      const before = (await signIn(name, 'wrong again')).status
      for (let at = 0; at < 5; at++) await signIn(name, 'wrong again')
      const locked = await signIn(name)
      const { requestId: _, ...body } = await locked.json()
      answers.push([before, locked.status, body])
    }
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]).toMatchObject([401, 401, { code: 'sign-in-failed' }])
    await db.sql`update sign_in_failure set since = since - interval '16 minutes'`
    expect((await signIn(username)).status).toBe(200)
  })

  it('takes about as long to refuse when nobody has it, or when it is locked, as when somebody does', async () => {
    const [{ username } = { username: '' }] = await db.sql<{ username: string }[]>`select username from person`
    // in turns and the fastest of each: what else the machine does only ever adds
    const fastest = {
      known: Number.POSITIVE_INFINITY,
      unknown: Number.POSITIVE_INFINITY,
      locked: Number.POSITIVE_INFINITY,
    }
    for (let at = 0; at < 5; at++)
      for (const [kind, name, failuresBefore] of [
        ['known', username, 0],
        ['unknown', 'nobody', 0],
        ['locked', username, 5],
      ] as const) {
        await db.sql`delete from sign_in_failure`
        for (let failed = 0; failed < failuresBefore; failed++) await countAttempt(db.sql, attemptOn(name))
        const began = performance.now()
        await signIn(name, 'wrong again')
        fastest[kind] = Math.min(fastest[kind], performance.now() - began)
      }
    // without the hash that an unknown or a locked name costs, it is answered in a fifth of the time
    const all = Object.values(fastest)
    expect(Math.min(...all) / Math.max(...all)).toBeGreaterThan(0.5)
    await db.sql`delete from sign_in_failure`
  })
})

describe('a session ends', () => {
  const enter = async () => {
    const [{ username } = { username: '' }] = await db.sql<{ username: string }[]>`select username from person`
    return cookieOf(await signIn(username))
  }
  const isOpen = async (cookie: string) => ((await whoAmI(cookie)) as { signedIn: boolean }).signedIn

  it('after half an hour without a request, and not before', async () => {
    const cookie = await enter()
    await db.sql`update person_session set updated_at = updated_at - interval '29 minutes'`
    expect(await isOpen(cookie)).toBe(true)
    await db.sql`update person_session set updated_at = updated_at - interval '29 minutes'`
    expect(await isOpen(cookie)).toBe(true)
    await db.sql`update person_session set updated_at = updated_at - interval '31 minutes'`
    expect(await isOpen(cookie)).toBe(false)
  })

  it('after twelve hours, however busy', async () => {
    const cookie = await enter()
    await db.sql`update person_session set created_at = created_at - interval '12 hours 1 minute'`
    expect(await isOpen(cookie)).toBe(false)
  })

  it('by signing out, alone or all others', async () => {
    const [one, two, three] = [await enter(), await enter(), await enter()]
    expect(await (await post('/session/end', {}, one)).json()).toEqual({ signedIn: false })
    expect([await isOpen(one), await isOpen(two)]).toEqual([false, true])
    await post('/session/end-others', {}, two)
    expect([await isOpen(two), await isOpen(three)]).toEqual([true, false])
    await post('/session/end', {}, two)
  })

  it('everywhere when the password changes, and goes on where it was changed', async () => {
    const [one, two] = [await enter(), await enter()]
    expect((await post('/session/password', { current: 'wrong', password: 'another horse' }, one)).status).toBe(400)
    const changed = await post('/session/password', { current: password, password: 'another horse' }, one)
    expect(changed.status).toBe(200)
    expect([await isOpen(one), await isOpen(two), await isOpen(cookieOf(changed))]).toEqual([false, false, true])
    await post('/session/password', { current: 'another horse', password }, cookieOf(changed))
  })
})

describe('people', () => {
  it('are added with a one-time password, which lets them do nothing but change it', async () => {
    const [{ username } = { username: '' }] = await db.sql<{ username: string }[]>`select username from person`
    const chief = cookieOf(await signIn(username))
    const added = await post(
      '/people',
      { username: '张三', name: '张三', roles: ['duty-officer'], area: '510104' },
      chief,
    )
    expect(added.status).toBe(201)
    const { id, password: once } = await added.json()
    const first = await signIn('张三', once)
    expect(await first.json()).toMatchObject({ mustChangePassword: true })
    const cookie = cookieOf(first)
    expect((await api.request('/api/v1/areas', { headers: { cookie } })).status).toBe(401)
    const own = cookieOf(await post('/session/password', { current: once, password }, cookie))
    expect((await api.request('/api/v1/areas', { headers: { cookie: own } })).status).toBe(200)
    expect((await api.request('/api/v1/people', { headers: { cookie: own } })).status).toBe(403)

    expect((await post(`/people/${id}/disable`, {}, chief)).status).toBe(200)
    expect(await whoAmI(own)).toEqual({ signedIn: false })
    expect((await signIn('张三')).status).toBe(401)
    await post(`/people/${id}/enable`, {}, chief)
    expect((await signIn('张三')).status).toBe(200)
    const trail = await db.sql<{ action: string; outcome: string }[]>`
      select action, outcome from audit_entry where subject = ${`person:${id}`} order by seq`
    expect(trail.map(each => `${each.action} ${each.outcome}`)).toEqual([
      'person.add done',
      'person.signed-in done',
      'person.password-changed done',
      'person.signed-in done',
      'person.disable done',
      'person.sign-in denied',
      'person.enable done',
      'person.signed-in done',
    ])
  })

  it('keep one who can give rights', async () => {
    const [{ id, username } = { id: '', username: '' }] = await db.sql<{ id: string; username: string }[]>`
      select id, username from person where 'administrator' = any(roles)`
    const chief = cookieOf(await signIn(username))
    expect(await (await post(`/people/${id}/disable`, {}, chief)).json()).toMatchObject({ code: 'last-administrator' })
    const demoted = await api.request(`/api/v1/people/${id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', cookie: chief },
      body: JSON.stringify({ name: 'x', roles: ['leader'] }),
    })
    expect(demoted.status).toBe(409)
  })
})

describe('personas', () => {
  it('do not exist outside demo mode', async () => {
    expect((await post('/session/persona', { persona: 'leader' })).status).toBe(404)
    const [{ count } = { count: -1 }] = await db.sql<{ count: number }[]>`
      select count(*)::int as count from person where persona is not null`
    expect(count).toBe(0)
  })
})
