import type { Layer } from '@deck.gl/core'

/**
 * What lies on what: the ground and what colours it; the things of the city; what a hand is drawing or has picked;
 * what must be seen whatever else is shown.
 */
export const bands = ['base', 'city', 'editing', 'alerts'] as const
export type Band = (typeof bands)[number]

/** A slot is one subject within a band (`cases`, `relief`); its layers come and go together. */
export interface Slot {
  readonly layers: readonly Layer[]
  /** Lower lies lower within the band; slots of equal order lie in the order they came. */
  readonly order: number
}

export interface BandUpdater {
  /** Replaces one slot; an empty list takes it away. Drawn with the next frame, however many edits come before it. */
  readonly set: (band: Band, slot: string, layers: readonly Layer[], order?: number) => void
  readonly clear: () => void
}

/**
 * The one place that hands layers to the map: a snapshot of all bands, and small edits to it. Everything that was
 * set between two frames goes to the map in one piece.
 */
export function createBandUpdater(
  hand: (layers: readonly Layer[]) => void,
  nextFrame: (work: () => void) => void = work => void requestAnimationFrame(work),
): BandUpdater {
  const slots = new Map<Band, Map<string, Slot>>(bands.map(band => [band, new Map()]))
  let isAsked = false
  let isOver = false
  const ask = () => {
    if (isAsked) return
    isAsked = true
    nextFrame(() => {
      isAsked = false
      if (!isOver) hand(stacked(slots))
    })
  }
  return {
    set(band, slot, layers, order = 0) {
      const own = slots.get(band)
      if (layers.length === 0) own?.delete(slot)
      else own?.set(slot, { layers, order })
      ask()
    },
    clear() {
      isOver = true
      for (const own of slots.values()) own.clear()
    },
  }
}

const stacked = (slots: ReadonlyMap<Band, ReadonlyMap<string, Slot>>): Layer[] =>
  bands.flatMap(band =>
    [...(slots.get(band)?.values() ?? [])].sort((one, other) => one.order - other.order).flatMap(slot => slot.layers),
  )
