import type { Operation } from '@/platform/http/operation'
import { reading } from '@/shared/auth'

/** What the interface offers of this feature. */
export const deskMapOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/map/basemap',
    tag: 'map',
    may: reading,
    summary: 'What the map lies on: our own ground, a style, or a file of tiles with its credit and datum',
  },
  {
    method: 'get',
    path: '/map/basemap.geojson',
    tag: 'map',
    may: reading,
    summary: 'Generated roads, blocks, parks and water of the demo city, said to be',
  },
  {
    method: 'get',
    path: '/map/basemap.pmtiles',
    tag: 'map',
    may: reading,
    summary: 'The file of tiles that MAP_STYLE names, whole or by byte range',
  },
]
