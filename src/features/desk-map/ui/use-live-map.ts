'use client'

import { type RefObject, useEffect, useState } from 'react'
import { follow, type LinkState } from '../../../ui/live/follow'
import { type DeskLayerId, deskLayerIds, recordLayerIds, recordLayers } from '../domain/desk-layers'
import type { DeskMap } from '../map/desk-map-options'

const TILES_AFTER_MS = 250
const COUNTS_AFTER_MS = 900
/** Shifts end and the matrix is published without an event of the map: both are asked again so often. */
const WHOLE_AFTER_MS = 60_000

interface LiveMap {
  readonly link: LinkState
  /** Moves when counts are to be read again. */
  readonly round: number
  readonly indexRound: number
  /** Epoch ms of the last time the link was alive. */
  readonly since: number
}

/** Follows what changes on the map; a burst of changes is read once. A past moment does not change. */
export function useLiveMap(map: RefObject<DeskMap | null>, isLive: boolean, seq: number): LiveMap {
  const [link, setLink] = useState<LinkState>('connecting')
  const [round, setRound] = useState(0)
  const [indexRound, setIndexRound] = useState(0)
  const [since, setSince] = useState(() => Date.now())

  useEffect(() => {
    if (!isLive) return
    const due = new Set<DeskLayerId>()
    let tiles: ReturnType<typeof setTimeout> | undefined
    let counts: ReturnType<typeof setTimeout> | undefined
    const soon = (layers: readonly DeskLayerId[]) => {
      for (const layer of layers) due.add(layer)
      tiles ??= setTimeout(() => {
        tiles = undefined
        for (const layer of due) map.current?.changed(layer)
        due.clear()
      }, TILES_AFTER_MS)
      counts ??= setTimeout(() => {
        counts = undefined
        setRound(before => before + 1)
      }, COUNTS_AFTER_MS)
    }
    const topics = [...new Set(recordLayerIds.map(id => `map:${recordLayers[id].tiles}`)), 'index']
    const stop = follow({
      topics,
      after: seq,
      onEvent: event => {
        if (event.type === 'index.computed') return setIndexRound(before => before + 1)
        soon(layersOf(event.data.dataset, event.type))
      },
      onSnapshot: () => soon(deskLayerIds),
      onState: state => {
        setLink(state)
        if (state === 'lost') setSince(Date.now())
      },
    })
    const whole = setInterval(() => soon(['duty', 'matrix']), WHOLE_AFTER_MS)
    return () => {
      clearTimeout(tiles)
      clearTimeout(counts)
      clearInterval(whole)
      stop()
    }
  }, [map, isLive, seq])

  return { link, round, indexRound, since }
}

/** Layers that an event may change; a lamp is lit on a project. */
function layersOf(dataset: unknown, type: string): DeskLayerId[] {
  if (type.startsWith('flag.')) return ['projects']
  const wanted = dataset === 'approval_step' || dataset === 'progress' ? 'project' : dataset
  const own: DeskLayerId[] = recordLayerIds.filter(id => recordLayers[id].dataset === wanted)
  // a step of a case may say where a crew is
  return dataset === 'case' ? [...own, 'duty'] : own
}
