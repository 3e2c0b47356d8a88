import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createApi } from '@/api/app'
import { systemClock } from '@/platform/clock'
import { config } from '@/platform/config'
import { testDatabase } from '@/testing/database'
import { currentCity } from '../areas/server'
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
      post('/set-up', { ...input, username: 'other', token }),
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
