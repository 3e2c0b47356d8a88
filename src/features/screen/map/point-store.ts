import { bearingOf } from '../domain/shape-paths'
import type { LayerPoints } from '../domain/snapshot'

export interface PlacedPoint {
  readonly id: string
  readonly lng: number
  readonly lat: number
  readonly lift: number
  readonly status: string
  /** Degrees by which a bar is turned: along the thing's own line, else the same for the same thing. */
  readonly turn: number
  /** Its lines on the ground; null for a point. */
  readonly paths: readonly (readonly (readonly number[])[])[] | null
}

/** A thing as an event tells of it. */
export interface PointChange {
  readonly id: string
  readonly lng: number | null
  readonly lat: number | null
  readonly status: string
  readonly isOpen: boolean
}

/**
 * The open things of a layer: what was read at one event of the log, and every change after it. Changes that the
 * reading already contains are dropped by their number, so none counts twice.
 */
export class PointStore {
  private points = new Map<string, PlacedPoint>()
  private seq = -1
  /** Told before the first reading came. */
  private early: { readonly seq: number; readonly change: PointChange }[] = []
  private list: readonly PlacedPoint[] | null = null

  constructor(private readonly liftAt: (lng: number, lat: number) => number) {}

  load(layer: LayerPoints): void {
    this.points = new Map(
      layer.ids.map((id, at) => [
        id,
        this.place(id, layer.lng[at] ?? 0, layer.lat[at] ?? 0, layer.status[at] ?? '', layer.paths[at] ?? null),
      ]),
    )
    this.seq = layer.seq
    this.list = null
    const early = this.early
    this.early = []
    for (const { seq, change } of early) this.apply(seq, change)
  }

  /** Answers the point if it is new on the map. */
  apply(seq: number, change: PointChange): PlacedPoint | null {
    if (this.seq < 0) {
      this.early.push({ seq, change })
      return null
    }
    if (seq <= this.seq) return null
    this.list = null
    const known = this.points.has(change.id)
    if (!change.isOpen || change.lng === null || change.lat === null) {
      this.points.delete(change.id)
      return null
    }
    const point = this.place(change.id, change.lng, change.lat, change.status)
    this.points.set(change.id, point)
    return known ? null : point
  }

  all(): readonly PlacedPoint[] {
    this.list ??= [...this.points.values()]
    return this.list
  }

  private place(
    id: string,
    lng: number,
    lat: number,
    status: string,
    lines: LayerPoints['paths'][number] = null,
  ): PlacedPoint {
    const turn = bearingOf(lines) ?? ((Number.parseInt(id.slice(-2), 16) || 0) % 2 === 0 ? 0 : 90)
    const paths = lines?.map(line => line.map(([x = lng, y = lat]) => [x, y, this.liftAt(x, y)])) ?? null
    return { id, lng, lat, lift: this.liftAt(lng, lat), status, turn, paths }
  }
}
