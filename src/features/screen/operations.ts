import { areaQuery, type Operation } from '@/platform/http/operation'
import { showingWall } from '@/shared/auth'

/** What the interface offers of this feature. */
export const screenOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/map/sketch',
    tag: 'screen',
    may: showingWall,
    summary: 'Generated relief, roads and water of the demo map, said to be',
  },
  {
    method: 'get',
    path: '/wall',
    tag: 'screen',
    may: showingWall,
    summary: 'Everything the wall shows, with the event number it was read at',
    query: { ...areaQuery, lang: 'zh or en', scene: 'overview, projects, works, cases, index or emergency' },
  },
  {
    method: 'get',
    path: '/map/points/{layer}',
    tag: 'screen',
    may: showingWall,
    summary: 'Open things of a layer as columns',
    query: areaQuery,
  },
]
