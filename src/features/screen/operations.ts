import { areaQuery, type Operation } from '@/platform/http/operation'
import { showingWall } from '@/shared/auth'

/** What the interface offers of this feature. */
export const screenOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/map/sketch',
    tag: 'screen',
    may: showingWall,
    summary: 'Generated relief, roads and water of the demo map, said to be, and where units are drawn from',
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
    path: '/screen.png',
    tag: 'screen',
    may: showingWall,
    summary: 'A scene of the wall as a picture, taken by a Chromium of the server as whoever is signed in sees it',
    query: {
      ...areaQuery,
      scene: 'overview, projects, works, cases, index or emergency',
      lang: 'zh or en',
      mode: 'briefing or watch',
      size: '1920x1080, 3840x1080 or 5760x1080',
    },
  },
  {
    method: 'get',
    path: '/map/points/{layer}',
    tag: 'screen',
    may: showingWall,
    summary: 'Open things of a layer as columns',
    query: { ...areaQuery, cls: 'Classes of cases', status: 'Statuses of cases', stage: 'Life stages of projects' },
  },
]
