import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { testDatabase } from '@/testing/database'
import { fixedClock } from '../../platform/clock'
import { loadCity } from '../areas/server'
import { dataset } from '../datasets'
import { loadWorkingCalendar } from '../datasets/server'
import { caseRow } from '../sources/testing/door'
import { cellAt } from './domain/map-cell'
import { deliver } from './testing/deliver'
import { runMap, type TestMap } from './testing/map'

const database = testDatabase()
const NOW = '2026-11-20T04:00:00Z'
let map: TestMap
beforeAll(async () => {
  await loadWorkingCalendar(database.sql, loadCity('chengdu'))
  map = await runMap(database.sql, () => new Date(NOW))
})
afterAll(() => map.close())
beforeEach(async () => {
  await database.sql`truncate record."case", history."case"`
  await map.store.layers.get('cases')?.load(0)
})

const post = (rows: Record<string, unknown>[], now = NOW) =>
  deliver(database.sql, dataset('case'), rows, fixedClock(now))
const spread = (count: number, changes: (at: number) => Record<string, unknown> = () => ({})) =>
  Array.from({ length: count }, (_, at) =>
    caseRow({
      caseNo: `C${at}`,
      lng: 104.04 + (at % 40) * 0.002,
      lat: 30.6 + Math.floor(at / 40) * 0.002,
      district: undefined,
      ...changes(at),
    }),
  )

it('shows a delivery at once: small ones record by record, large ones as a batch; open ones unless asked for all', async () => {
  await post(spread(50))
  await map.settled()
  expect(await map.worldCount('cases', 14)).toBe(50)
  await post(
    spread(900, at => ({ status: at % 3 === 0 ? 'closed' : 'reported', ...(at % 3 === 0 ? { closedAt: NOW } : {}) })),
  )
  await map.settled()
  expect(await map.worldCount('cases', 14)).toBe(600)
  expect(await map.worldCount('cases', 0)).toBe(600)
  expect(await map.worldCount('cases', 11, '?state=all')).toBe(900)
  expect(await map.worldCount('cases', 11, '?status=closed&state=all')).toBe(300)
})

it('moves what moved, takes out what was withdrawn, and keeps what has no point in the totals alone', async () => {
  await post(spread(3))
  await post([caseRow({ caseNo: 'C0', lng: 104.3, lat: 30.8, district: undefined }), caseRow({ caseNo: 'C9' })])
  await post([{ ...caseRow({ caseNo: 'C1' }), _withdrawn: true }])
  await map.settled()
  expect(await map.worldCount('cases', 13)).toBe(2)
  const table = map.store.layers.get('cases')?.table
  const mask = table?.mask({ scope: { kind: 'all' }, state: 'open', texts: [] })
  expect([mask?.total, mask?.withoutPlace]).toEqual([3, 1])
})

it('asks the database for a field that no column holds', async () => {
  await post(spread(10, at => ({ address: at < 4 ? '示范路1号' : '示范路2号', returnCount: at })))
  await map.settled()
  expect(await map.worldCount('cases', 12, `?address=${encodeURIComponent('示范路1号')}`)).toBe(4)
  expect(await map.worldCount('cases', 12, '?returnCount=7')).toBe(1)
  const refused = await map.request('/tiles/cases/0/0/0.mvt?colour=red')
  expect([refused.status, (await refused.json()) as unknown]).toEqual([
    400,
    expect.objectContaining({ code: 'unknown-parameter' }),
  ])
})

it('answers with a version that changes with the tile and with nothing else', async () => {
  await post([caseRow({ lng: 104.0665, lat: 30.5723, district: undefined })])
  await map.settled()
  const here = `/tiles/cases/${cellAt(104.0665, 30.5723, 14)}.mvt`
  const first = await map.request(here)
  const etag = first.headers.get('etag') ?? ''
  expect((await map.request(here, { 'if-none-match': etag })).status).toBe(304)
  // Far away: another tile.
  await post([caseRow({ caseNo: 'C2', lng: 104.3, lat: 30.8, district: undefined })])
  await map.settled()
  expect((await map.request(here, { 'if-none-match': etag })).status).toBe(304)
  await post([caseRow({ status: 'filed', filedAt: NOW, lng: 104.0665, lat: 30.5723, district: undefined })])
  await map.settled()
  expect((await map.request(here, { 'if-none-match': etag })).status).toBe(200)
})

it('stands at a moment as it stood then', async () => {
  await post(spread(5), '2026-11-20T04:00:00Z')
  await post(
    [
      caseRow({
        caseNo: 'C0',
        status: 'closed',
        closedAt: '2026-11-21T00:00:00Z',
        lng: 104.3,
        lat: 30.8,
        district: undefined,
      }),
    ],
    '2026-11-21T04:00:00Z',
  )
  await map.settled()
  const at = (moment: string) => `?at=${moment}&known=${moment}`
  expect(await map.worldCount('cases', 12)).toBe(4)
  expect(await map.worldCount('cases', 12, at('2026-11-20T05:00:00Z'))).toBe(5)
  expect(await map.worldCount('cases', 12, at('2026-11-21T05:00:00Z'))).toBe(4)
  expect(await map.worldCount('cases', 12, at('2026-11-19T00:00:00Z'))).toBe(0)
})

it('has the city’s areas, each counted once', async () => {
  const districts = loadCity('chengdu').districts.length
  for (const zoom of [0, 8, 10]) expect(await map.worldCount('areas', zoom)).toBe(districts)
  expect(await map.worldCount('areas', 6, '?kind=street')).toBe(loadCity('chengdu').ofKind('street').length)
})

it('refuses what there is not', async () => {
  expect((await map.request('/tiles/dreams/0/0/0.mvt')).status).toBe(404)
  expect((await map.request('/tiles/cases/3/9/0.mvt')).status).toBe(400)
  expect((await map.request('/tiles/cases/21/0/0.mvt')).status).toBe(400)
})
