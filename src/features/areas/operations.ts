import type { Operation } from '@/platform/http/operation'
import { reading, showingWall } from '@/shared/auth'

/** What the interface offers of this feature. */
export const areaOperations: readonly Operation[] = [
  { method: 'get', path: '/areas', tag: 'areas', may: reading, summary: 'The tree of areas' },
  { method: 'get', path: '/areas/{code}', tag: 'areas', may: reading, summary: 'One area with its geometry' },
  {
    method: 'get',
    path: '/areas/boundaries/{file}',
    tag: 'areas',
    may: showingWall,
    summary: 'All boundaries of one kind as GeoJSON',
  },
]
