import { areasOf } from '../../../map/ground/areas'
import type { Thing } from '../../../map/things/thing'
import type { LngLat } from '../../../shared/geo/geometry'
import type { WholeLayerId } from '../domain/desk-layers'
import type { Asked } from '../domain/thing-search'
import type { InView } from './layer-loader'
import { readWhole, thingsOf } from './whole-layers'

/** Reads layers that come in one answer into things; the outlines of areas come once, and streets when one is named. */
export function createWholeReader(shift: (place: LngLat) => LngLat) {
  return async (layer: WholeLayerId, _: InView, asked: Asked, signal: AbortSignal): Promise<readonly Thing[]> => {
    const answer = await readWhole(layer, asked, signal)
    if (answer.layer === 'duty') return thingsOf(answer, { shift, areas: new Map() })
    const hasStreets = answer.items.some(each => each.kind === 'street')
    const lists = await Promise.all([areasOf('district', shift), hasStreets ? areasOf('street', shift) : []])
    return thingsOf(answer, { shift, areas: new Map(lists.flat().map(area => [area.code, area])) })
  }
}
