import type { LngLat } from '@/shared/geo/geometry'
import { type Box, boxOf, contains, type Polygon } from './polygons'

export interface Block {
  readonly code: string
  readonly polygons: readonly Polygon[]
  /** Height of the block's plain, metres on the screen's scale. */
  readonly base: number
}

export interface Surface {
  /** Height of the drawn surface; 0 outside every block. */
  readonly heightAt: (lng: number, lat: number) => number
  readonly relief: (lng: number, lat: number) => number
  readonly blocks: readonly Block[]
  readonly flat: boolean
  readonly covers: (lng: number, lat: number) => boolean
}

/** The drawn ground: every block on its own plain, the relief on top. `flat` lays it all down to zero. */
export function createSurface(
  blocks: readonly Block[],
  relief: (lng: number, lat: number) => number,
  flat: boolean,
): Surface {
  const boxed = blocks.flatMap(block =>
    block.polygons.map(polygon => ({ block, polygon, box: boxOf(polygon.slice(0, 1)) })),
  )
  const blockAt = (lng: number, lat: number) =>
    boxed.find(({ box, polygon }) => within(box, lng, lat) && contains(polygon, lng, lat))
  const heightAt = (lng: number, lat: number) => {
    if (flat) return 0
    const found = blockAt(lng, lat)
    return found ? found.block.base + relief(lng, lat) : 0
  }
  return { heightAt, relief, blocks, flat, covers: (lng, lat) => blockAt(lng, lat) !== undefined }
}

const within = ([west, south, east, north]: Box, lng: number, lat: number) =>
  lng >= west && lng <= east && lat >= south && lat <= north

/** A line laid on the surface, with a point at least every `step` degrees so that it follows the ground. */
export function drape(line: readonly LngLat[], heightAt: Surface['heightAt'], lift: number, step = 0.01): number[][] {
  const out: number[][] = []
  for (const [place, [lng, lat]] of line.entries()) {
    const [fromLng, fromLat] = line[place - 1] ?? [lng, lat]
    const parts = Math.max(1, Math.ceil(Math.hypot(lng - fromLng, lat - fromLat) / step))
    for (let part = place === 0 ? parts : 1; part <= parts; part++) {
      const at = [fromLng + ((lng - fromLng) * part) / parts, fromLat + ((lat - fromLat) * part) / parts] as const
      out.push([at[0], at[1], heightAt(...at) + lift])
    }
  }
  return out
}
