import { afterAll, beforeAll, expect, it } from 'vitest'
import { createApi } from '@/api/app'
import { fixedClock } from '@/platform/clock'
import { singleton } from '@/platform/singleton'
import { testDatabase } from '@/testing/database'
import { readPdf } from '@/testing/read-pdf'
import { currentCity } from '../areas/server'
import { loadWorkingCalendar } from '../datasets/server'
import { insertRecords } from '../datasets/testing/insert-records'
import { loadDefinitions } from '../indicators/commands/load-definitions'
import { runMap, type TestMap } from '../layers/testing/map'
import { cookieOf, makeAccount } from '../people/testing/accounts'

const db = testDatabase()
const api = createApi({ ready: async () => ({ ok: true, detail: {} }) })
const NOW = new Date('2026-11-20T04:00:00Z')
const OWN = '510104'
const cookies = new Map<string, string>()
let map: TestMap

const ask = (path: string, as = 'leader') =>
  api.request(`/api/v1${path}`, { headers: { cookie: cookies.get(as) ?? '' } })
const json = async (path: string) => (await (await ask(path)).json()) as Record<string, never>
const brief = async (search: string, as?: string) => {
  const answer = await ask(`/brief.pdf?${search}`, as)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  return readPdf(new Uint8Array(await answer.arrayBuffer()))
}
/** What stands on a page right after a name. */
const after = (page: string | undefined, name: string) => page?.split(name)[1]?.replace(/^\n/, '') ?? 'nothing'

beforeAll(async () => {
  singleton('clock', () => fixedClock(NOW))
  await loadWorkingCalendar(db.sql, currentCity())
  await loadDefinitions({ sql: db.sql, now: new Date('2026-01-01T00:00:00Z') })
  for (const [username, area] of [
    ['leader', null],
    ['own', OWN],
  ] as const) {
    await makeAccount(db.sql, { username, roles: ['leader'], area })
    cookies.set(username, await cookieOf(api, username))
  }
  await insertRecords(
    db.sql,
    'case',
    Array.from({ length: 37 }, (_, at) => ({
      caseNo: `B${at}`,
      cls: 'E0410',
      foundBy: 'patrol',
      status: at % 3 === 0 ? 'closed' : 'filed',
      district: at % 2 === 0 ? OWN : '510107',
      reportedAt: new Date(Date.parse('2026-11-19T01:00:00Z') + (at % 30) * 60_000).toISOString(),
      // the evening of the day before, by the city's clock, is not the brief's day
      ...(at === 0 ? { reportedAt: '2026-11-18T15:00:00Z' } : {}),
      filedAt: '2026-11-19T02:00:00Z',
      ...(at < 31 ? { lng: 104.06 + at * 0.001, lat: 30.65 } : {}),
    })),
  )
  await insertRecords(db.sql, 'project', [
    {
      projectCode: 'P1',
      name: '示范龑翀产业园',
      isKey: true,
      signedAt: '2026-07-02T02:00:00Z',
      lng: 104.07,
      lat: 30.66,
    },
    { projectCode: 'P2', name: '示范水厂', isKey: true, signedAt: '2026-08-20T02:00:00Z', lng: 104.3, lat: 30.5 },
    { projectCode: 'P3', name: '示范学校', isKey: true, signedAt: '2026-11-01T02:00:00Z' },
  ])
  for (const [dimension, value, monthAgo] of [
    ['all', 83.26, 82.9],
    ['safe', 91.4, null],
    ['tidy', 77.7, 79.2],
    ['orderly', null, null],
    ['convenient', 80.1, 80.1],
  ] as const)
    await db.sql`insert into index_value (area, dimension, value, reason, completeness, is_capped, at, month_ago)
      values ('510100', ${dimension}, ${value}, ${value === null ? 'insufficient-data' : null}, 81, false, ${NOW}, ${monthAgo})`
  map = await runMap(db.sql, () => NOW)
})
afterAll(() => map.close())

it('says on one page what the interface says, in either language, and draws the map on the other', async () => {
  const index = await json('/index')
  const day = 'from=2026-11-18T16:00:00Z&to=2026-11-19T16:00:00Z'
  const reported = await json(`/cases/counts?${day}`)
  const standing = await json('/cases/counts')
  const flags = await json('/flags')
  expect([index.value, reported.reported, standing.open, flags.total]).toEqual([83.26, 36, 24, 2])
  for (const [lang, words] of [
    [
      'zh',
      {
        index: '综合指数',
        safe: '安全',
        withheld: '有序暂缺',
        cases: '上报',
        open: '当前在办',
        red: '红灯与黄旗红灯',
        lit: '昨日亮灯',
      },
    ],
    [
      'en',
      {
        index: 'Overall index',
        safe: 'Safe',
        withheld: 'OrderlyWithheld',
        cases: 'Reported',
        open: 'Open now',
        red: 'Red lamps and yellow flagsRed lamps',
        lit: 'Lit yesterday',
      },
    ],
  ] as const) {
    const { pages, lang: said } = await brief(`lang=${lang}`)
    expect([pages.length, said]).toEqual([2, lang === 'zh' ? 'zh-CN' : 'en'])
    const page = pages[0]?.replaceAll('\n', '')
    expect(after(page, words.index)).toMatch(/^83\.3/)
    expect(after(page, words.safe)).toMatch(/^91\.4/)
    expect(page).toContain(words.withheld)
    expect(page).toContain('+0.36')
    expect(after(page, words.cases)).toMatch(/^36\D/)
    expect(after(page, words.open)).toMatch(/^24\D/)
    expect(after(page, words.red)).toMatch(/^2\D/)
    // the day before was P2's ninety-first
    expect(after(page, words.lit)).toMatch(/^1\D/)
    expect(page).toContain('示范龑翀产业园')
    if (lang === 'en') expect(page).not.toMatch(/指数|红灯|督办|值班/)
  }
})

it('counts on the map what the list counts: on it, without a place, beyond its edge', async () => {
  const { items } = (await (await ask('/map/layers?layer=cases')).json()) as {
    items: { total: number; withoutPlace: number }[]
  }
  const [cases] = items
  const { pages } = await brief('lang=en')
  const page = pages[1]?.replaceAll('\n', '') ?? ''
  expect(page).toContain(`City cases ${cases?.total}`)
  const counted = /(\d+) on the map, (\d+) without a place, (\d+) beyond/.exec(
    after(page, `City cases ${cases?.total}`),
  )
  const [on = 0, without = 0, beyond = 0] = counted?.slice(1).map(Number) ?? []
  expect(without).toBe(cases?.withoutPlace)
  expect(on + without + beyond).toBe(cases?.total)
  for (const each of ['Central city', 'Jinjiang', '20 km', 'Road works 0']) expect(page).toContain(each)
})

it('tells of a day that is over as it ended, with the index that was shown then', async () => {
  await db.sql`insert into index_history (area, dimension, kind, at, value, completeness)
    values ('510100', 'all', 'live', '2026-11-18T15:30:00Z', 70.25, 60)`
  const { pages } = await brief('day=2026-11-18&lang=en')
  const page = pages[0]?.replaceAll('\n', '')
  expect(pages).toHaveLength(2)
  expect(page).toContain('18 November 2026 at 23:59')
  expect(after(page, 'Overall index')).toMatch(/^70\.3/)
  expect(after(page, 'Open now')).toMatch(
    new RegExp(`^${(await json('/cases/counts?at=2026-11-18T15:59:59.999Z')).open}\\D`),
  )
})

it('is of the own part for whoever is limited to it, and each taking is an entry of the audit', async () => {
  expect((await ask('/brief.pdf?area=510107', 'own')).status).toBe(403)
  expect((await ask('/brief.pdf?day=2026-11-21')).status).toBe(400)
  expect((await ask('/brief.pdf?area=nowhere')).status).toBe(400)
  const before = await db.sql`select 1 from audit_entry where action = 'brief.export'`
  const { pages } = await brief('lang=zh', 'own')
  expect(pages[0]).toContain('锦江区')
  expect(pages).toHaveLength(2)
  const entries = await db.sql<{ after: { area: string; day: string } }[]>`
    select after from audit_entry where action = 'brief.export' order by seq desc`
  expect(entries.length).toBe(before.length + 1)
  expect(entries[0]?.after).toMatchObject({ area: OWN, day: '2026-11-20' })
})
