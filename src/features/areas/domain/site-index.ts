/**
 * Nearest site by candidate lists: for each square of a grid, the sites that can be nearest to any point of
 * it, found at first use. **At equal distance the site with the lowest position wins**; callers sort by code.
 */
export class SiteIndex {
  private readonly columns: number
  private readonly rows: number
  private readonly width: number
  private readonly height: number
  private readonly west: number
  private readonly south: number
  private readonly candidates: (Int32Array | undefined)[]

  /** Sites as xs (longitude × aspect) and ys (latitude), in one planar measure. */
  constructor(
    private readonly xs: Float64Array,
    private readonly ys: Float64Array,
  ) {
    this.west = xs.reduce((least, x) => Math.min(least, x), Infinity)
    this.south = ys.reduce((least, y) => Math.min(least, y), Infinity)
    const east = xs.reduce((most, x) => Math.max(most, x), -Infinity)
    const north = ys.reduce((most, y) => Math.max(most, y), -Infinity)
    const side = Math.max(1, Math.ceil(Math.sqrt(xs.length) * 2.5))
    this.columns = side
    this.rows = side
    this.width = Math.max(east - this.west, 1e-9) / side
    this.height = Math.max(north - this.south, 1e-9) / side
    this.candidates = new Array(side * side).fill(undefined)
  }

  /** Position of the nearest site; -1 only where there is no site at all. */
  nearest(x: number, y: number): number {
    const column = Math.floor((x - this.west) / this.width)
    const row = Math.floor((y - this.south) / this.height)
    const inside = column >= 0 && column < this.columns && row >= 0 && row < this.rows
    const list = inside ? this.candidatesOf(column, row) : undefined
    return list ? this.best(list, x, y) : this.bestOfAll(x, y)
  }

  private best(list: Int32Array, x: number, y: number): number {
    let best = -1
    let least = Infinity
    for (let i = 0; i < list.length; i++) {
      const site = list[i] as number
      const dx = (this.xs[site] as number) - x
      const dy = (this.ys[site] as number) - y
      const square = dx * dx + dy * dy
      if (square < least) {
        least = square
        best = site
      }
    }
    return best
  }

  private bestOfAll(x: number, y: number): number {
    let best = -1
    let least = Infinity
    for (let site = 0; site < this.xs.length; site++) {
      const square = ((this.xs[site] as number) - x) ** 2 + ((this.ys[site] as number) - y) ** 2
      if (square < least) [best, least] = [site, square]
    }
    return best
  }

  private candidatesOf(column: number, row: number): Int32Array {
    const known = this.candidates[row * this.columns + column]
    if (known) return known
    const [x0, y0] = [this.west + column * this.width, this.south + row * this.height]
    const [x1, y1] = [x0 + this.width, y0 + this.height]
    let reach = Infinity
    for (let site = 0; site < this.xs.length; site++) {
      const [x, y] = [this.xs[site] as number, this.ys[site] as number]
      reach = Math.min(reach, Math.max(x - x0, x1 - x) ** 2 + Math.max(y - y0, y1 - y) ** 2)
    }
    // A little more than needed, so that rounding never drops a site at exactly the same distance.
    reach = reach * (1 + 1e-9) + 1e-18
    const found: number[] = []
    for (let site = 0; site < this.xs.length; site++) {
      const [x, y] = [this.xs[site] as number, this.ys[site] as number]
      if (Math.max(x0 - x, 0, x - x1) ** 2 + Math.max(y0 - y, 0, y - y1) ** 2 <= reach) found.push(site)
    }
    const list = Int32Array.from(found)
    this.candidates[row * this.columns + column] = list
    return list
  }
}
