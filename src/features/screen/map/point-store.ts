import type { LayerPoints } from '../domain/snapshot'

export interface PlacedPoint {
  readonly id: string
  readonly lng: number
  readonly lat: number
  readonly lift: number
  readonly status: string
  /** Degrees by which a bar is turned, the same for the same thing. */
  readonly turn: number
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
      layer.ids.map((id, at) => [id, this.place(id, layer.lng[at] ?? 0, layer.lat[at] ?? 0, layer.status[at] ?? '')]),
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

  private place(id: string, lng: number, lat: number, status: string): PlacedPoint {
    const turn = (Number.parseInt(id.slice(-2), 16) || 0) % 2 === 0 ? 0 : 90
    return { id, lng, lat, lift: this.liftAt(lng, lat), status, turn }
  }
}
