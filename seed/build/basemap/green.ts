import type { Point } from '../shapes'
import { distance, distanceToLine, waves } from './plane'

interface Ground {
  /** Where a city stands and how far it reaches, in kilometres. */
  readonly core: { readonly at: Point; readonly radius: number }
  readonly towns: readonly Point[]
  readonly rivers: readonly (readonly Point[])[]
}

export interface Green {
  readonly parks: Point[][]
  readonly lakes: Point[][]
}

/** A rounded patch whose edge is uneven. */
export function patch([x, y]: Point, radius: number, random: () => number, points = 28): Point[] {
  const bend = waves(random)
  const [wide, turn] = [0.75 + random() * 0.5, random() * Math.PI]
  const ring = Array.from({ length: points }, (_, i): Point => {
    const angle = (i / points) * Math.PI * 2
    const r = radius * (1 + 0.34 * bend(Math.cos(angle) * 2.4, Math.sin(angle) * 2.4))
    const [a, b] = [r * wide * Math.cos(angle), (r / wide) * Math.sin(angle)]
    return [x + a * Math.cos(turn) - b * Math.sin(turn), y + a * Math.sin(turn) + b * Math.cos(turn)]
  })
  return [...ring, ring[0] as Point]
}

/** Parks in the city and beside its towns, strips along rivers where they cross it, and a few lakes in the green. */
export function greenOf({ core, towns, rivers }: Ground, random: () => number): Green {
  const parks: Point[][] = []
  const lakes: Point[][] = []
  const seen: Point[] = []
  const free = (at: Point, gap: number) => seen.every(other => distance(other, at) > gap)
  for (let tries = 0; tries < 400 && parks.length < 46; tries++) {
    const r = core.radius * 1.35 * Math.sqrt(random())
    const angle = random() * Math.PI * 2
    const at: Point = [core.at[0] + r * Math.cos(angle), core.at[1] + r * Math.sin(angle)]
    if (!free(at, 1.3)) continue
    seen.push(at)
    const size = 0.16 + 0.5 * random() ** 2 + (r > core.radius * 0.8 ? 0.35 : 0)
    parks.push(patch(at, size, random))
    if (size > 0.5 && lakes.length < 10) lakes.push(patch([at[0] + 0.05, at[1]], size * 0.45, random))
  }
  for (const town of towns)
    if (random() < 0.5) parks.push(patch([town[0] + 0.5, town[1] - 0.4], 0.2 + random() * 0.25, random))
  for (const river of rivers)
    for (let i = 2; i < river.length; i += 3) {
      const at = river[i] as Point
      if (distance(at, core.at) < core.radius * 1.2) parks.push(patch([at[0] + 0.22, at[1]], 0.24, random, 16))
    }
  for (let tries = 0; tries < 60 && lakes.length < 18; tries++) {
    const at = towns[Math.floor(random() * towns.length)]
    if (!at || distance(at, core.at) < core.radius) continue
    const place: Point = [at[0] + 1.6 + random() * 2, at[1] + 1.2 - random() * 3]
    if (rivers.every(river => distanceToLine(river, place) > 1)) lakes.push(patch(place, 0.35 + random() * 0.7, random))
  }
  return { parks, lakes }
}
