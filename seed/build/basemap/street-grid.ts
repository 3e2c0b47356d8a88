import type { Point } from '../shapes'
import { waves } from './plane'

/** A town's own grid of streets, in kilometres. */
export interface TownPlan {
  readonly at: Point
  readonly radius: number
  /** Radians by which its streets are turned. */
  readonly turn: number
  /** Kilometres between main streets at its middle; they stand further apart towards its edge. */
  readonly spacing: number
  /** Side streets between two main ones. */
  readonly between: number
}

export interface StreetGrid {
  readonly main: Point[][]
  readonly side: Point[][]
  /** Ground between the streets. */
  readonly blocks: Point[][]
  /** Outline of what is built up. */
  readonly edge: Point[]
}

/** Streets along two bent families of lines inside a ragged circle, with gaps among the side streets. */
export function streetGrid(plan: TownPlan, random: () => number): StreetGrid {
  const bendU = waves(random)
  const bendV = waves(random)
  const ragged = Array.from({ length: 4 }, (_, i) => ({ n: i + 2, phase: random() * 7, size: 0.13 / (i + 1) }))
  const reach = (angle: number) =>
    plan.radius * (1 + ragged.reduce((sum, { n, phase, size }) => sum + size * Math.sin(n * angle + phase), 0))
  const [cos, sin] = [Math.cos(plan.turn), Math.sin(plan.turn)]
  const bend = Math.min(0.16, plan.spacing * 0.24)
  const laid = (u: number, v: number): Point => {
    const [x, y] = [u + bend * bendU(u / 2.2, v / 2.2), v + bend * bendV(u / 2.2, v / 2.2)]
    return [plan.at[0] + x * cos - y * sin, plan.at[1] + x * sin + y * cos]
  }
  const inside = (u: number, v: number) => Math.hypot(u, v) <= reach(Math.atan2(v, u))
  const mainOffsets = offsets(plan, random)
  const crossOffsets = offsets(plan, random)
  const main = [
    ...mainOffsets.flatMap(u =>
      runs(
        crossOffsets,
        v => inside(u, v),
        v => laid(u, v),
      ),
    ),
    ...crossOffsets.flatMap(v =>
      runs(
        mainOffsets,
        u => inside(u, v),
        u => laid(u, v),
      ),
    ),
  ]
  const side: Point[][] = []
  const blocks: Point[][] = []
  for (let i = 1; i < mainOffsets.length; i++)
    for (let j = 1; j < crossOffsets.length; j++) {
      const [u0, u1] = [mainOffsets[i - 1] as number, mainOffsets[i] as number]
      const [v0, v1] = [crossOffsets[j - 1] as number, crossOffsets[j] as number]
      if (![u0, u1].every(u => [v0, v1].every(v => inside(u, v)))) continue
      const us = [u0, ...cuts(u0, u1, plan.between, random), u1]
      const vs = [v0, ...cuts(v0, v1, plan.between, random), v1]
      for (const u of us.slice(1, -1)) side.push(vs.map(v => laid(u, v)))
      for (const v of vs.slice(1, -1)) side.push(us.map(u => laid(u, v)))
      const gap = 0.018
      for (let a = 1; a < us.length; a++)
        for (let b = 1; b < vs.length; b++) {
          if (random() < 0.07) continue
          const [p, q] = [(us[a - 1] as number) + gap, (us[a] as number) - gap]
          const [r, s] = [(vs[b - 1] as number) + gap, (vs[b] as number) - gap]
          if (q - p > 0.04 && s - r > 0.04) blocks.push([laid(p, r), laid(q, r), laid(q, s), laid(p, s), laid(p, r)])
        }
    }
  const edge = Array.from({ length: 49 }, (_, i): Point => {
    const angle = (i / 48) * Math.PI * 2
    const r = reach(angle) * 1.03
    return laid(r * Math.cos(angle), r * Math.sin(angle))
  })
  return { main, side, blocks, edge }
}

/** Places of the lines of one family, from one edge to the other through the middle. */
function offsets({ radius, spacing }: TownPlan, random: () => number): number[] {
  const half = () => {
    const list: number[] = []
    for (let at = spacing * (0.4 + random() * 0.2); at < radius * 1.3; ) {
      list.push(at)
      at += spacing * (0.8 + random() * 0.4) * (1 + at / 16)
    }
    return list
  }
  return [
    ...half()
      .map(at => -at)
      .reverse(),
    ...half(),
  ]
}

function cuts(from: number, to: number, most: number, random: () => number): number[] {
  const count = Math.max(0, most - (random() < 0.35 ? 1 : 0))
  return Array.from({ length: count }, (_, i) => from + ((to - from) * (i + 1 + (random() - 0.5) * 0.3)) / (count + 1))
}

/** The stretches of a line that lie inside, with their points. */
function runs(along: readonly number[], inside: (at: number) => boolean, laid: (at: number) => Point): Point[][] {
  const out: Point[][] = []
  let run: Point[] = []
  for (const at of along) {
    if (inside(at)) {
      run.push(laid(at))
      continue
    }
    if (run.length > 1) out.push(run)
    run = []
  }
  if (run.length > 1) out.push(run)
  return out
}
