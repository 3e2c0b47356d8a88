import { beforeAll, expect, it } from 'vitest'
import { createApi } from '@/api/app'
import { testDatabase } from '@/testing/database'
import { currentCity } from '../areas/server'
import { cookieOf, makeAccount } from '../people/testing/accounts'
import { toneOf } from './map/district-tone'

const db = testDatabase()
const api = createApi({ ready: async () => ({ ok: true, detail: {} }) })
const [low, high] = ['510104', '510105']
const cookies: Record<string, string> = {}

beforeAll(async () => {
  for (const [area, value] of [
    [low, 60],
    [high, 90],
  ] as const)
    await db.sql`insert into index_value ${db.sql({ area, dimension: 'all', value, completeness: 100, is_capped: false, at: new Date() })}`
  for (const [username, area] of [
    ['leader', null],
    ['local', low],
  ] as const) {
    await makeAccount(db.sql, { username, roles: ['leader'], area })
    cookies[username] = await cookieOf(api, username)
  }
})

const ask = (who: string, query = '') =>
  api.request(`/api/v1/map/ground.svg${query}`, { headers: { cookie: cookies[who] ?? '' } })

/** Red of each district's ground, by its code. */
async function reds(who: string, query?: string) {
  const answer = await ask(who, query)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/svg+xml'])
  const fills = [...(await answer.text()).matchAll(/z" fill="#(\w\w)/g)].map(([, hex = '']) => Number.parseInt(hex, 16))
  const { districts } = currentCity()
  expect(fills).toHaveLength(districts.length)
  return Object.fromEntries(districts.map(({ code }, at) => [code, fills[at]]))
}
const red = (share: number) => Math.round(toneOf(share)[0])

it('draws every district, by its index where it is known', async () => {
  const all = await reds('leader')
  expect([all[low], all[high], all['510106']]).toEqual([red(0), red(1), red(0.45)])
})

it('tells whoever is limited to a district nothing of the others', async () => {
  const own = await reds('local')
  expect([...new Set(Object.values(own))]).toEqual([red(0.45)])
  expect((await ask('local', `?area=${high}`)).status).toBe(403)
})

it('is small enough to come before any script, and knows no other area', async () => {
  const answer = await ask('leader', `?area=${currentCity().code}`)
  expect((await answer.text()).length).toBeLessThan(60_000)
  expect((await ask('leader', '?area=000')).status).toBe(400)
})
