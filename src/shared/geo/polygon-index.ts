import { type AreaGeometry, type Bbox, bboxOf, ringsOf } from './geometry'

const EMPTY = -1
const MIXED = -2

/**
 * Finds the polygon that holds a point, by a raster over their common box: most squares lie in one polygon and
 * answer at once; in the others only the edges of the point's own row are looked at. Same rule as
 * {@link isInPolygon}: an edge belongs to the polygon; where several hold the point, **the first in the list
 * wins**, so callers sort by code and the lowest code wins.
 */
export class PolygonIndex {
  readonly bbox: Bbox
  private readonly columns: number
  private readonly rows: number
  private readonly perLng: number
  private readonly perLat: number
  /** Polygon of a square, EMPTY or MIXED. */
  private readonly squares: Int32Array
  private readonly mixed = new Map<number, number[]>()
  /** Edges of each polygon by row: ax, ay, bx, by with a below b. */
  private readonly edges: (Float64Array | undefined)[][]

  /** `side` = squares along the longer side of the box. */
  constructor(geometries: readonly AreaGeometry[], side = 512) {
    this.bbox = joined(geometries.map(bboxOf))
    const [west, south, east, north] = this.bbox
    const [width, height] = [Math.max(east - west, 1e-9), Math.max(north - south, 1e-9)]
    this.columns = Math.max(1, Math.ceil((side * width) / Math.max(width, height)))
    this.rows = Math.max(1, Math.ceil((side * height) / Math.max(width, height)))
    this.perLng = this.columns / width
    this.perLat = this.rows / height
    this.squares = new Int32Array(this.columns * this.rows).fill(EMPTY)
    this.edges = geometries.map(geometry => this.bucketEdges(geometry))
    const touched = geometries.map((_, polygon) => this.touchedSquares(polygon))
    geometries.forEach((_, polygon) => {
      for (const square of touched[polygon] ?? []) this.addTo(square, polygon, true)
      this.fill(polygon, touched[polygon] ?? new Set())
    })
  }

  /** Position in the list of the first polygon that holds the point and is accepted, or -1. */
  find(lng: number, lat: number, accept?: (polygon: number) => boolean): number {
    const [west, south, east, north] = this.bbox
    if (!(lng >= west && lng <= east && lat >= south && lat <= north)) return EMPTY
    const square = this.row(lat) * this.columns + this.column(lng)
    const owner = this.squares[square] as number
    if (owner !== MIXED) return owner >= 0 && accept && !accept(owner) ? EMPTY : owner
    for (const polygon of this.mixed.get(square) ?? [])
      if ((!accept || accept(polygon)) && this.holds(polygon, lng, lat)) return polygon
    return EMPTY
  }

  private holds(polygon: number, x: number, y: number): boolean {
    const edges = this.edges[polygon]?.[this.row(y)]
    if (!edges) return false
    let inside = false
    for (let i = 0; i < edges.length; i += 4) {
      const ay = edges[i + 1] as number
      const by = edges[i + 3] as number
      if (y < ay || y > by) continue
      const ax = edges[i] as number
      const bx = edges[i + 2] as number
      const cross = (bx - ax) * (y - ay) - (x - ax) * (by - ay)
      if (cross === 0 && x >= Math.min(ax, bx) && x <= Math.max(ax, bx)) return true
      if (y < by && cross > 0) inside = !inside
    }
    return inside
  }

  private column(lng: number): number {
    return Math.min(this.columns - 1, Math.max(0, Math.floor((lng - this.bbox[0]) * this.perLng)))
  }

  private row(lat: number): number {
    return Math.min(this.rows - 1, Math.max(0, Math.floor((lat - this.bbox[1]) * this.perLat)))
  }

  private bucketEdges(geometry: AreaGeometry): (Float64Array | undefined)[] {
    const rows: (number[] | undefined)[] = new Array(this.rows).fill(undefined)
    for (const ring of ringsOf(geometry))
      for (let i = 1; i < ring.length; i++) {
        const [p, q] = [ring[i - 1], ring[i]]
        if (!p || !q) continue
        const [a, b] = p[1] < q[1] || (p[1] === q[1] && p[0] <= q[0]) ? [p, q] : [q, p]
        for (let row = this.row(a[1]); row <= this.row(b[1]); row++) {
          const list = rows[row] ?? []
          list.push(a[0], a[1], b[0], b[1])
          rows[row] = list
        }
      }
    return rows.map(list => (list ? Float64Array.from(list) : undefined))
  }

  /** Every square that an edge may pass through: within each row, the box of the edge's part in that row. */
  private touchedSquares(polygon: number): Set<number> {
    const touched = new Set<number>()
    this.edges[polygon]?.forEach((edges, row) => {
      if (!edges) return
      const [low, high] = [this.bbox[1] + row / this.perLat, this.bbox[1] + (row + 1) / this.perLat]
      for (let i = 0; i < edges.length; i += 4) {
        const [ax, ay, bx, by] = [edges[i], edges[i + 1], edges[i + 2], edges[i + 3]] as [
          number,
          number,
          number,
          number,
        ]
        const at = (y: number) => (by === ay ? ax : ax + ((bx - ax) * (Math.min(by, Math.max(ay, y)) - ay)) / (by - ay))
        const ends = by === ay ? [ax, bx] : [at(low), at(high)]
        // One square more on each side, so that rounding of the cut never loses a square.
        const from = Math.max(0, this.column(Math.min(...ends)) - 1)
        const to = Math.min(this.columns - 1, this.column(Math.max(...ends)) + 1)
        for (let column = from; column <= to; column++)
          for (let r = Math.max(0, row - 1); r <= Math.min(this.rows - 1, row + 1); r++)
            touched.add(r * this.columns + column)
      }
    })
    return touched
  }

  /** Squares without an edge lie wholly inside or outside: their centre tells. */
  private fill(polygon: number, touched: Set<number>): void {
    this.edges[polygon]?.forEach((edges, row) => {
      if (!edges) return
      const lat = this.bbox[1] + (row + 0.5) / this.perLat
      const crossings: number[] = []
      for (let i = 0; i < edges.length; i += 4) {
        const [ax, ay, bx, by] = [edges[i], edges[i + 1], edges[i + 2], edges[i + 3]] as [
          number,
          number,
          number,
          number,
        ]
        if (ay <= lat && lat < by) crossings.push(ax + ((bx - ax) * (lat - ay)) / (by - ay))
      }
      crossings.sort((p, q) => p - q)
      for (let i = 1; i < crossings.length; i += 2)
        for (
          let column = this.column(crossings[i - 1] as number);
          column <= this.column(crossings[i] as number);
          column++
        ) {
          const square = row * this.columns + column
          if (!touched.has(square)) this.addTo(square, polygon, false)
        }
    })
  }

  private addTo(square: number, polygon: number, hasEdge: boolean): void {
    const owner = this.squares[square] as number
    if (owner === EMPTY && !hasEdge) {
      this.squares[square] = polygon
      return
    }
    const list = this.mixed.get(square) ?? (owner >= 0 ? [owner] : [])
    if (list.at(-1) !== polygon) list.push(polygon)
    this.mixed.set(square, list)
    this.squares[square] = MIXED
  }
}

function joined(boxes: readonly Bbox[]): Bbox {
  return [
    Math.min(...boxes.map(b => b[0])),
    Math.min(...boxes.map(b => b[1])),
    Math.max(...boxes.map(b => b[2])),
    Math.max(...boxes.map(b => b[3])),
  ]
}
