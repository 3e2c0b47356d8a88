import type { datumShift } from '../../../map/ground/datum'
import type { Thing } from '../../../map/things/thing'
import type { LngLatBox } from '../../../map/things/tile-cover'
import { type DeskLayerId, isRecordLayer, type RecordLayerId } from '../domain/desk-layers'
import type { LayerView } from '../domain/map-view'
import type { Asked } from '../domain/thing-search'
import { type LayerCells, readCells } from './layer-cells'
import { type LayerFlows, readFlows } from './layer-flows'
import { createLayerLoader, type LoadState } from './layer-loader'
import { createThingReader } from './layer-things'
import { createWholeReader } from './whole-reader'

interface LoadsOptions {
  readonly shift: ReturnType<typeof datumShift>
  readonly onState: (layer: DeskLayerId, state: LoadState) => void
  /** A layer's cells have come, or gone. */
  readonly onCells: (layer: DeskLayerId, cells: LayerCells | null) => void
  readonly onChange: () => void
}

/** All that the shown layers are drawn from: things by tiles, cells, flows; each layer comes by one of these ways. */
export function createLoads({ shift, onState, onCells, onChange }: LoadsOptions) {
  const things = new Map<DeskLayerId, readonly Thing[]>()
  const cells = new Map<DeskLayerId, LayerCells>()
  const flows = new Map<DeskLayerId, LayerFlows>()
  const keep = <T>(kept: Map<DeskLayerId, T>, layer: DeskLayerId, loaded: T | null) => {
    if (loaded === null) kept.delete(layer)
    else kept.set(layer, loaded)
    onChange()
  }
  const tiles = createThingReader(shift.to)
  const whole = createWholeReader(shift.to)
  const byWhole = createLayerLoader({ read: whole, onState, onLoaded: (layer, own) => keep(things, layer, own) })
  const byTile = createLayerLoader({ read: tiles.read, onState, onLoaded: (layer, own) => keep(things, layer, own) })
  const byCell = createLayerLoader({
    read: (layer: RecordLayerId, ...question) => readCells(shift, layer, ...question),
    onState,
    onLoaded: (layer, own) => {
      onCells(layer, own)
      keep(cells, layer, own)
    },
  })
  const byFlow = createLayerLoader({
    read: (layer: RecordLayerId, ...question) => readFlows(shift.to, layer, ...question),
    onState,
    onLoaded: (layer, own) => keep(flows, layer, own),
  })
  const ways = [byWhole, byTile, byCell, byFlow]
  const sum = (counted: readonly { readonly count: number }[]) => counted.reduce((all, { count }) => all + count, 0)
  return {
    things,
    cells,
    flows,
    /** How many things of a layer are drawn, one by one or in numbers. */
    countOf: (layer: DeskLayerId): number =>
      // areas in several pieces are one each
      layer === 'matrix'
        ? new Set(things.get(layer)?.map(({ id }) => id)).size
        : sum(flows.get(layer)?.flows ?? cells.get(layer)?.cells ?? things.get(layer) ?? []),
    look(box: LngLatBox, zoom: number) {
      for (const way of ways) way.look(box, zoom)
    },
    ask(layers: readonly LayerView[], asked: Asked) {
      const on = layers.filter(layer => layer.isOn)
      const named = (isMeant: (layer: LayerView) => boolean) =>
        on.filter(isMeant).flatMap(({ id }) => (isRecordLayer(id) ? [id] : []))
      byWhole.ask(
        on.flatMap(({ id }) => (isRecordLayer(id) ? [] : [id])),
        asked,
      )
      byTile.ask(
        named(({ id, as }) => id !== 'flows' && as === 'marks'),
        asked,
      )
      byCell.ask(
        named(({ as }) => as !== 'marks'),
        asked,
      )
      byFlow.ask(
        named(({ id }) => id === 'flows'),
        asked,
      )
    },
    changed(layer: DeskLayerId) {
      if (isRecordLayer(layer)) tiles.forget(layer)
      for (const way of ways) way.changed(layer)
    },
    stop() {
      for (const way of ways) way.stop()
    },
  }
}

export type Loads = ReturnType<typeof createLoads>
