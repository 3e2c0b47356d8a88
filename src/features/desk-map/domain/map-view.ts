import { type DeskLayerId, deskLayerIds, deskLayers, isDeskLayer } from './desk-layers'

/** Each thing by its own symbol, numbers by the cells of a grid, or the same as a glow. */
export const drawings = ['marks', 'cells', 'heat'] as const
export type Drawing = (typeof drawings)[number]

export interface LayerView {
  readonly id: DeskLayerId
  readonly isOn: boolean
  readonly as: Drawing
  /** 0.1 to 1. */
  readonly opacity: number
}

export interface CameraView {
  readonly lng: number
  readonly lat: number
  readonly zoom: number
  readonly pitch: number
  readonly bearing: number
}

export interface PickedThing {
  readonly layer: DeskLayerId
  readonly id: string
}

/** Everything that makes the map look as it does: kept in the address, so that a link shows the same. */
export interface MapView {
  /** The last is drawn on top. */
  readonly layers: readonly LayerView[]
  /** What colours the areas: nothing, the index, a dimension of it, or an indicator. */
  readonly colour: string
  readonly isRelief: boolean
  readonly isDark: boolean
  readonly area: string | null
  readonly state: 'open' | 'all'
  /** Units that answer for what is shown; none: all. */
  readonly unit: readonly string[]
  readonly cls: readonly string[]
  readonly stage: readonly string[]
  readonly status: readonly string[]
  /** Local days, both included; null is open. */
  readonly from: string | null
  readonly to: string | null
  /** A moment of the world; null is now. */
  readonly at: string | null
  /** Whether only what this database knew at that moment is shown. */
  readonly isAsKnown: boolean
  readonly camera: CameraView | null
  readonly pick: PickedThing | null
}

export const emptyView: MapView = {
  layers: deskLayerIds.map(id => ({ id, isOn: deskLayers[id].isOn, as: 'marks', opacity: 1 })),
  colour: 'none',
  isRelief: false,
  isDark: false,
  area: null,
  state: 'open',
  unit: [],
  cls: [],
  stage: [],
  status: [],
  from: null,
  to: null,
  at: null,
  isAsKnown: false,
  camera: null,
  pick: null,
}

const day = /^\d{4}-\d{2}-\d{2}$/
const list = (value: string | null) => (value ? value.split(',').filter(each => each !== '') : [])

/** Reads a view from an address; what makes no sense is as if it were not there. */
export function readView(search: URLSearchParams): MapView {
  const at = search.get('at')
  const [from, to] = [search.get('from'), search.get('to')]
  return {
    layers: readLayers(search.get('layers')),
    colour: search.get('colour') ?? emptyView.colour,
    isRelief: search.get('relief') === '1',
    isDark: search.get('theme') === 'dark',
    area: search.get('area'),
    state: search.get('state') === 'all' ? 'all' : 'open',
    unit: list(search.get('unit')),
    cls: list(search.get('cls')),
    stage: list(search.get('stage')),
    status: list(search.get('status')),
    from: from && day.test(from) ? from : null,
    to: to && day.test(to) ? to : null,
    at: at && !Number.isNaN(Date.parse(at)) ? new Date(at).toISOString() : null,
    isAsKnown: search.get('known') === 'then',
    camera: readCamera(search.get('view')),
    pick: readPick(search.get('pick')),
  }
}

/**
 * `cases.heat,projects,-permits:40`: in order, a minus for what is hidden, how it is drawn where not as marks, a number
 * for its opacity in hundredths.
 */
function readLayers(text: string | null): readonly LayerView[] {
  if (text === null) return emptyView.layers
  const said = text.split(',').flatMap((part): LayerView[] => {
    const isOn = !part.startsWith('-')
    const [name = '', percent] = (isOn ? part : part.slice(1)).split(':')
    const [id = '', way] = name.split('.')
    const share = Number(percent ?? 100) / 100
    if (!isDeskLayer(id)) return []
    const as = drawings.find(each => each === way && deskLayers[id].isCountable) ?? 'marks'
    return [{ id, isOn, as, opacity: share >= 0.1 && share <= 1 ? share : 1 }]
  })
  const known = new Map(said.map(each => [each.id, each]))
  // A link from before a layer existed shows that layer as a new page would, below the others, but hidden.
  const missing = emptyView.layers.filter(each => !known.has(each.id)).map(each => ({ ...each, isOn: false }))
  return [...missing, ...known.values()]
}

function readCamera(text: string | null): CameraView | null {
  const [lng, lat, zoom, pitch = 0, bearing = 0] = (text ?? '').split(',').map(Number)
  const isSane =
    lng !== undefined && lat !== undefined && zoom !== undefined && Math.abs(lng) <= 180 && Math.abs(lat) <= 85
  if (!text || !isSane || !(zoom >= 0 && zoom <= 22) || Number.isNaN(pitch) || Number.isNaN(bearing)) return null
  return { lng, lat, zoom, pitch: Math.min(60, Math.max(0, pitch)), bearing }
}

function readPick(text: string | null): PickedThing | null {
  const [layer = '', id = ''] = (text ?? '').split(':')
  return isDeskLayer(layer) && id !== '' ? { layer, id } : null
}

/** The address of a view: only what differs from the map as it opens. */
export function viewSearch(view: MapView): URLSearchParams {
  const search = new URLSearchParams()
  const set = (name: string, value: string | null | false) => {
    if (value) search.set(name, value)
  }
  const layers = view.layers
    .map(({ id, isOn, as, opacity }) =>
      [isOn ? '' : '-', id, as === 'marks' ? '' : `.${as}`, opacity < 1 ? `:${Math.round(opacity * 100)}` : ''].join(
        '',
      ),
    )
    .join(',')
  const usual = emptyView.layers.map(({ id, isOn }) => `${isOn ? '' : '-'}${id}`).join(',')
  set('layers', layers !== usual && layers)
  set('colour', view.colour !== emptyView.colour && view.colour)
  set('relief', view.isRelief && '1')
  set('theme', view.isDark && 'dark')
  set('area', view.area)
  set('state', view.state === 'all' && 'all')
  set('unit', view.unit.join(','))
  set('cls', view.cls.join(','))
  set('stage', view.stage.join(','))
  set('status', view.status.join(','))
  set('from', view.from)
  set('to', view.to)
  set('at', view.at)
  set('known', view.isAsKnown && 'then')
  if (view.camera) {
    const { lng, lat, zoom, pitch, bearing } = view.camera
    const turned = pitch || bearing ? `,${Math.round(pitch)},${Math.round(bearing)}` : ''
    set('view', `${lng.toFixed(5)},${lat.toFixed(5)},${zoom.toFixed(2)}${turned}`)
  }
  set('pick', view.pick && `${view.pick.layer}:${view.pick.id}`)
  return search
}
