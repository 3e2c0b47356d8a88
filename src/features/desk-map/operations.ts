import type { Operation } from '@/platform/http/operation'
import { reading } from '@/shared/auth'

/** What the map lies on. */
export const deskMapOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/map/basemap',
    tag: 'map',
    may: reading,
    summary: 'Which basemap the city has, with its credit',
  },
  { method: 'get', path: '/map/basemap.geojson', tag: 'map', may: reading, summary: 'The generated city, labelled so' },
  { method: 'get', path: '/map/basemap.pmtiles', tag: 'map', may: reading, summary: 'A file of tiles, in ranges' },
]
