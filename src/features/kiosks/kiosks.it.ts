import { beforeAll, describe, expect, it } from 'vitest'
import { createApi } from '@/api/app'
import { testDatabase } from '@/testing/database'
import { cookieOf, makeAccount } from '../people/testing/accounts'

const db = testDatabase()
const api = createApi({ ready: async () => ({ ok: true, detail: {} }) })
const cookies = new Map<string, string>()

const call = async (method: 'GET' | 'POST', path: string, as = '', body?: unknown) => {
  const answer = await api.request(`/api/v1${path}`, {
    method,
    headers: { 'content-type': 'application/json', cookie: cookies.get(as) ?? as },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: answer.status, cookies: answer.headers.getSetCookie(), json: await answer.json() }
}
const actions = async (subject: string) => {
  const rows = await db.sql<
    { action: string }[]
  >`select action from audit_entry where subject = ${subject} order by seq`
  return rows.map(row => row.action)
}

/** A screen that is let in: its id and its cookie. */
async function letIn(name: string) {
  const { json: asked } = await call('POST', '/screens/enrolments')
  const made = await call('POST', '/screens', 'officer', { code: asked.code, name })
  expect(made.status).toBe(201)
  const claimed = await call('POST', '/screens/enrolments/claim', '', { secret: asked.secret })
  return { id: made.json.id as string, cookie: claimed.cookies[0]?.split(';', 1)[0] ?? '', claimed }
}

beforeAll(async () => {
  for (const [username, role] of [
    ['officer', 'duty-officer'],
    ['leader', 'leader'],
    ['approver', 'approver'],
  ] as const) {
    await makeAccount(db.sql, { username, roles: [role] })
    cookies.set(username, await cookieOf(api, username))
  }
})

describe('a screen', () => {
  it('is let in by the code it shows, once, by who may, and stays for as long as a cookie lives', async () => {
    const { json: asked } = await call('POST', '/screens/enrolments')
    expect((await call('POST', '/screens/enrolments/claim', '', { secret: asked.secret })).json.goTo).toBeNull()
    const wish = { code: `${asked.code.slice(0, 4)}-${asked.code.slice(4).toLowerCase()}`, name: '一号厅' }
    expect((await call('POST', '/screens', 'approver', wish)).status).toBe(403)
    expect((await call('POST', '/screens', 'officer', { ...wish, code: '22222222' })).json.code).toBe('unknown-code')
    const made = await call('POST', '/screens', 'officer', wish)
    expect(made.status).toBe(201)
    expect((await call('POST', '/screens', 'officer', wish)).json.code).toBe('unknown-code')
    const claimed = await call('POST', '/screens/enrolments/claim', '', { secret: asked.secret })
    expect(claimed.json.goTo).toBe('/screen?lang=zh')
    expect(claimed.cookies[0]).toMatch(/Max-Age=34560000/)
    expect((await call('POST', '/screens/enrolments/claim', '', { secret: asked.secret })).status).toBe(404)
    expect(await actions(`screen:${made.json.id}`)).toEqual(['screen.enrol'])
    // a year of silence, and it is still who it was
    await db.sql`update person_session set created_at = now() - interval '360 days', updated_at = now() - interval '360 days'
      where user_id = ${made.json.id}`
    const cookie = claimed.cookies[0]?.split(';', 1)[0] ?? ''
    expect((await call('GET', '/wall', cookie)).status).toBe(200)
  })

  it('may show the wall and nothing else', async () => {
    const { cookie } = await letIn('二号厅')
    expect((await call('GET', '/wall?scene=works', cookie)).json.scene).toBe('works')
    expect((await call('GET', '/map/points/cases', cookie)).status).toBe(200)
    for (const path of ['/cases', '/projects', '/screens', '/events', '/areas', '/duty'])
      expect([path, (await call('GET', path, cookie)).status]).toEqual([path, 403])
    expect((await call('POST', '/screens/enrolments/x/show', cookie, null)).status).not.toBe(200)
  })

  it('is revoked for good, with a reason', async () => {
    const { id, cookie } = await letIn('三号厅')
    expect((await call('POST', `/screens/${id}/revoke`, 'leader', { reason: '搬走了' })).status).toBe(403)
    expect((await call('POST', `/screens/${id}/revoke`, 'officer', { reason: '搬走了' })).status).toBe(200)
    expect((await call('POST', `/screens/${id}/revoke`, 'officer', { reason: '搬走了' })).json.code).toBe(
      'already-revoked',
    )
    expect((await call('GET', '/wall', cookie)).status).toBe(401)
    expect(await actions(`screen:${id}`)).toEqual(['screen.enrol', 'screen.revoke'])
    const [ended] =
      await db.sql`select data from event_log where type = 'session.ended' and subject = ${`person:${id}`}`
    expect(ended?.data.reason).toBe('disabled')
  })

  it('is sent a scene with a place, says who sent it, and is told to return', async () => {
    const { id } = await letIn('四号厅')
    const map = { zoom: 12.5, layers: ['cases'], cls: ['E0410'], status: ['filed'], stage: [] }
    const sent = { scene: 'cases', minutes: 5, place: { lng: 104.07, lat: 30.66 }, map }
    expect((await call('POST', `/screens/${id}/show`, 'approver', sent)).status).toBe(403)
    const { json } = await call('POST', `/screens/${id}/show`, 'leader', sent)
    expect(json.shown).toMatchObject({ scene: 'cases', place: sent.place, map, title: null })
    const listed = (await call('GET', '/screens', 'leader')).json.items.find((each: { id: string }) => each.id === id)
    expect(listed.shown.scene).toBe('cases')
    await call('POST', `/screens/${id}/show`, 'leader', null)
    expect((await call('POST', `/screens/${id}/show`, 'leader', { ...sent, minutes: 500 })).status).toBe(400)
    const events = await db.sql<{ type: string; topics: string[] }[]>`
      select type, topics from event_log where subject = ${`screen:${id}`} order by seq`
    expect(events.map(each => each.type)).toEqual(['screen.shown', 'screen.show-ended'])
    expect(events[0]?.topics).toEqual([`screen:${id}`])
    expect(await actions(`screen:${id}`)).toEqual(['screen.enrol', 'screen.show', 'screen.show-ended'])
  })
})

describe('a playlist', () => {
  it('is kept in versions, and a change on an old one is refused', async () => {
    const entries = [{ scene: 'overview', seconds: 90 }]
    const save = (expectedVersion: number | null, seconds = 90) =>
      call('POST', '/screens/playlists', 'officer', {
        name: '白班',
        entries: [{ scene: 'overview', seconds }],
        expectedVersion,
      })
    expect((await save(null, 30)).status).toBe(400)
    const { json: first } = await save(null)
    expect((await save(null)).json.code).toBe('changed-meanwhile')
    expect((await save(first.version, 120)).status).toBe(201)
    const { json } = await call('GET', '/screens', 'officer')
    expect(json.playlists).toEqual([
      { name: '白班', version: first.version + 1, entries: [{ ...entries[0], seconds: 120 }] },
    ])
    expect(await actions('playlist:白班')).toEqual(['playlist.save', 'playlist.save'])
  })
})
