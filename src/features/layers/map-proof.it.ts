import { afterAll, beforeAll, expect, it } from 'vitest'
import { testDatabase } from '@/testing/database'
import { fixedClock } from '../../platform/clock'
import { loadCity } from '../areas/server'
import { dataset } from '../datasets'
import { loadWorkingCalendar } from '../datasets/server'
import { caseRow } from '../sources/testing/door'
import type { MapAround } from './queries/map-around'
import type { MapProof } from './queries/map-prove'
import { deliver } from './testing/deliver'
import { runMap, type TestMap } from './testing/map'

const database = testDatabase()
const NOW = '2026-11-20T04:00:00Z'
const HERE = { lng: 104.0665, lat: 30.5723 }
let map: TestMap

const permit = (permitNo: string, changes: Record<string, unknown>) => ({
  permitNo,
  kind: 'excavate',
  emergency: false,
  extensionCount: 0,
  ...HERE,
  ...changes,
})
const line = (north: number) => ({
  type: 'LineString',
  coordinates: [
    [104.064, north],
    [104.069, north],
  ],
})

beforeAll(async () => {
  await loadWorkingCalendar(database.sql, loadCity('chengdu'))
  map = await runMap(database.sql, () => new Date(NOW))
  const clock = fixedClock(NOW)
  const cases = Array.from({ length: 400 }, (_, at) =>
    caseRow({
      caseNo: `C${at}`,
      lng: at % 10 === 0 ? undefined : 104.05 + (at % 37) * 0.001,
      lat: at % 10 === 0 ? undefined : 30.56 + (at % 23) * 0.001,
      status: at % 3 === 0 ? 'closed' : 'handling',
      reportedAt: '2026-11-19T03:00:00Z',
      severity: 1 + (at % 3),
      address: `示范路${at % 5}号`,
      // Handling since yesterday, due at different hours of today.
      filedAt: '2026-11-19T04:00:00Z',
      limitUnit: 'uh',
      limitValue: 17 + (at % 24),
      shouldCloseBy: '2026-11-25T00:00:00Z',
      ...(at % 3 === 0 ? { handledAt: '2026-11-19T09:00:00Z', closedAt: '2026-11-19T10:00:00Z' } : {}),
    }),
  )
  await deliver(database.sql, dataset('case'), cases, clock)
  await deliver(
    database.sql,
    dataset('road_permit'),
    [
      permit('P1', { startedAt: '2026-11-18T00:00:00Z', validTo: '2026-12-01T00:00:00Z', geometry: line(30.572) }),
      permit('P2', { plannedStart: '2026-11-25T00:00:00Z', validTo: '2026-12-20T00:00:00Z', geometry: line(30.5722) }),
      permit('P3', { startedAt: '2026-10-01T00:00:00Z', finishedAt: '2026-10-20T00:00:00Z', geometry: line(30.5721) }),
      permit('P4', { startedAt: '2026-11-18T00:00:00Z', lng: 104.2, lat: 30.7 }),
    ],
    clock,
  )
  await deliver(
    database.sql,
    dataset('case'),
    [caseRow({ caseNo: 'ON', lng: 104.0668, lat: 30.57205, district: undefined })],
    clock,
  )
  await map.settled()
})
afterAll(() => map.close())

const prove = (search: string) => map.json(`/map/prove?${search}`) as unknown as Promise<MapProof>

it('counts every way alike, for every kind of filter', async () => {
  for (const search of [
    'layer=cases',
    'layer=cases&state=all&zoom=0',
    'layer=cases&state=all&zoom=16',
    'layer=cases&severity=2&severity=3',
    'layer=cases&area=510104&from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z',
    `layer=cases&address=${encodeURIComponent('示范路3号')}`,
    'layer=cases&lamp=over',
    'layer=cases&lamp=near&lamp=none&state=all',
    'layer=permits&status=running',
    'layer=permits&status=finished&state=all',
    'layer=permits&lamp=none',
    `layer=cases&at=${NOW}&known=${NOW}`,
    'layer=projects&lamp=red',
    'layer=assets',
  ]) {
    const proof = await prove(search)
    expect([search, proof.difference, proof.agrees]).toEqual([search, 0, true])
  }
  const all = await prove('layer=cases&state=all')
  expect(all).toMatchObject({
    total: 401,
    withoutPlace: 40,
    counts: { tiles: 361, store: 361, list: 361, export: 361, records: 361 },
  })
  const over = await prove('layer=cases&lamp=over')
  expect(over.counts).toMatchObject({ list: null, export: null })
  expect(over.total).toBeGreaterThan(0)
  expect((await prove('layer=cases&lamp=near')).total).toBeGreaterThan(0)
})

it('says so when the map and the records differ', async () => {
  const table = map.store.layers.get('cases')?.table
  if (!table) throw new Error('no table')
  const lost = table.idOf(Array.from(table.open).lastIndexOf(1))
  table.remove(lost)
  const proof = await prove('layer=cases&state=all')
  expect(proof).toMatchObject({ difference: 1, agrees: false, changedMeanwhile: false })
  await map.store.layers.get('cases')?.load(0)
  expect(await prove('layer=cases&state=all')).toMatchObject({ difference: 0, agrees: true })
})

const around = (search: string) =>
  map.json(`/map/around?lng=${HERE.lng}&lat=${HERE.lat}&${search}`) as unknown as Promise<MapAround>

it('finds everything near a place with its distance, and what touches what', async () => {
  const found = await around('metres=400')
  const of = (layer: string) => found.groups.find(each => each.layer === layer)
  expect(of('permits')?.items.map(each => each.title ?? each.id)).toHaveLength(1)
  expect(of('permits')?.items[0]?.metres).toBeGreaterThan(20)
  const [counted] = await database.sql<{ n: number }[]>`
    select count(*)::int as n from live."case" where status <> 'closed' and lng is not null and
      6371008.8 * 2 * asin(sqrt(sin(radians(lat - ${HERE.lat}) / 2) ^ 2
        + cos(radians(lat)) * cos(radians(${HERE.lat}::float8)) * sin(radians(lng - ${HERE.lng}) / 2) ^ 2)) <= 400`
  expect(of('cases')?.total).toBe(counted?.n)
  expect(of('cases')?.items.map(each => each.metres)).toEqual(
    [...(of('cases')?.items ?? [])].map(each => each.metres).sort((a, b) => a - b),
  )
  const [on] = await database.sql<{ id: string }[]>`select id from record."case" where source_id = 'ON'`
  expect(found.touches).toContainEqual(expect.objectContaining({ kind: 'case-on-work', case: on?.id }))
})

it('tells works that will share place and time, and leaves out what was over before', async () => {
  const found = await around('metres=300&from=2026-11-20T00:00:00Z&to=2027-01-01T00:00:00Z')
  const works = found.groups.find(each => each.layer === 'permits')?.items ?? []
  expect(works).toHaveLength(2)
  const collision = found.touches.find(each => each.kind === 'works-collide')
  expect(collision).toMatchObject({ from: '2026-11-25T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z' })
  expect(new Set(works.map(each => each.id))).toEqual(
    new Set(collision?.kind === 'works-collide' ? collision.works : []),
  )
  expect((await map.request('/map/around?lng=104&lat=30&metres=90000')).status).toBe(400)
})
