import { Deck, type Layer, MapView } from '@deck.gl/core'
import { ScatterplotLayer } from '@deck.gl/layers'
import { LivePoints } from '@/map/live/live-points'
import type { LivePoint } from '@/map/live/point-buffers'

/**
 * What the bench asks of the page: milliseconds of the main thread until the card has what it must draw. The drawing
 * itself is the card's, and is waited for before the next turn.
 */
export interface MapBench {
  /** Puts so many points on two layers: one that changes in place, one that is rebuilt. */
  readonly load: (count: number) => Promise<void>
  readonly change: (seed: number, count: number) => Promise<number>
  readonly rebuild: (seed: number, count: number) => Promise<number>
  /** Points that differ between what the card holds and what they should be, and how many were compared. */
  readonly compare: () => Promise<{ readonly checked: number; readonly differing: number }>
}

declare global {
  interface Window {
    mapBench: MapBench
  }
}

const origin = [104.06, 30.66] as const
const canvas = document.createElement('canvas')
document.body.append(canvas)
const deck = new Deck({
  canvas,
  width: 640,
  height: 360,
  views: new MapView({ repeat: false }),
  viewState: { longitude: origin[0], latitude: origin[1], zoom: 9 },
  layers: [],
})

const live = new LivePoints(origin, 1_000_000)
let points: LivePoint[] = []
let round = 0

function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x85ebca6b) + 0x6d2b79f5) >>> 0
    return state / 2 ** 32
  }
}
const pointAt = (id: string, next: () => number): LivePoint => ({
  id,
  lng: origin[0] + next() - 0.5,
  lat: origin[1] + next() - 0.5,
  colour: [Math.floor(next() * 255), 90, 140, 255],
})
/** The same seed changes the same points in the same way. */
function changed(seed: number, count: number): [number, LivePoint][] {
  const next = random(seed)
  return Array.from({ length: count }, () => {
    const row = Math.floor(next() * points.length)
    return [row, pointAt(String(row), next)]
  })
}
/** What deck.gl keeps to itself. */
const inside = deck as unknown as {
  readonly device: Parameters<LivePoints['send']>[0] | null
  readonly layerManager: { readonly updateLayers: () => void } | null
}
const device = () => {
  if (!inside.device) throw new Error('no graphics device')
  return inside.device
}
/** Brings the layers up to date now, not with the next frame. */
function show(layers: Layer[]): void {
  deck.setProps({ layers })
  inside.layerManager?.updateLayers()
}
/** Draws, and waits until the card has. */
async function settle(): Promise<void> {
  deck.redraw('bench')
  await live.onCard().offsets.readAsync(0, 8)
}

window.mapBench = {
  async load(count) {
    const next = random(7)
    points = Array.from({ length: count }, (_, row) => pointAt(String(row), next))
    while (!inside.device || !inside.layerManager) await new Promise(resolve => setTimeout(resolve, 20))
    for (const point of points) live.set(point)
    live.send(device())
    show(live.layer('live', 2))
    await settle()
  },
  async change(seed, count) {
    const changes = changed(seed, count)
    for (const [row, point] of changes) points[row] = point
    const began = performance.now()
    for (const [, point] of changes) live.set(point)
    if (live.send(device())) show(live.layer('live', 2))
    const took = performance.now() - began
    await settle()
    return took
  },
  async rebuild(seed, count) {
    const changes = changed(seed, count)
    for (const [row, point] of changes) points[row] = point
    const began = performance.now()
    const layer = new ScatterplotLayer<LivePoint>({
      id: 'rebuilt',
      data: [...points],
      getPosition: point => [point.lng, point.lat],
      getFillColor: point => point.colour as never,
      getRadius: 2,
      radiusUnits: 'pixels',
      updateTriggers: { getPosition: ++round, getFillColor: round },
    })
    show([layer])
    const took = performance.now() - began
    for (const [, point] of changes) live.set(point)
    live.send(device())
    show(live.layer('live', 2))
    await settle()
    return took
  },
  async compare() {
    const { offsets, colours } = live.onCard()
    const [place, colour] = await Promise.all([offsets.readAsync(), colours.readAsync()])
    const read = new Float32Array(place.buffer, place.byteOffset, points.length * 2)
    let differing = 0
    for (const [row, point] of points.entries()) {
      const isSame =
        read[row * 2] === Math.fround(point.lng - origin[0]) &&
        read[row * 2 + 1] === Math.fround(point.lat - origin[1]) &&
        colour[row * 4] === point.colour[0]
      if (!isSame) differing++
    }
    return { checked: points.length, differing }
  },
}
