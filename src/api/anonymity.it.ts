import { Writable } from 'node:stream'
import { beforeAll, describe, expect, it } from 'vitest'
import { currentCity } from '@/features/areas/server'
import { datasets } from '@/features/datasets'
import { openAccounts } from '@/features/people/server'
import { cookieOf, makeAccount } from '@/features/people/testing/accounts'
import { pngOf } from '@/features/ratings/testing/pictures'
import { enterpriseRecord, main, projectRecord, save } from '@/features/ratings/testing/world'
import { fixedClock } from '@/platform/clock'
import { logTo } from '@/platform/log'
import { forget, singleton } from '@/platform/singleton'
import { testDatabase } from '@/testing/database'
import { createApi } from './app'
import { operations } from './operations'

/**
 * Investors score a unit; then the unit's officer asks for everything that can be asked for, and every answer is searched
 * for what would tell who scored: a name, a number, an address, the link, the project beside the words, the hour, what a
 * file was called or holds.
 */
const database = testDatabase()
const api = createApi({ ready: async () => ({ ok: true, detail: {} }) })
/** A second that occurs nowhere else. */
const scoredAt = '2026-11-02T02:37:41.513Z'
const lookedAt = '2026-11-05T02:00:00.000Z'
const words = '补正意见分了三次才说完，窗口前后说法不同'
const who = {
  code: 'P-7',
  project: '第 7 号工程',
  owner: '第 7 家业主',
  enterprise: 'E-7',
  mail: 'office.7@builder.example',
  phone: '13987650007',
  contact: '欧阳甲',
  address: '203.0.113.77',
}
let logged = ''
let cookie = ''
let token = ''
let ratingNo = ''
const ids: Record<string, string> = {}

const setClock = (at: string) => {
  forget('clock')
  singleton('clock', () => fixedClock(at))
}
async function ask(path: string, headers: Record<string, string> = { cookie }) {
  const answer = await api.request(`/api/v1${path}`, { headers })
  const body = Buffer.from(await answer.arrayBuffer())
  return { status: answer.status, text: `${JSON.stringify([...answer.headers])}\n${body.toString('utf8')}` }
}
const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
  const answer = await api.request(`/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body),
  })
  return (await answer.json()) as Record<string, string>
}

beforeAll(async () => {
  const city = currentCity()
  singleton('log', () =>
    logTo(
      new Writable({
        write(chunk, _encoding, done) {
          logged += chunk
          done()
        },
      }),
      'trace',
    ),
  )
  setClock('2026-11-01T00:00:00Z')
  await openAccounts({ sql: database.sql, city, clock: fixedClock('2026-11-01T00:00:00Z'), say: () => {} })
  await makeAccount(database.sql, { username: 'officer', roles: ['approver', 'assistant'], area: null, unit: main })
  await makeAccount(database.sql, { username: 'supervisor', roles: ['supervisor'], area: null })
  const records = Array.from({ length: 9 }, (_, n) => [
    projectRecord(n),
    enterpriseRecord(n, { contact: who.contact, phone: `1398765000${n}` }),
  ])
  await save(database.sql, city, records.flat(), '2026-10-01T00:00:00Z')
  const supervisor = { cookie: await cookieOf(api, 'supervisor') }
  setClock('2026-11-01T08:00:00Z')
  const made = await post('/ratings/invitations', { projectCode: who.code, moment: 'licence' }, supervisor)
  token = made.token ?? ''
  setClock(scoredAt)
  const file = await post(`/ratings/${token}/files`, pngOf([who.contact, 'IMG_0007_ouyang.png', who.phone]))
  const unit = { unit: main, level: 'main', score: 1, reason: 'materials', suggestion: words, files: [file.id] }
  await post(`/ratings/${token}`, { units: [unit] })
  setClock(lookedAt)
  cookie = await cookieOf(api, 'officer')
  const list = JSON.parse((await ask('/ratings/follow-ups')).text.split('\n').slice(1).join('\n')) as {
    items: { ratingNo: string; files: { id: string }[] }[]
  }
  ratingNo = list.items[0]?.ratingNo ?? ''
  ids.file = list.items[0]?.files[0]?.id ?? ''
  const [record] = await database.sql`select id from record.service_rating`
  const [invitation] = await database.sql`select id from rating_invitation`
  const [project] = await database.sql`select id from record.project where project_code = ${who.code}`
  Object.assign(ids, { record: record?.id, invitation: invitation?.id, project: project?.id })
})

/** Values for the parameters of paths: what an officer can know, and what he could only guess. */
function addressesOf(path: string): string[] {
  const values: Record<string, string[]> = {
    dataset: datasets.map(each => each.name),
    ratingNo: [ratingNo],
    token: [token],
    area: ['510100'],
    code: ['510104', 'C-HL-01', 'O-DM-31'],
    layer: ['cases', 'projects', 'permits', 'areas'],
    z: ['10'],
    x: ['808'],
    y: ['420'],
    id: [ids.record ?? '', ids.invitation ?? '', ids.project ?? '', ids.file ?? '', main],
  }
  // what only the link opens is the investor's
  if (path.includes('{token}')) return []
  return [...path.matchAll(/\{(\w+)\}/g)].reduce<string[]>(
    (paths, [whole, name = '']) =>
      paths.flatMap(one => (values[name] ?? ['x']).map(value => one.replace(whole, value))),
    [path],
  )
}
const queries: Readonly<Record<string, string>> = {
  '/events': '?limit=1000',
  '/search': `?q=${encodeURIComponent('第 7 号工程')}`,
  '/indicators/{code}/records': '?part=denominator&area=510100',
  '/deliveries': '?kind=rating-invitation',
  '/indicators/live': '?after=2026-01-01T00:00:00Z',
}

/** What a text says of the score, and what of the investor; and the second, in the ways it may be written. */
const aboutScore = (text: string) => text.includes(words.slice(0, 8)) || text.includes(ratingNo)
const clues = [
  who.code,
  who.project,
  who.owner,
  `"${who.enterprise}"`,
  who.mail,
  who.phone,
  who.contact,
  who.address,
  'IMG_0007',
]
const seconds = ['02:37:41', '10:37:41', String(Date.parse(scoredAt)), String(Math.floor(Date.parse(scoredAt) / 1000))]
/** A UUIDv7 and whatever else is made of the moment begins with its milliseconds in hexadecimal. */
const stamp = Date.parse(scoredAt).toString(16)

const ratingsOf = (wall: string) => (JSON.parse(wall.split('\n').slice(1).join('\n')) as { ratings: unknown }).ratings

describe('an officer of the scored unit', () => {
  it('is told the words, and who said them by no answer of any operation', async () => {
    const found: string[] = []
    const answered: string[] = []
    let told = 0
    for (const { method, path } of operations) {
      if (method !== 'get') continue
      for (const address of addressesOf(path)) {
        const { status, text: whole } = await ask(`${address}${queries[path] ?? ''}`)
        if (status === 200) answered.push(path)
        // the wall shows every late project as well, beside other words: its panel of ratings is what speaks of scores
        const text = path === '/wall' ? JSON.stringify(ratingsOf(whole)) : whole
        if (text.includes(token)) found.push(`${address}: the link`)
        if (!address.includes(ids.invitation ?? '-') && text.includes(ids.invitation ?? '-'))
          found.push(`${address}: the invitation`)
        if (!aboutScore(text)) continue
        told++
        for (const clue of clues) if (text.includes(clue)) found.push(`${address}: ${clue}`)
        for (const second of seconds) if (text.includes(second)) found.push(`${address}: ${second}`)
        if (text.includes(stamp)) found.push(`${address}: a number made of the moment`)
      }
    }
    expect(found).toEqual([])
    // he does see the words, and projects too: apart from each other
    expect(told).toBeGreaterThan(1)
    for (const path of ['/ratings/follow-ups', '/ratings/summary', '/events', '/projects', '/wall', '/deliveries'])
      expect([path, answered.includes(path)]).toEqual([path, path !== '/deliveries'])
  }, 300_000)

  it('reads no single score: not the record, not an export, not what was sent, not the audit', async () => {
    for (const address of [
      '/datasets/service_rating/records',
      '/datasets/service_rating/records.csv',
      `/datasets/service_rating/records/${ids.record}`,
      '/ratings/invitations',
      '/deliveries?kind=rating-invitation',
      '/audit',
    ])
      expect([address, (await ask(address)).status]).toEqual([address, 403])
    const summary = await ask('/ratings/summary')
    expect(summary.text).toContain('too-few')
    expect(summary.text).not.toMatch(/"mean":\d/)
    expect(summary.text).toContain('"spread":null')
    expect((await ask('/ratings/follow-ups')).text).toContain('"score":null')
  })

  it('learns from an event and from a batch that somebody scored, not whom, where or what', async () => {
    const events = await database.sql<{ text: string }[]>`
      select to_jsonb(e)::text as text from event_log e where subject like 'service_rating:%'`
    expect(events).toHaveLength(1)
    for (const { text } of events) {
      for (const clue of [...clues, main, ratingNo, words, '510104', '"score": 1']) expect(text).not.toContain(clue)
      expect(JSON.parse(text)).toMatchObject({ topics: ['area:510100', 'wall'], type: 'rating.given' })
    }
    const batches = await ask('/batches')
    for (const clue of [...clues, main, ratingNo]) expect(batches.text).not.toContain(clue)
  })

  it('sees a picture without what the camera wrote, under a name that says nothing', async () => {
    const { status, text } = await ask(`/ratings/follow-ups/${ratingNo}/files/${ids.file}`)
    expect(status).toBe(200)
    for (const clue of [...clues, 'ouyang', stamp]) expect(text).not.toContain(clue)
  })

  it('finds the link in no line of the log', () => {
    for (const clue of [token, who.mail, who.phone]) expect(logged).not.toContain(clue)
  })
})

it('the supervisor, who must know, does: the search finds what is there', async () => {
  const supervisor = { cookie: await cookieOf(api, 'supervisor') }
  expect((await ask('/ratings/invitations', supervisor)).text).toContain(who.project)
  expect((await ask('/datasets/service_rating/records', supervisor)).text).toContain(ratingNo)
  const [kept] = await database.sql`select to_jsonb(d)::text as text from rating_detail d`
  expect(kept?.text).toContain('02:37:41')
})
