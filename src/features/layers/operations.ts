import { areaQuery, type Operation, pageQuery, whenQuery } from '@/platform/http/operation'
import { readingAllRecords } from '@/shared/auth'

const mapFilters = {
  state: 'open (default where the layer knows it) or all',
  status: 'As any field of the layer’s dataset; may repeat',
  cls: 'Class or kind',
  stage: 'Stage of life',
  lamp: 'none, near, yellow, over or red; may repeat',
  unit: 'Unit code',
  from: 'First moment of the dataset’s time',
  to: 'End of it, excluded',
}

/** What the interface offers of the map. */
export const layerOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/tiles/{layer}/{z}/{x}/{y}.mvt',
    tag: 'map',
    may: readingAllRecords,
    summary: 'A vector tile; the counts of all tiles of the world add up to the list less what has no place',
    query: { ...areaQuery, ...mapFilters, ...whenQuery },
  },
  {
    method: 'get',
    path: '/map/cells/{layer}',
    tag: 'map',
    may: readingAllRecords,
    summary: 'Exact counts by H3 cell',
    query: {
      zoom: 'Zoom of the map; resolution = zoom − 2, 3 to 12',
      bbox: 'west,south,east,north',
      ...areaQuery,
      ...mapFilters,
      ...whenQuery,
    },
  },
  {
    method: 'get',
    path: '/map/layers',
    tag: 'map',
    may: readingAllRecords,
    summary: 'What legends show: totals and counts of each layer',
    query: {
      layer: 'Only this layer, then with all its filters; may repeat',
      bbox: 'Only what lies in it',
      ...areaQuery,
      ...mapFilters,
      ...whenQuery,
    },
  },
  {
    method: 'get',
    path: '/map/things/{layer}',
    tag: 'map',
    may: readingAllRecords,
    summary: 'The list behind a cluster, a selection or a stretch of the map',
    query: {
      cell: 'zoom/x/y of a tile of any depth, or an H3 index',
      ids: 'Record ids, separated by commas; whatever their state',
      bbox: 'west,south,east,north',
      ...pageQuery,
      ...areaQuery,
      ...mapFilters,
      ...whenQuery,
    },
  },
  {
    method: 'get',
    path: '/map/days',
    tag: 'map',
    may: readingAllRecords,
    summary: 'Things by local day or hour, for the brush of time',
    query: { layer: 'cases when absent', by: 'day or hour', ...areaQuery, ...mapFilters, ...whenQuery },
  },
  {
    method: 'get',
    path: '/map/around',
    tag: 'map',
    may: readingAllRecords,
    summary: 'Everything of all kinds near a place, the nearest first, and what of it touches what',
    query: {
      lng: 'Degrees',
      lat: 'Degrees',
      metres: '300 when absent, 5000 at most',
      from: 'Only what was still there then',
      to: 'Only what had begun by then',
      state: 'open or all; open without dates, all with them',
      ...areaQuery,
      ...whenQuery,
    },
  },
  {
    method: 'get',
    path: '/map/prove',
    tag: 'map',
    may: readingAllRecords,
    summary: 'One question counted there and then: tiles, store, list, export and records, with their difference',
    query: {
      layer: 'cases when absent',
      zoom: 'Of the tiles, 12 when absent',
      ...areaQuery,
      ...mapFilters,
      ...whenQuery,
    },
  },
]
