'use client'

import { useTranslations } from 'next-intl'
import { type RefObject, useEffect, useState } from 'react'
import { circleRing } from '../../../map/layers/outline.layer'
import type { LngLat } from '../../../shared/geo/geometry'
import { type DeskLayerId, recordLayerIds, recordLayers } from '../domain/desk-layers'
import { type Around, type Neighbour, readAround, type Touch } from '../map/around'
import type { DeskMap } from '../map/desk-map-options'
import { useMapTools } from './map-context'
import type { Side } from './side'

interface AroundPanelProps {
  readonly place: LngLat
  readonly map: RefObject<DeskMap | null>
  readonly open: (side: Side) => void
}

const distances = [100, 200, 500, 1000] as const
/** Rows of a kind before the rest is a number. */
const ROWS = 8

/** Everything within so many metres of a place, of all kinds, and what of it touches what. */
export function AroundPanel({ place, map, open }: AroundPanelProps) {
  const t = useTranslations('deskMap.around')
  const { city, format, view } = useMapTools()
  const [metres, setMetres] = useState<number>(500)
  const [around, setAround] = useState<Around | 'broken' | null>(null)
  const { from, to, at, isAsKnown, state } = view
  const question = JSON.stringify({ from, to, at, isAsKnown, state })
  const [lng, lat] = place
  const { timeZone } = city

  useEffect(() => {
    map.current?.mark(circleRing([lng, lat], metres))
    return () => map.current?.mark([])
  }, [map, lng, lat, metres])

  useEffect(() => {
    const stop = new AbortController()
    setAround(null)
    void readAround([lng, lat], metres, JSON.parse(question), timeZone, stop.signal)
      .then(setAround)
      .catch((error: unknown) => {
        if (stop.signal.aborted) return
        console.error(error)
        setAround('broken')
      })
    return () => stop.abort()
  }, [lng, lat, metres, question, timeZone])

  const known = around && around !== 'broken' ? around : null
  const all = new Map(known?.groups.flatMap(group => group.items.map(item => [item.id, item] as const)))
  const openThing = (dataset: string, item: Neighbour) => {
    map.current?.pickPlace([item.lng, item.lat])
    const layer = layerOf(dataset, item)
    if (layer) open({ kind: 'thing', layer, id: item.id })
  }
  return (
    <div className="mp-thing" aria-busy={around === null}>
      <fieldset className="mp-segments">
        <legend>{t('distance')}</legend>
        {distances.map(each => (
          <button type="button" key={each} aria-pressed={metres === each} onClick={() => setMetres(each)}>
            {t('metres', { count: each })}
          </button>
        ))}
      </fieldset>
      {around === 'broken' ? <p className="mp-side-note">{t('broken')}</p> : null}
      {around === null ? <p className="mp-quiet">{t('reading')}</p> : null}
      {known && known.groups.length === 0 ? <p className="mp-side-note">{t('nothing')}</p> : null}
      {known && known.touches.length > 0 ? (
        <>
          <h4>{t('touches', { count: known.touches.length })}</h4>
          <ul className="mp-touches">
            {known.touches.slice(0, ROWS).map(touch => {
              const [first, second] = endsOf(touch)
              return (
                <li key={`${first} ${second}`} data-touch={touch.kind}>
                  <span>{t(touch.kind, { metres: touch.metres })}</span>
                  <b>{all.get(first)?.title ?? first}</b>
                  <b>{all.get(second)?.title ?? second}</b>
                </li>
              )
            })}
          </ul>
        </>
      ) : null}
      {known?.groups.map(group => (
        <section key={group.dataset} data-dataset={group.dataset}>
          <h4>
            {group.title[format.lang]} <b>{format.number(group.total)}</b>
          </h4>
          <ul className="mp-neighbours">
            {group.items.slice(0, ROWS).map(item => (
              <li key={item.id}>
                <button type="button" onClick={() => openThing(group.dataset, item)}>
                  <span>{item.title ?? item.id}</span>
                  <small>{t('metres', { count: item.metres })}</small>
                </button>
              </li>
            ))}
          </ul>
          {group.total > ROWS ? <p className="mp-quiet">{t('more', { count: group.total - ROWS })}</p> : null}
        </section>
      ))}
    </div>
  )
}

const endsOf = (touch: Touch): readonly [string, string] =>
  touch.kind === 'case-on-work' ? [touch.case, touch.work] : touch.works

/** The layer that opens a record of a dataset; null where the map has none. */
function layerOf(dataset: string, { cls }: Neighbour): DeskLayerId | null {
  const fitting = recordLayerIds.filter(id => recordLayers[id].dataset === dataset)
  return (
    fitting.find(id => cls !== null && recordLayers[id].only.includes(cls)) ??
    fitting.find(id => recordLayers[id].only.length === 0) ??
    null
  )
}
