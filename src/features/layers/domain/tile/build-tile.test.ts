import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowsOf, type TestThing, thingId } from '../../testing/rows'
import type { Layer } from '../layer'
import { findLayer } from '../layer'
import { everything, type LayerFilter } from '../layer-filter'
import { latOf, lngOf, tileAt, tileBounds, worldX, worldY } from '../mercator'
import { LayerTable } from '../table/layer-table'
import { buildTile, LARGEST_TILE } from './build-tile'
import { MOST_THINGS } from './group-rows'
import { readTile, sumOfCounts } from './read-tile'

const layer = (name: string): Layer => {
  const found = findLayer(name)
  if (!found) throw new Error(name)
  return found
}
const cases = layer('cases')
const open: LayerFilter = { ...everything, state: 'open' }

function tableOf(things: readonly TestThing[], of = cases, now = 0): LayerTable {
  const table = new LayerTable(of, now)
  table.apply(rowsOf(of, things))
  return table
}

/** Tiles of a zoom that hold a point, each once. */
function tilesWithPoints(things: readonly TestThing[], zoom: number) {
  const keys = things.flatMap(({ lng, lat }) =>
    lng === undefined || lat === undefined ? [] : [`${tileAt(worldX(lng), zoom)}/${tileAt(worldY(lat), zoom)}`],
  )
  return [...new Set(keys)].map(each => {
    const [x = 0, y = 0] = each.split('/').map(Number)
    return { zoom, x, y }
  })
}

const thing = fc.record({
  id: fc.integer({ min: 0, max: 400 }).map(thingId),
  // Mostly one city, some of them far away.
  place: fc.oneof(
    {
      weight: 6,
      arbitrary: fc.tuple(
        fc.double({ min: 104, max: 104.2, noNaN: true }),
        fc.double({ min: 30.5, max: 30.7, noNaN: true }),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.double({ min: -85, max: 85, noNaN: true }),
      ),
    },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
  status: fc.constantFrom('filed', 'closed', 'handling'),
  district: fc.constantFrom('510104', '510105', null),
  isGone: fc.boolean(),
})

describe('tiles of a layer', () => {
  it('count every placed thing exactly once at every zoom, whatever came before', () => {
    fc.assert(
      fc.property(
        fc.array(thing, { maxLength: 300 }),
        fc.integer({ min: 0, max: 20 }),
        fc.nat(300),
        (changes, zoom, loaded) => {
          const table = new LayerTable(cases, 0)
          // Asked for before the changes, so that it has to follow them.
          let masks = [everything, open].map(filter => table.mask(filter))
          const current = new Map<string, TestThing>()
          for (const [turn, { id, place, status, district, isGone }] of changes.entries()) {
            // As after a load: rows are numbered anew, and changes follow.
            if (turn === loaded) {
              table.arrange()
              masks = [everything, open].map(filter => table.mask(filter))
            }
            const texts = { status, ...(district ? { district } : {}) }
            const made: TestThing = {
              id,
              texts: { district: '', ...texts },
              isGone,
              ...(place ? { lng: place[0], lat: place[1] } : {}),
            }
            const row = rowsOf(cases, [made])
            table.apply({ ...row, texts: { ...row.texts, district: [district] } })
            if (isGone) current.delete(id)
            else current.set(id, district ? made : { ...made, texts: { status, district: 'outside' } })
          }
          const inCity = [...current.values()].filter(each => each.texts?.district !== 'outside')
          const wanted = [inCity, inCity.filter(each => each.texts?.status !== 'closed')]
          wanted.forEach((things, index) => {
            const mask = masks[index]
            if (!mask) throw new Error('no mask')
            const placed = things.filter(each => each.lng !== undefined)
            const tiles = tilesWithPoints([...current.values()], zoom)
            const sum = tiles.reduce((total, tile) => total + sumOfCounts(buildTile(table, mask, tile)), 0)
            expect(sum).toBe(placed.length)
            for (const { id } of things) expect(table.idOf(table.rowOf(id))).toBe(id)
            expect(mask.total).toBe(things.length)
            expect(mask.withoutPlace).toBe(things.length - placed.length)
          })
        },
      ),
      { numRuns: 60 },
    )
  })

  it('tell of a thing where it is, with what it is', () => {
    const [lng, lat] = [104.0665, 30.5723]
    const table = tableOf([{ id: thingId(7), lng, lat, texts: { status: 'filed', cls: 'E0101', unit: 'U-1' } }])
    const tile = { zoom: 14, x: tileAt(worldX(lng), 14), y: tileAt(worldY(lat), 14) }
    const [feature] = readTile(buildTile(table, table.mask(open), tile)).cases ?? []
    expect(feature?.properties).toEqual({ count: 1, id: thingId(7), status: 'filed', cls: 'E0101', unit: 'U-1' })
    const [west, south, east, north] = tileBounds(14, tile.x, tile.y)
    const at = feature?.geometry[0]?.[0]
    expect(west + ((at?.x ?? 0) / 4096) * (east - west)).toBeCloseTo(lng, 4)
    expect(north - ((at?.y ?? 0) / 4096) * (north - south)).toBeCloseTo(lat, 4)
  })

  it('tell another reader of each thing just what it is, in the order of any load', () => {
    const told = fc.record({
      place: fc.tuple(
        fc.double({ min: 104, max: 104.01, noNaN: true }),
        fc.double({ min: 30.57, max: 30.58, noNaN: true }),
      ),
      status: fc.constantFrom('filed', 'closed', '受理'),
      cls: fc.option(fc.constantFrom('E0101', 'E0102')),
      // Many values, as many as make their indices longer than a byte.
      unit: fc.option(fc.integer({ min: 0, max: 400 }).map(number => `U-${number}`)),
      isOver: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(told, { maxLength: 400 }), fc.boolean(), (facts, isArranged) => {
        const things = facts.map(({ place: [lng, lat], status, cls, unit, isOver }, at) => ({
          id: thingId(at * 7919),
          lng,
          lat,
          texts: { status, ...(cls ? { cls } : {}), ...(unit ? { unit } : {}) },
          moments: isOver && status === 'filed' ? { due: 1, began: 0 } : {},
        }))
        const table = tableOf(things, cases, 20)
        if (isArranged) table.arrange()
        const seen = tilesWithPoints(things, 16).flatMap(
          tile => readTile(buildTile(table, table.mask(everything), tile)).cases ?? [],
        )
        const single = seen.flatMap(({ properties }) => (properties.count === 1 ? [properties] : []))
        const byId = new Map(things.map(each => [each.id, each]))
        for (const { id, ...rest } of single) {
          const wanted = byId.get(String(id))
          const isLate = wanted?.moments.due !== undefined
          expect(rest).toEqual({ count: 1, ...wanted?.texts, ...(isLate ? { lamp: 'over' } : {}) })
        }
        expect(new Set(single.map(each => each.id)).size).toBe(single.length)
        expect(seen.reduce((sum, each) => sum + Number(each.properties.count), 0)).toBe(things.length)
      }),
      { numRuns: 40 },
    )
  })

  it('stack what lies on one spot: one feature with its count and the cell that lists it', () => {
    const spot = { lng: 104.0665, lat: 30.5723 }
    const table = tableOf(Array.from({ length: 17_000 }, (_, at) => ({ id: thingId(at), ...spot })))
    const tile = { zoom: 16, x: tileAt(worldX(spot.lng), 16), y: tileAt(worldY(spot.lat), 16) }
    const features = readTile(buildTile(table, table.mask(everything), tile)).cases ?? []
    expect(features.map(each => each.properties)).toEqual([
      { count: 17_000, cell: `28/${tileAt(worldX(spot.lng), 28)}/${tileAt(worldY(spot.lat), 28)}` },
    ])
  })

  it('stay small with exact counts where things are dense, and the worst lamp of a cluster shows', () => {
    const things = Array.from({ length: 60_000 }, (_, at) => ({
      id: thingId(at),
      lng: 104 + ((at * 7919) % 60_000) / 500_000,
      lat: 30.5 + ((at * 104_729) % 60_000) / 500_000,
      texts: { status: 'filed' },
      moments: at === 5 ? { due: 10, began: 0 } : {},
    }))
    const table = tableOf(things, cases, 20)
    const mask = table.mask(open)
    for (const zoom of [8, 10, 11, 12, 13, 14])
      for (const tile of tilesWithPoints(things, zoom))
        expect(buildTile(table, mask, tile).length).toBeLessThanOrEqual(LARGEST_TILE)
    const world = readTile(buildTile(table, mask, { zoom: 0, x: 0, y: 0 })).cases ?? []
    expect(world.reduce((sum, each) => sum + Number(each.properties.count), 0)).toBe(60_000)
    expect(world.some(each => each.properties.lamp === 'over')).toBe(true)
  })

  it('stay small even where as many things as are told one by one have no word in common', () => {
    // the most a tile may tell: beyond it are clusters, of which there are 1,024 at most, whatever the city's size
    const [west, south, east, north] = tileBounds(14, 12_926, 6719)
    const things = Array.from({ length: MOST_THINGS }, (_, at) => ({
      id: thingId(at),
      lng: west + ((at + 0.5) / MOST_THINGS) * (east - west),
      lat: south + ((((at * 7) % MOST_THINGS) + 0.5) / MOST_THINGS) * (north - south),
      texts: { status: 'handling', cls: `E0101-${at}`, unit: `U-510104-URBAN-${at}` },
      moments: { due: 10, began: 0 },
    }))
    const table = tableOf(things, cases, 20)
    const bytes = buildTile(table, table.mask(open), { zoom: 14, x: 12_926, y: 6719 })
    expect(sumOfCounts(bytes)).toBe(things.length)
    expect(bytes.length).toBeLessThanOrEqual(LARGEST_TILE)
  })

  it('draw lines and areas beside the points, of which none counts', () => {
    const permits = layer('permits')
    const [lng, lat] = [104.06, 30.57]
    const ring = [
      [lng, lat],
      [lng + 0.01, lat],
      [lng + 0.01, lat + 0.01],
      [lng, lat + 0.01],
      [lng, lat],
    ]
    const table = tableOf(
      [
        { id: thingId(1), lng, lat, moments: { from: 0 }, shape: { type: 'Polygon', coordinates: [ring] } },
        {
          id: thingId(2),
          lng,
          lat: lat + 0.02,
          moments: { from: 0 },
          shape: {
            type: 'LineString',
            coordinates: [
              [lng - 0.2, lat],
              [lng + 0.2, lat],
            ],
          },
        },
      ],
      permits,
      1,
    )
    const mask = table.mask(open)
    const tile = { zoom: 13, x: tileAt(worldX(lng + 0.005), 13), y: tileAt(worldY(lat + 0.005), 13) }
    const shapes = readTile(buildTile(table, mask, tile))['permits-shapes'] ?? []
    expect(shapes.map(each => [each.type, each.properties.count])).toContainEqual([3, 0])
    expect(shapes.some(each => each.type === 2)).toBe(true)
    for (const { geometry } of shapes)
      for (const { x, y } of geometry.flat()) {
        expect(x).toBeGreaterThanOrEqual(-64)
        expect(y).toBeLessThanOrEqual(4160)
      }
  })

  it('has a projection that comes back to the same step of the world', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -179.9, max: 179.9, noNaN: true }),
        fc.double({ min: -85, max: 85, noNaN: true }),
        (lng, lat) => {
          expect(lngOf(worldX(lng))).toBeCloseTo(lng, 6)
          expect(latOf(worldY(lat))).toBeCloseTo(lat, 6)
        },
      ),
    )
  })
})
