import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AreaGeometry, ringsOf } from '@/shared/geo/geometry'
import { isInPolygon } from '@/shared/geo/point-in-polygon'
import { loadCity } from '../folder/load-city'
import type { Area } from './area'
import type { City } from './city'
import { createLocate } from './locate'

const newYork = 'src/features/areas/testing/new-york'

function box(west: number, east: number): AreaGeometry {
  return {
    type: 'Polygon',
    coordinates: [
      [
        [west, 0],
        [east, 0],
        [east, 1],
        [west, 1],
        [west, 0],
      ],
    ],
  }
}

/** The rule of `locate` spelled out, without any index. */
function plainly(city: City, aspect: number, cells: readonly Area[], lng: number, lat: number) {
  const district = city.districts.find(d => isInPolygon(city.geometry(d.code), lng, lat))
  if (!district) return null
  let best: Area | undefined
  let least = Infinity
  for (const cell of cells) {
    if (!cell.code.startsWith(district.code)) continue
    const square = (cell.center[0] * aspect - lng * aspect) ** 2 + (cell.center[1] - lat) ** 2
    if (square < least) [best, least] = [cell, square]
  }
  return { district: district.code, cell: best?.code ?? null }
}

describe.each([
  ['chengdu', 0.8602],
  ['huaian', 0.8328],
] as const)('a point of %s', (name, aspect) => {
  const city = loadCity(name)
  const cells = city.ofKind('cell')
  const [west, south, east, north] = city.bounds
  const point = fc.tuple(
    fc.double({ min: west, max: east, noNaN: true }),
    fc.double({ min: south, max: north, noNaN: true }),
  )

  it('finds what the plain rule finds', () => {
    fc.assert(
      fc.property(point, ([lng, lat]) => {
        const place = city.locate(lng, lat)
        expect(place && { district: place.district, cell: place.cell }).toEqual(plainly(city, aspect, cells, lng, lat))
      }),
      { numRuns: 2000 },
    )
  })

  it('lies in one district, street, community and cell of one line', () => {
    fc.assert(
      fc.property(point, ([lng, lat]) => {
        const place = city.locate(lng, lat)
        if (!place) return
        expect(city.areas.get(place.cell ?? '')?.parent).toBe(place.community)
        expect(city.areas.get(place.community ?? '')?.parent).toBe(place.street)
        expect(city.areas.get(place.street ?? '')?.parent).toBe(place.district)
        // Borders apart, no second district holds the point.
        const holders = city.districts.filter(d => isInPolygon(city.geometry(d.code), lng, lat))
        expect(holders.map(d => d.code)).toEqual([place.district])
      }),
      { numRuns: 500 },
    )
  })

  it('on a border goes to the lowest code of those that share it', () => {
    const corners = city.districts.flatMap(d => ringsOf(city.geometry(d.code)).flat())
    expect(corners.length).toBeGreaterThan(1000)
    for (let i = 0; i < corners.length; i += 7) {
      const [lng, lat] = corners[i] ?? [0, 0]
      const lowest = city.districts.find(d => isInPolygon(city.geometry(d.code), lng, lat))
      expect(city.locate(lng, lat)?.district).toBe(lowest?.code)
    }
  })

  it('finds each cell at its own site', () => {
    for (const cell of cells.filter((_, i) => i % 10 === 0)) expect(city.locate(...cell.center)?.cell).toBe(cell.code)
  })

  it('draws cells where it finds them', () => {
    let disagreements = 0
    fc.assert(
      fc.property(point, ([lng, lat]) => {
        const cell = city.locate(lng, lat)?.cell
        if (cell && !isInPolygon(city.geometry(cell), lng, lat)) disagreements++
      }),
      { numRuns: 1000 },
    )
    // Shapes are drawn to 1e-6 degree, so only a point that close to an edge may look otherwise.
    expect(disagreements).toBeLessThanOrEqual(1)
  })
})

describe('outside', () => {
  it('is nowhere', () => {
    const city = loadCity('chengdu')
    expect(city.locate(0, 0)).toBeNull()
    expect(city.locate(Number.NaN, 30)).toBeNull()
    expect(city.locate(30.66, 104.06)).toBeNull()
  })
})

describe('a city divided by polygons', () => {
  const shapes: Record<string, AreaGeometry> = { d: box(0, 4), s1: box(0, 2), s2: box(2, 3) }
  const area = (code: string, kind: Area['kind'], parent: string | null): Area => ({
    code,
    kind,
    parent,
    name: { zh: code, en: code },
    center: [0, 0],
    bbox: [0, 0, 4, 1],
    synthetic: true,
    reportsFrom: '2023-01-01',
  })
  const list = [
    area('c', 'city', null),
    area('d', 'district', 'c'),
    area('s1', 'street', 'd'),
    area('s2', 'street', 'd'),
  ]
  const locate = createLocate({
    areas: new Map(list.map(each => [each.code, each])),
    geometry: code => shapes[code] ?? box(0, 0),
    rule: { rule: 'polygons', level: 'street' },
  })

  it('finds the polygon, the lower code on a shared edge, the district alone where there is none', () => {
    expect(locate(1, 0.5)?.street).toBe('s1')
    expect(locate(2, 0.5)?.street).toBe('s1')
    expect(locate(2.5, 0.5)?.street).toBe('s2')
    expect(locate(3.5, 0.5)).toEqual({ district: 'd', street: null, community: null, cell: null })
    expect(locate(4.5, 0.5)).toBeNull()
  })
})

describe('a city without cells', () => {
  it('answers with the district alone', () => {
    const city = loadCity(newYork)
    expect(city.timezone).toBe('America/New_York')
    expect(city.locate(-73.9654, 40.7829)).toEqual({ district: '1', street: null, community: null, cell: null })
    expect(city.locate(-73.7416, 40.7754)?.district).toBe('4')
    expect(city.locate(-74.15, 40.58)?.district).toBe('5')
  })
})
