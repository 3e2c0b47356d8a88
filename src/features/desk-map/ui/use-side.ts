'use client'

import { type RefObject, useCallback, useEffect, useMemo, useState } from 'react'
import type { MapArea } from '../../../map/ground/areas'
import type { Tool } from '../../../map/selection/draw-tool'
import type { Hit } from '../../../map/selection/hit'
import type { LngLat } from '../../../shared/geo/geometry'
import type { DeskLayerId } from '../domain/desk-layers'
import type { ListPart } from '../domain/list-part'
import type { MapView } from '../domain/map-view'
import type { DeskMap } from '../map/desk-map-options'
import type { Hover } from './hover-card'
import type { Side } from './side'

export interface SideState {
  readonly shown: Side | null
  readonly hover: Hover | null
  readonly tool: Tool
  readonly open: (side: Side) => void
  readonly close: () => void
  readonly back: (() => void) | null
  readonly chooseTool: (tool: Tool) => void
  readonly picked: (hit: Hit | null, place: LngLat, area: MapArea | null) => void
  readonly hovered: (hit: Hit | null, x: number, y: number) => void
  readonly around: (place: LngLat) => void
  readonly selected: (ring: readonly LngLat[]) => void
}

/** What is picked, selected or asked about, and the way back from it. */
export function useSide(
  map: RefObject<DeskMap | null>,
  view: MapView,
  change: (part: Partial<MapView>) => void,
): SideState {
  const [stack, setStack] = useState<readonly Side[]>(() =>
    view.pick ? [{ kind: 'thing', layer: view.pick.layer, id: view.pick.id }] : [],
  )
  const [hover, setHover] = useState<Hover | null>(null)
  const [tool, setTool] = useState<Tool>('pan')
  const shown = stack.at(-1) ?? null

  // The address keeps a thing that is open; lists and questions are made anew by whoever asks them.
  useEffect(() => {
    change({ pick: shown?.kind === 'thing' ? { layer: shown.layer, id: shown.id } : null })
  }, [shown, change])

  const open = useCallback((side: Side) => {
    setHover(null)
    setStack(before => [...before.filter(each => each.kind !== side.kind).slice(-3), side])
  }, [])
  const close = useCallback(() => {
    setStack([])
    map.current?.mark([])
    map.current?.pickPlace(null)
  }, [map])
  const back = useMemo(() => (stack.length > 1 ? () => setStack(before => before.slice(0, -1)) : null), [stack.length])
  const chooseTool = useCallback(
    (next: Tool) => {
      setTool(next)
      map.current?.chooseTool(next)
    },
    [map],
  )
  const around = useCallback(
    (place: LngLat) => {
      map.current?.pickPlace(null)
      open({ kind: 'around', place })
    },
    [map, open],
  )
  const picked = useCallback(
    (hit: Hit | null, _place: LngLat, area: MapArea | null) => {
      if (hit?.kind === 'thing' && hit.thing.id) {
        map.current?.mark([])
        return open({ kind: 'thing', layer: hit.thing.layer as DeskLayerId, id: hit.thing.id })
      }
      if (hit?.kind === 'cluster') return open({ kind: 'list', parts: partsOf(hit), ring: null })
      if (area) return open({ kind: 'area', area })
      close()
    },
    [map, open, close],
  )
  const hovered = useCallback((hit: Hit | null, x: number, y: number) => setHover(hit ? { hit, x, y } : null), [])
  const selected = useCallback(
    (ring: readonly LngLat[]) => {
      chooseTool('pan')
      const lngs = ring.map(place => place[0])
      const lats = ring.map(place => place[1])
      const bbox = [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)].join(',')
      map.current?.mark(ring)
      const layers = view.layers.filter(layer => layer.isOn)
      open({ kind: 'list', parts: layers.map(({ id }) => ({ layer: id, where: { bbox } })).reverse(), ring })
    },
    [map, open, chooseTool, view.layers],
  )
  return { shown, hover, tool, open, close, back, chooseTool, picked, hovered, around, selected }
}

/** What a cluster holds: things by name, and the cells of those that stand together. */
function partsOf({ cluster }: Extract<Hit, { kind: 'cluster' }>): ListPart[] {
  return cluster.counts.flatMap(([name]): ListPart[] => {
    const layer = name as DeskLayerId
    const own = cluster.members.filter(each => each.layer === layer)
    const flows = own.flatMap(({ facts: { unit, area }, count }): ListPart[] =>
      layer === 'flows' ? [{ layer, where: { unit: String(unit), area: String(area) }, count }] : [],
    )
    if (flows.length > 0) return flows
    const named = own.flatMap(each => each.id ?? [])
    const cells = own.flatMap((each): ListPart[] =>
      each.id ? [] : [{ layer, where: { cell: String(each.facts.cell) }, count: each.count }],
    )
    return [...(named.length > 0 ? [{ layer, where: { ids: named.join(',') }, count: named.length }] : []), ...cells]
  })
}
