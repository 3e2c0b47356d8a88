/** What the map can show, in the order it is listed and drawn first (the last lies on top). */
export const deskLayerIds = [
  'matrix',
  'zones',
  'underground',
  'assets',
  'devices',
  'cameras',
  'permits',
  'projects',
  'cases',
  'flows',
  'duty',
] as const
export type DeskLayerId = (typeof deskLayerIds)[number]

/** Layers that come in one answer: who answers for a class where, and who is on duty. They are no records. */
export type WholeLayerId = 'matrix' | 'duty'
export type RecordLayerId = Exclude<DeskLayerId, WholeLayerId>

/** Layers of the server's tiles and lists. */
export type TileLayer = 'cases' | 'projects' | 'permits' | 'assets' | 'devices'

interface DeskLayer {
  readonly id: DeskLayerId
  /** A name of the design system's colours. */
  readonly colour: 'data1' | 'data2' | 'data3' | 'data4' | 'normal'
  readonly isOn: boolean
  /** Which facts of a thing a legend can break its count down by. */
  readonly by: 'status' | 'stage' | 'cls' | 'unit'
  /** Whether its things are places that can be counted by cells; lines and zones are what they cover. */
  readonly isCountable: boolean
}

export interface RecordLayer extends DeskLayer {
  readonly id: RecordLayerId
  /** The tiles it is drawn from, and the classes that narrow them to it; none: all of them. */
  readonly tiles: TileLayer
  readonly only: readonly string[]
  /** Statuses that narrow it further; none: all. */
  readonly statuses?: readonly string[]
  /** The records it counts. */
  readonly dataset: 'case' | 'project' | 'road_permit' | 'asset' | 'device'
}

export const undergroundClasses = [
  'pipe-water',
  'pipe-sewer',
  'pipe-gas',
  'pipe-power',
  'pipe-telecom',
  'pipe-heat',
] as const

export const recordLayers: Readonly<Record<RecordLayerId, RecordLayer>> = {
  cases: {
    id: 'cases',
    tiles: 'cases',
    only: [],
    dataset: 'case',
    colour: 'data1',
    isOn: true,
    by: 'status',
    isCountable: true,
  },
  flows: {
    id: 'flows',
    tiles: 'cases',
    only: [],
    // what somebody has been sent and has not said is done
    statuses: ['dispatched', 'handling'],
    dataset: 'case',
    colour: 'data3',
    isOn: false,
    by: 'unit',
    isCountable: false,
  },
  projects: {
    id: 'projects',
    tiles: 'projects',
    only: [],
    dataset: 'project',
    colour: 'data3',
    isOn: true,
    by: 'stage',
    isCountable: true,
  },
  permits: {
    id: 'permits',
    tiles: 'permits',
    only: [],
    dataset: 'road_permit',
    colour: 'data2',
    isOn: true,
    by: 'cls',
    isCountable: true,
  },
  assets: {
    id: 'assets',
    tiles: 'assets',
    only: [],
    dataset: 'asset',
    colour: 'data4',
    isOn: false,
    by: 'cls',
    isCountable: true,
  },
  underground: {
    id: 'underground',
    tiles: 'assets',
    only: undergroundClasses,
    dataset: 'asset',
    colour: 'data4',
    isOn: false,
    by: 'cls',
    isCountable: false,
  },
  zones: {
    id: 'zones',
    tiles: 'assets',
    only: ['assessed-zone'],
    dataset: 'asset',
    colour: 'data4',
    isOn: false,
    by: 'cls',
    isCountable: false,
  },
  devices: {
    id: 'devices',
    tiles: 'devices',
    only: [],
    dataset: 'device',
    colour: 'data4',
    isOn: false,
    by: 'cls',
    isCountable: true,
  },
  cameras: {
    id: 'cameras',
    tiles: 'devices',
    only: ['camera'],
    dataset: 'device',
    colour: 'normal',
    isOn: false,
    by: 'status',
    isCountable: true,
  },
}

export const recordLayerIds = deskLayerIds.filter(id => isRecordLayer(id))

/** What every layer of the list has, whatever it comes from. */
export const deskLayers: Readonly<Record<DeskLayerId, DeskLayer>> = {
  ...recordLayers,
  matrix: { id: 'matrix', colour: 'normal', isOn: false, by: 'unit', isCountable: false },
  duty: { id: 'duty', colour: 'normal', isOn: false, by: 'cls', isCountable: false },
}

export function isRecordLayer(id: DeskLayerId): id is RecordLayerId {
  return id !== 'matrix' && id !== 'duty'
}

export const isDeskLayer = (name: string): name is DeskLayerId => (deskLayerIds as readonly string[]).includes(name)
