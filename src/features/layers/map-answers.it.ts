import { latLngToCell } from 'h3-js'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testDatabase } from '@/testing/database'
import { fixedClock } from '../../platform/clock'
import { loadCity } from '../areas/server'
import { dataset } from '../datasets'
import { loadWorkingCalendar } from '../datasets/server'
import { caseRow } from '../sources/testing/door'
import { resolutionFor } from './domain/cells'
import { cellAt } from './domain/map-cell'
import { deliver } from './testing/deliver'
import { runMap, type TestMap } from './testing/map'

const database = testDatabase()
const NOW = '2026-11-20T04:00:00Z'
const HEAP = { lng: 104.0665, lat: 30.5723 }
let map: TestMap

const placeOf = (at: number) => ({ lng: 104.04 + (at % 30) * 0.003, lat: 30.6 + Math.floor(at / 30) * 0.003 })

beforeAll(async () => {
  const city = loadCity('chengdu')
  await loadWorkingCalendar(database.sql, city)
  map = await runMap(database.sql, () => new Date(NOW))
  const rows = [
    ...Array.from({ length: 300 }, (_, at) =>
      caseRow({
        caseNo: `S${at}`,
        ...placeOf(at),
        district: undefined,
        reporterName: '张三',
        dept: ['示范市城市管理局', '示范供水公司', undefined][at % 3],
        status: at % 4 === 0 ? 'closed' : 'reported',
        reportedAt: `2026-11-${String(10 + (at % 9)).padStart(2, '0')}T${String(at % 24).padStart(2, '0')}:30:00+08:00`,
      }),
    ),
    ...Array.from({ length: 250 }, (_, at) =>
      caseRow({ caseNo: `H${at}`, ...HEAP, district: undefined, reportedAt: '2026-11-19T08:00:00+08:00' }),
    ),
    ...Array.from({ length: 20 }, (_, at) => caseRow({ caseNo: `N${at}`, reportedAt: '2026-11-19T08:00:00+08:00' })),
  ]
  await deliver(database.sql, dataset('case'), rows, fixedClock(NOW))
  await map.settled()
})
afterAll(() => map.close())

it('counts by cell exactly, a cell whole even where the box cuts it', async () => {
  for (const zoom of [6, 11, 13, 15]) {
    const whole = await map.json(`/map/cells/cases?zoom=${zoom}&state=all`)
    const wanted = new Map<string, number>()
    for (const { lng, lat } of [...Array.from({ length: 300 }, (_, at) => placeOf(at)), ...Array(250).fill(HEAP)]) {
      const cell = latLngToCell(lat, lng, resolutionFor(zoom))
      wanted.set(cell, (wanted.get(cell) ?? 0) + 1)
    }
    const cells = whole.cells as { h3: string; count: number }[]
    expect(new Map(cells.map(each => [each.h3, each.count]))).toEqual(wanted)
    expect([whole.total, whole.withoutPlace]).toEqual([570, 20])
    const cut = await map.json(`/map/cells/cases?zoom=${zoom}&state=all&bbox=104.05,30.605,104.08,30.61`)
    for (const { h3, count } of cut.cells as typeof cells) expect(count).toBe(wanted.get(h3))
    const inside = Array.from({ length: 300 }, (_, at) => placeOf(at)).filter(
      ({ lng, lat }) => lng >= 104.05 && lng <= 104.08 && lat >= 30.605 && lat <= 30.61,
    )
    const named = new Set((cut.cells as typeof cells).map(each => each.h3))
    for (const { lng, lat } of inside) expect(named).toContain(latLngToCell(lat, lng, resolutionFor(zoom)))
  }
})

it('has legends that count', async () => {
  const { items } = (await map.json('/map/layers?layer=cases&state=all')) as { items: Record<string, unknown>[] }
  expect(items).toEqual([
    expect.objectContaining({
      layer: 'cases',
      total: 570,
      withoutPlace: 20,
      counts: expect.objectContaining({
        status: { closed: 75, reported: 495 },
        cls: { E0101: 570 },
        lamp: { none: 570 },
      }),
    }),
  ])
  const all = (await map.json('/map/layers')) as { items: { layer: string; total: number }[] }
  expect(all.items.map(each => each.layer)).toEqual([
    'cases',
    'projects',
    'permits',
    'assets',
    'devices',
    'roads',
    'incidents',
    'sites',
    'areas',
  ])
  expect(all.items[0]?.total).toBe(495)
  const box = (await map.json('/map/layers?layer=cases&bbox=104.066,30.572,104.067,30.573')) as typeof all
  expect(box.items[0]?.total).toBe(250)
  expect((await map.request('/map/layers?stage=started')).status).toBe(400)
})

it('tells who answers for what where: flows and what has no ends add up, as the records have it', async () => {
  for (const by of ['district', 'street']) {
    const answer = (await map.json(`/map/flows/cases?by=${by}`)) as unknown as {
      total: number
      withoutEnds: number
      flows: { unit: string; area: string; count: number; from: number[]; to: number[] }[]
    }
    const rows = await database.sql<{ unit: string; area: string; n: number }[]>`
      select unit, ${database.sql(by)} as area, count(*)::int as n from live."case"
      where status <> 'closed' and unit is not null and ${database.sql(by)} is not null group by 1, 2`
    expect(rows.length).toBeGreaterThan(by === 'street' ? 2 : 1)
    expect(new Map(answer.flows.map(each => [`${each.unit} ${each.area}`, each.count]))).toEqual(
      new Map(rows.map(each => [`${each.unit} ${each.area}`, each.n])),
    )
    expect(answer.flows.reduce((sum, each) => sum + each.count, 0) + answer.withoutEnds).toBe(answer.total)
    expect(answer.total).toBe(495)
    for (const { from, to } of answer.flows) expect([from.length, to.length]).toEqual([2, 2])
  }
  expect((await map.request('/map/flows/cases?by=cell')).status).toBe(400)
})

it('opens a heap as a list, page by page, each thing once, nothing personal', async () => {
  const cell = cellAt(HEAP.lng, HEAP.lat, 26)
  const seen = new Set<string>()
  let cursor = ''
  for (;;) {
    const page = (await map.json(`/map/things/cases?cell=${cell}&limit=60${cursor && `&cursor=${cursor}`}`)) as {
      items: { id: string; caseNo: string; reporterName?: string }[]
      next: string | null
      total: number
    }
    expect(page.total).toBe(250)
    for (const each of page.items) seen.add(each.caseNo)
    if (page.next === null) break
    cursor = page.next
  }
  expect(seen.size).toBe(250)
  const masked = (await map.json('/map/things/cases?limit=500&bbox=104,30.59,105,31')) as {
    items: { reporterName: string }[]
    total: number
  }
  expect(masked.total).toBe(225)
  expect(new Set(masked.items.map(each => each.reporterName))).toEqual(new Set(['张*']))
  const everything = (await map.json('/map/things/cases?limit=1000&state=all')) as {
    items: unknown[]
    withoutPlace: number
  }
  expect([everything.items.length, everything.withoutPlace]).toEqual([570, 20])
  const hexagon = (await map.json(`/map/things/cases?cell=${latLngToCell(HEAP.lat, HEAP.lng, 9)}`)) as { total: number }
  expect(hexagon.total).toBe(250)
  expect((await map.request('/map/things/cases?cell=here')).status).toBe(400)
})

it('counts by local day and hour, all things that happened', async () => {
  const days = (await map.json('/map/days?layer=cases')) as { items: { from: string; count: number }[] }
  expect(days.items.reduce((sum, each) => sum + each.count, 0)).toBe(570)
  expect(days.items.at(-1)).toEqual({ from: '2026-11-18T16:00:00.000Z', count: 270 })
  const [row] = await database.sql`
    select count(*)::int as n from live."case" where (reported_at at time zone 'Asia/Shanghai')::date = '2026-11-12'`
  expect(days.items.find(each => each.from === '2026-11-11T16:00:00.000Z')?.count).toBe(row?.n)
  const hours = (await map.json(
    '/map/days?layer=cases&by=hour&from=2026-11-12T00:00:00%2B08:00&to=2026-11-13T00:00:00%2B08:00',
  )) as typeof days
  expect(hours.items.reduce((sum, each) => sum + each.count, 0)).toBe(row?.n)
})
