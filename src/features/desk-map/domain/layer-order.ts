import type { DeskLayerId } from './desk-layers'
import type { LayerView } from './map-view'

/** Moves a layer up (or, with a negative number, down) by so many places; at the end it stays. */
export function moveLayer(layers: readonly LayerView[], id: DeskLayerId, steps: number): readonly LayerView[] {
  const from = layers.findIndex(layer => layer.id === id)
  const own = layers[from]
  if (!own) return layers
  const rest = layers.filter(layer => layer !== own)
  const to = Math.min(rest.length, Math.max(0, from + steps))
  return [...rest.slice(0, to), own, ...rest.slice(to)]
}
