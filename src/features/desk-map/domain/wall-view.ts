import type { MapShown } from '../../kiosks'
import type { MapView } from './map-view'

const onWalls = ['cases', 'projects', 'permits'] as const

/**
 * What a wall can show of a view: how near, the layers it knows, and the filters of their things. A wall shows what is
 * open now: moment, days and assets stay at the desk. Without a layer that walls know, all of theirs.
 */
export function wallView({ camera, layers, cls, status, stage }: MapView): MapShown {
  const on = onWalls.filter(id => layers.some(each => each.id === id && each.isOn))
  return {
    zoom: camera === null ? null : Math.min(18, Math.max(3, camera.zoom)),
    layers: on.length > 0 ? on : [...onWalls],
    cls: [...cls],
    status: [...status],
    stage: [...stage],
  }
}
