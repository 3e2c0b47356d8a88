/** Column, row and zoom of a tile. */
export interface TileName {
  readonly z: number
  readonly x: number
  readonly y: number
}

export type LngLatBox = readonly [west: number, south: number, east: number, north: number]

/** The tiles of a zoom that a box of the ground touches, the middle first; at most `most` of them. */
export function tilesOver([west, south, east, north]: LngLatBox, z: number, most = 64): TileName[] {
  const side = 2 ** z
  const clamp = (value: number) => Math.min(side - 1, Math.max(0, Math.floor(value)))
  const column = (lng: number) => clamp(((lng + 180) / 360) * side)
  const row = (lat: number) => {
    const sine = Math.sin((Math.min(85, Math.max(-85, lat)) * Math.PI) / 180)
    return clamp((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * side)
  }
  const tiles: TileName[] = []
  for (let x = column(west); x <= column(east); x++)
    for (let y = row(north); y <= row(south); y++) tiles.push({ z, x, y })
  const [cx, cy] = [(column(west) + column(east)) / 2, (row(north) + row(south)) / 2]
  return tiles
    .sort((one, other) => Math.hypot(one.x - cx, one.y - cy) - Math.hypot(other.x - cx, other.y - cy))
    .slice(0, most)
}

/** Degrees of a place given as a share of a tile, 0 to 1 from its north-west corner. */
export function placeInTile({ z, x, y }: TileName, right: number, down: number): [lng: number, lat: number] {
  const side = 2 ** z
  const turn = Math.PI * (1 - (2 * (y + down)) / side)
  return [((x + right) / side) * 360 - 180, (Math.atan(Math.sinh(turn)) * 180) / Math.PI]
}
