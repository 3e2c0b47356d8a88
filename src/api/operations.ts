/** One operation of the interface, as its description lists it. Paths are relative to `/api/v1`. */
export interface Operation {
  readonly method: 'get' | 'post' | 'delete'
  readonly path: string
  readonly summary: string
  readonly tag: string
  /** Query parameters by name, with what they mean. */
  readonly query?: Readonly<Record<string, string>>
  /** Media types of the body. */
  readonly body?: readonly string[]
  /** Needs the ingest key. */
  readonly key?: true
}

const when = {
  at: 'A moment of the world, ISO 8601; now when absent',
  known: 'A moment of this database, ISO 8601; now when absent',
}
const page = { cursor: 'The `next` of the page before', limit: '1 to 1000, 100 when absent' }
const area = { area: 'Code of an area or management body; the city when absent; `outside` for records outside it' }
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
const delivery = [
  'text/csv',
  'application/x-ndjson',
  'application/json',
  'application/geo+json',
  'application/xml',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.ms-excel',
] as const

/** Every operation there is. A test compares it with the routes that are served. */
export const operations: readonly Operation[] = [
  { method: 'get', path: '/datasets', tag: 'datasets', summary: 'The registry' },
  { method: 'get', path: '/datasets/{dataset}', tag: 'datasets', summary: 'One dataset with its fields' },
  { method: 'get', path: '/datasets/{dataset}/schema', tag: 'datasets', summary: 'JSON Schema of one record' },
  { method: 'get', path: '/datasets/{dataset}/template.csv', tag: 'datasets', summary: 'An empty CSV with its header' },
  {
    method: 'get',
    path: '/datasets/{dataset}/records',
    tag: 'datasets',
    summary: 'Records, newest first; any field name filters',
    query: {
      ...area,
      from: 'First moment of the dataset’s time',
      to: 'End of it, excluded',
      bbox: 'west,south,east,north',
      ...page,
      ...when,
    },
  },
  {
    method: 'post',
    path: '/datasets/{dataset}/records',
    tag: 'ingest',
    summary: 'A delivery of records',
    key: true,
    body: delivery,
    query: { profile: 'Name of a source profile', heldFrom: 'Moment from which the content holds' },
  },
  {
    method: 'delete',
    path: '/datasets/{d}/records/{source}/{sourceId}',
    tag: 'ingest',
    summary: 'Withdraw a record',
    key: true,
  },
  { method: 'get', path: '/sources', tag: 'ingest', summary: 'Source profiles' },
  {
    method: 'post',
    path: '/sources',
    tag: 'ingest',
    summary: 'Add or mend a source profile',
    key: true,
    body: ['application/json'],
  },
  {
    method: 'post',
    path: '/sources/{s}/records',
    tag: 'ingest',
    summary: 'A delivery through a profile',
    key: true,
    body: delivery,
  },
  { method: 'get', path: '/batches', tag: 'ingest', summary: 'Deliveries, newest first', query: page },
  { method: 'get', path: '/batches/{id}', tag: 'ingest', summary: 'Outcome of a delivery' },
  { method: 'get', path: '/batches/{id}/rejects', tag: 'ingest', summary: 'Its refused rows as NDJSON' },
  { method: 'post', path: '/batches/{id}/retry', tag: 'ingest', summary: 'Its refused rows once more', key: true },
  { method: 'get', path: '/areas', tag: 'areas', summary: 'The tree of areas' },
  { method: 'get', path: '/areas/{code}', tag: 'areas', summary: 'One area with its geometry' },
  { method: 'get', path: '/areas/boundaries/{file}', tag: 'areas', summary: 'All boundaries of one kind as GeoJSON' },
  {
    method: 'get',
    path: '/index',
    tag: 'indicators',
    summary: 'The index and its four dimensions',
    query: { ...area, ...when },
  },
  { method: 'get', path: '/indicators', tag: 'indicators', summary: 'All 387 with value or reason', query: area },
  {
    method: 'get',
    path: '/indicators/live',
    tag: 'indicators',
    summary: 'Index of a kept area with the cells that changed at a moment or later',
    query: { ...area, after: 'A moment, ISO 8601' },
  },
  {
    method: 'get',
    path: '/indicators/heat-map',
    tag: 'indicators',
    summary: 'Every indicator in the city, its districts and management bodies',
    query: { period: 'As below', ...when },
  },
  ...(['csv', 'xlsx'] as const).map(
    type =>
      ({
        method: 'get',
        path: `/indicators/export.${type}`,
        tag: 'indicators',
        summary: 'What the page of the index shows, as a file',
        query: {
          ...area,
          period: 'As below',
          ...when,
          q: 'Words of the name or code',
          dimension: 'safe, tidy, orderly or convenient',
          domain: 'A domain',
          filter: 'Filters of the page, joined by commas',
          sort: 'A column of the page; with a minus the largest first',
          view: 'heat: a column an area',
          lang: 'zh or en',
        },
      }) as const,
  ),
  {
    method: 'get',
    path: '/indicators/{code}',
    tag: 'indicators',
    summary: 'One indicator with its history',
    query: { ...area, period: '2026-11-21, 2026-W47, 2026-11, 2026-Q4, 2026; live when absent', ...when },
  },
  {
    method: 'get',
    path: '/indicators/{code}/explain',
    tag: 'indicators',
    summary: 'A value in words, with areas, periods, coverage, freshness and confidence',
    query: { ...area, period: 'As above', ...when },
  },
  {
    method: 'post',
    path: '/index/what-if',
    tag: 'indicators',
    summary: 'The effect of changes that are not made: records set, cases closed, indicators that reach a value',
    body: ['application/json'],
  },
  {
    method: 'get',
    path: '/index/worth',
    tag: 'indicators',
    summary: 'What would lift the index most: indicators at their goals, open things finished now',
    query: { ...area, limit: 'Things that are listed, 1 to 200; 50 when absent' },
  },
  {
    method: 'get',
    path: '/index/change',
    tag: 'indicators',
    summary: 'What made the index change: lines that add up to it',
    query: { ...area, from: 'A moment, ISO 8601; one month earlier when absent', to: 'Likewise; now when absent' },
  },
  {
    method: 'get',
    path: '/indicators/{code}/records',
    tag: 'indicators',
    summary: 'The rows behind a value',
    query: { ...area, period: 'As above', part: 'numerator or denominator', ...page },
  },
  {
    method: 'get',
    path: '/indicators/{code}/versions',
    tag: 'indicators',
    summary: 'Every version of one indicator: who, when, why, from what to what',
  },
  {
    method: 'get',
    path: '/index/versions',
    tag: 'indicators',
    summary: 'Every published change of definitions, parameters and shares, newest first',
    query: page,
  },
  {
    method: 'post',
    path: '/indicators/check',
    tag: 'indicators',
    summary: 'A formula as it is typed: its first mistake with its place, or what it says, and its values last month',
    body: ['application/json'],
  },
  {
    method: 'post',
    path: '/index/changes/preview',
    tag: 'indicators',
    summary: 'What a change would move in three closed months and now; writes nothing',
    key: true,
    body: ['application/json'],
  },
  {
    method: 'post',
    path: '/index/changes',
    tag: 'indicators',
    summary: 'Publish a previewed change: new versions with author and reason',
    key: true,
    body: ['application/json'],
  },
  {
    method: 'get',
    path: '/flags',
    tag: 'flags',
    summary: 'Lamps and flags',
    query: {
      subject: 'project, step or unit',
      colour: 'red or yellow',
      state: 'lit or cleared',
      unit: 'Unit code',
      ...area,
      ...when,
    },
  },
  {
    method: 'get',
    path: '/flags/{id}',
    tag: 'flags',
    summary: 'One project, step (record id) or unit (code) under the rules: version, inputs, each counted day',
    query: when,
  },
  { method: 'get', path: '/units', tag: 'units', summary: 'Responsible units' },
  {
    method: 'get',
    path: '/units/unresolved',
    tag: 'units',
    summary: 'Words of senders that name no unit, with how often',
  },
  { method: 'get', path: '/units/{code}', tag: 'units', summary: 'One unit' },
  {
    method: 'get',
    path: '/map/sketch',
    tag: 'screen',
    summary: 'Generated relief, roads and water of the demo map, said to be',
  },
  {
    method: 'get',
    path: '/wall',
    tag: 'screen',
    summary: 'Everything the wall shows, with the event number it was read at',
    query: { ...area, lang: 'zh or en' },
  },
  {
    method: 'get',
    path: '/tiles/{layer}/{z}/{x}/{y}.mvt',
    tag: 'map',
    summary: 'A vector tile; the counts of all tiles of the world add up to the list less what has no place',
    query: { ...area, ...mapFilters, ...when },
  },
  {
    method: 'get',
    path: '/map/cells/{layer}',
    tag: 'map',
    summary: 'Exact counts by H3 cell',
    query: {
      zoom: 'Zoom of the map; resolution = zoom − 2, 3 to 12',
      bbox: 'west,south,east,north',
      ...area,
      ...mapFilters,
      ...when,
    },
  },
  {
    method: 'get',
    path: '/map/layers',
    tag: 'map',
    summary: 'What legends show: totals and counts of each layer',
    query: {
      layer: 'Only this layer, then with all its filters; may repeat',
      bbox: 'Only what lies in it',
      ...area,
      ...mapFilters,
      ...when,
    },
  },
  {
    method: 'get',
    path: '/map/things/{layer}',
    tag: 'map',
    summary: 'The list behind a cluster, a selection or a stretch of the map',
    query: {
      cell: 'zoom/x/y of a tile of any depth, or an H3 index',
      ids: 'Record ids, separated by commas; whatever their state',
      bbox: 'west,south,east,north',
      ...page,
      ...area,
      ...mapFilters,
      ...when,
    },
  },
  {
    method: 'get',
    path: '/map/days',
    tag: 'map',
    summary: 'Things by local day or hour, for the brush of time',
    query: { layer: 'cases when absent', by: 'day or hour', ...area, ...mapFilters, ...when },
  },
  { method: 'get', path: '/map/points/{layer}', tag: 'screen', summary: 'Open things of a layer as columns' },
  {
    method: 'get',
    path: '/events',
    tag: 'events',
    summary: 'The event log, the same order as the sockets',
    query: { after: 'Number after which to start', topic: 'Only events of this topic; may repeat', limit: '1 to 1000' },
  },
  { method: 'get', path: '/openapi.json', tag: 'interface', summary: 'This description' },
]
