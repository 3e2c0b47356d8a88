import type { StyleSpecification } from 'maplibre-gl'
import { mapColours } from '../../../ui/tokens'

/**
 * The ground below the relief: the outline of the province, which an opening flight starts from. Everything that
 * stands up is deck.gl's. `province` is a path on our own server.
 */
export function groundStyle(province: string, unit: number): StyleSpecification {
  return {
    version: 8,
    sources: { province: { type: 'geojson', data: province } },
    layers: [
      {
        id: 'province-edge',
        type: 'line',
        source: 'province',
        paint: { 'line-color': mapColours.border, 'line-opacity': 0.3, 'line-width': 1.5 * unit },
      },
    ],
  }
}
