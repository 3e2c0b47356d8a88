import { describe, expect, it } from 'vitest'
import type { Shape, Thing } from '../things/thing'
import { hitAt } from './hit'

const thing = (id: string, shape?: Shape): Thing => ({
  layer: 'zones',
  lng: 0,
  lat: 0,
  count: shape ? 0 : 1,
  id,
  facts: {},
  ...(shape ? { shape } : {}),
})
const square = (west: number, south: number, side: number) =>
  [
    [west, south],
    [west + side, south],
    [west + side, south + side],
    [west, south + side],
    [west, south],
  ] as const
const area = (id: string, ...rings: readonly (readonly (readonly [number, number])[])[]) =>
  thing(id, { kind: 'area', rings })
const line = (id: string, ...points: readonly (readonly [number, number])[]) =>
  thing(id, { kind: 'line', lines: [points] })

/** A pixel a degree. */
const aim = (x: number, y: number) => ({
  x,
  y,
  project: (lng: number, lat: number) => [lng, lat] as const,
  reach: () => 10,
  near: 2,
})
const named = (shapes: readonly Thing[], x: number, y: number, singles: readonly Thing[] = []) => {
  const hit = hitAt({ clusters: [], singles, shapes }, aim(x, y))
  return hit?.kind === 'thing' ? hit.thing.id : hit
}

describe('what a hand hits', () => {
  const zones = [
    area('large', square(0, 0, 100)),
    area('small', square(40, 40, 10)),
    area('ring', square(200, 0, 50), square(210, 10, 20)),
  ]

  it('is the smallest zone around it, and never one through its hole', () => {
    expect(named(zones, 45, 45)).toBe('small')
    expect(named(zones, 20, 80)).toBe('large')
    expect(named(zones, 205, 5)).toBe('ring')
    expect(named(zones, 220, 20)).toBeNull()
    expect(named(zones, 150, 50)).toBeNull()
  })

  it('is a line before the zone it lies in, and a mark before both', () => {
    const shapes = [...zones, line('pipe', [0, 60], [100, 60])]
    expect(named(shapes, 70, 61)).toBe('pipe')
    expect(named(shapes, 70, 66)).toBe('large')
    expect(named(shapes, 0, 0, [thing('mark')])).toBe('mark')
  })
})
