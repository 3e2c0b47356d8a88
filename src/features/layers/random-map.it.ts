import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { forget, singleton } from '@/platform/singleton'
import { askingAs } from '@/testing/asking-as'
import { testDatabase } from '@/testing/database'
import { fixedClock } from '../../platform/clock'
import { loadCity } from '../areas/server'
import { dataset } from '../datasets'
import { loadWorkingCalendar } from '../datasets/server'
import { computeIndicators } from '../indicators/commands/compute-indicators'
import { loadDefinitions } from '../indicators/commands/load-definitions'
import { indicatorRoutes } from '../indicators/http'
import { tileAt, worldX, worldY } from './domain/mercator'
import { readTile } from './domain/tile/read-tile'
import type { TileAddress } from './domain/tile/tile-address'
import type { MapProof } from './queries/map-prove'
import { deliver } from './testing/deliver'
import { runMap, type TestMap } from './testing/map'
import { delivery, rowsOf } from './testing/random-city'

const database = testDatabase()
const START = Date.parse('2026-03-01T00:00:00Z')
const HOUR = 3_600_000
const SECOND = 1000
const MOMENTS = 200
/** Every so manieth moment the index is asked, too: it counts all 387 formulas anew. `INDEX_EVERY=1` asks at all 200. */
const INDEX_EVERY = Number(process.env.INDEX_EVERY ?? 50)
/** The city, a district in which things are, and one in which nothing ever is. */
const indexAreas = ['510100', '510104', '510129']
const names = ['cases', 'permits'] as const
const filters = [
  '',
  'state=all',
  'lamp=over',
  'lamp=near&lamp=none&state=all',
  'area=510104',
  'status=filed&status=running',
  'cls=E0101&cls=excavate',
]

let now = START
let map: TestMap
const city = loadCity('chengdu')
const clock = { now: () => new Date(now) }
const index = askingAs(indicatorRoutes)
beforeAll(async () => {
  for (const [name, own] of [
    ['city', city],
    ['clock', clock],
  ] as const) {
    forget(name)
    singleton(name, () => own)
  }
  await loadWorkingCalendar(database.sql, city)
  await loadDefinitions({ sql: database.sql, now: new Date(START - 900 * 24 * HOUR) })
  map = await runMap(database.sql, clock.now)
})
afterAll(async () => {
  await map.close()
  forget('city')
  forget('clock')
})

const bytes = async (path: string) => new Uint8Array(await (await map.request(path)).arrayBuffer())

/** Tiles of a zoom under the stretch that the random city covers. */
function tilesAt(zoom: number): TileAddress[] {
  const [west, east] = [tileAt(worldX(104.02), zoom), tileAt(worldX(104.19), zoom)]
  const [north, south] = [tileAt(worldY(30.77), zoom), tileAt(worldY(30.6), zoom)]
  const span = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at)
  return span(west, east).flatMap(x => span(north, south).map(y => ({ zoom, x, y })))
}
const addresses = [0, 9, 12].flatMap(tilesAt)

/** All that tiles, cells, lists and legends of both layers say, in an order of its own. */
async function shown(search: string): Promise<string[]> {
  const said: string[] = []
  for (const name of names) {
    for (const { zoom, x, y } of addresses) {
      const layers = readTile(await bytes(`/tiles/${name}/${zoom}/${x}/${y}.mvt?${search}`))
      for (const [layer, features] of Object.entries(layers))
        for (const each of features)
          said.push(`${layer} ${zoom}/${x}/${y} ${JSON.stringify([each.properties, each.geometry])}`)
    }
    const { cells, total, withoutPlace } = await map.json(`/map/cells/${name}?zoom=12&${search}`)
    said.push(`${name} ${total} ${withoutPlace}`)
    for (const { h3, count } of cells as { h3: string; count: number }[]) said.push(`${name} ${h3} ${count}`)
    const list = await map.json(`/map/things/${name}?limit=1000&${search}`)
    for (const item of list.items as Record<string, unknown>[]) said.push(`${name} ${JSON.stringify(item)}`)
    const legend = (await map.json(`/map/layers?layer=${name}&${search}`)) as { items: { counts: object }[] }
    said.push(`${name} ${JSON.stringify(legend.items[0]?.counts)}`)
  }
  return said.sort()
}

/** All that the index says: every indicator's value, score and reason, the dimensions, the one number. */
async function shownIndex(search: string): Promise<string[]> {
  const said: string[] = []
  for (const area of indexAreas) {
    const asked = `area=${area}${search}`
    const list = (await (await index.request(`/indicators?${asked}`)).json()) as { items: Record<string, unknown>[] }
    expect(list.items).toHaveLength(387)
    for (const { code, value, score, reason } of list.items) said.push(`${area} ${code} ${value} ${score} ${reason}`)
    const { value, reason, completeness, dimensions } = (await (
      await index.request(`/index?${asked}`)
    ).json()) as Record<string, unknown>
    const parts = (dimensions as Record<string, unknown>[]).map(each => [each.code, each.value, each.completeness])
    said.push(`${area} ${value} ${reason} ${completeness} ${JSON.stringify(parts)}`)
  }
  return said
}

it('counts what the table counts, shows at a past moment what it and the index showed then, and is what a fresh load would be', async () => {
  const seed = Number(process.env.FC_SEED ?? Date.now() % 2 ** 31)
  const [script] = fc.sample(
    fc.record({
      deliveries: fc.array(delivery, { minLength: 40, maxLength: 40 }),
      zooms: fc.array(fc.integer({ min: 0, max: 18 }), { minLength: 40, maxLength: 40 }),
      shares: fc.array(fc.double({ min: 0.01, max: 0.99, noNaN: true }), { minLength: MOMENTS, maxLength: MOMENTS }),
    }),
    { numRuns: 1, seed },
  )
  if (!script) throw new Error('no script')
  const live = new Map<string, { search: string; said: string[]; index: string[] | null }>()
  let asked = 0
  for (const [step, each] of script.deliveries.entries()) {
    now += HOUR
    await deliver(database.sql, dataset(each.dataset), rowsOf(each, now), fixedClock(new Date(now)))
    await map.settled()
    const filter = filters[step % filters.length] ?? ''
    for (const name of names) {
      const proof = (await map.json(
        `/map/prove?layer=${name}&zoom=${script.zooms[step]}&${filter}`,
      )) as unknown as MapProof
      expect({ seed, step, name, filter, proof }).toMatchObject({ proof: { difference: 0, agrees: true } })
    }
    // Some moments until the next delivery; clocks run on meanwhile.
    const here = script.shares.slice(step * 5, step * 5 + 5).map((share, at) => (at + share) / 5)
    const from = now
    for (const [at, share] of here.entries()) {
      now = from + Math.floor((share * each.wait * HOUR) / SECOND) * SECOND
      const search = filters[(step + at) % filters.length] ?? ''
      const isIndexed = (step * 5 + at) % INDEX_EVERY === 0
      if (isIndexed) await computeIndicators({ sql: database.sql, city, clock })
      const indexed = isIndexed ? await shownIndex('') : null
      live.set(new Date(now).toISOString(), { search, said: await shown(search), index: indexed })
    }
    now = from + each.wait * HOUR
  }
  expect(live.size).toBe(MOMENTS)
  now += 24 * HOUR
  for (const [moment, { search, said, index: indexed }] of live) {
    const then = await shown(`at=${moment}&known=${moment}&${search}`)
    expect({ seed, moment, search, said: then }).toEqual({ seed, moment, search, said })
    if (!indexed) continue
    const told = await shownIndex(`&at=${moment}&known=${moment}`)
    const differing = told.filter(each => !indexed.includes(each))
    expect({ seed, moment, differing }).toEqual({ seed, moment, differing: [] })
    expect(told).toHaveLength(indexed.length)
    asked++
  }
  expect(asked).toBe(Math.ceil(MOMENTS / INDEX_EVERY))

  const kept = await Promise.all(filters.map(shown))
  for (const layer of map.store.layers.values()) await layer.load(0)
  await map.settled()
  expect(await Promise.all(filters.map(shown))).toEqual(kept)
}, 600_000)
