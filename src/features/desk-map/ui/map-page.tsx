'use client'

import { useTranslations } from 'next-intl'
import { type CSSProperties, useCallback, useMemo, useRef, useState } from 'react'
import { colours, deskColours } from '../../../ui/tokens'
import type { DeskCity } from '../domain/desk-city'
import type { DeskLayerId } from '../domain/desk-layers'
import type { DeskMap } from '../map/desk-map-options'
import type { LoadState } from '../map/layer-loader'
import type { Found } from '../map/search'
import { ColourPicker } from './colour-picker'
import { deskFormat } from './desk-format'
import { HoverCard } from './hover-card'
import { KeyHelp } from './key-help'
import { LayerPanel } from './layer-panel'
import { MapCanvas } from './map-canvas'
import { MapContext } from './map-context'
import { MapTools } from './map-tools'
import { SidePanel } from './side-panel'
import { TimeBrush } from './time-brush'
import { TopBar } from './top-bar'
import { useAreaValues } from './use-area-values'
import { useKeys } from './use-keys'
import { useLegend } from './use-legend'
import { useLiveMap } from './use-live-map'
import { useMapView } from './use-map-view'
import { useSide } from './use-side'
import { WorksCalendar } from './works-calendar'
import './map-page.css'

interface MapPageProps {
  readonly city: DeskCity
  /** The address' question as the server read it. */
  readonly search: string
  readonly lang: 'zh' | 'en'
  /** Whether whoever looks may send to screens. */
  readonly maySend: boolean
}

/** `/map`: the city's map at a desk. */
export function MapPage({ city, search, lang, maySend }: MapPageProps) {
  const t = useTranslations('deskMap')
  const { view, change } = useMapView(search)
  const format = useMemo(() => deskFormat(lang, city.timeZone), [lang, city.timeZone])
  const tools = useMemo(() => ({ city, format, view, change, maySend }), [city, format, view, change, maySend])
  const map = useRef<DeskMap | null>(null)
  const [states, setStates] = useState<ReadonlyMap<DeskLayerId, LoadState>>(new Map())
  const [cells, setCells] = useState<ReadonlyMap<DeskLayerId, number>>(new Map())
  const [isPanels, setPanels] = useState(false)
  const [isHelp, setHelp] = useState(false)
  const [isCalendar, setCalendar] = useState(false)
  const isStill = useMemo(() => new URLSearchParams(search).get('motion') === 'off', [search])
  const live = useLiveMap(map, view.at === null, city.seq)
  const legend = useLegend(view, city.timeZone, live.round)
  const { values, indicators } = useAreaValues(view.colour, view.at, live.indexRound)
  const side = useSide(map, view, change)
  const setState = useCallback(
    (layer: DeskLayerId, state: LoadState) => setStates(before => new Map(before).set(layer, state)),
    [],
  )
  const setMost = useCallback(
    (layer: DeskLayerId, most: number) => setCells(before => new Map(before).set(layer, most)),
    [],
  )
  const open = useCallback(
    (found: Found) => {
      if (found.area) {
        map.current?.goTo(found.area.box)
        change({ area: found.area.code })
        return side.open({ kind: 'area', area: found.area })
      }
      if (found.place) map.current?.lookAt(found.place, 15)
      const layer = found.kind === 'case' ? 'cases' : found.kind === 'permit' ? 'permits' : 'projects'
      side.open({ kind: 'thing', layer, id: found.id })
    },
    [change, side],
  )
  const prove = useCallback((layer: DeskLayerId) => side.open({ kind: 'proof', layer }), [side])
  useKeys({ map, side, setHelp, toggleCalendar: () => setCalendar(before => !before), prove, city, view, change })
  const ink = view.isDark ? colours : deskColours
  const style = Object.fromEntries(Object.entries(ink).map(([name, hex]) => [`--${name}`, hex])) as CSSProperties

  return (
    <MapContext value={tools}>
      <main
        className="mp dk-map"
        data-theme={view.isDark ? 'dark' : 'light'}
        data-link={live.link}
        data-side={side.shown?.kind}
        data-panels={isPanels ? '' : undefined}
        style={style}
      >
        <MapCanvas map={map} values={values} isStill={isStill} side={side} onState={setState} onCells={setMost} />
        <TopBar
          link={live.link}
          open={open}
          openHelp={() => setHelp(true)}
          centre={maySend ? () => map.current?.centre() ?? null : null}
        />
        {live.link === 'lost' && view.at === null ? (
          <p className="mp-banner" role="alert">
            {t('lost', { moment: format.stamp(live.since) })}
          </p>
        ) : null}
        <div className="mp-left">
          <LayerPanel states={states} legend={legend} cells={cells} prove={prove} />
          <ColourPicker indicators={indicators} values={values} />
        </div>
        <MapTools map={map} side={side} panels={{ isOpen: isPanels, toggle: () => setPanels(before => !before) }} />
        {side.shown ? <SidePanel side={side} shown={side.shown} legend={legend} round={live.round} map={map} /> : null}
        <div className="mp-foot">
          {isCalendar ? <WorksCalendar map={map} open={side.open} round={live.round} /> : null}
          <TimeBrush
            now={city.now}
            round={live.round}
            isStill={isStill}
            calendar={{ isOpen: isCalendar, toggle: () => setCalendar(before => !before) }}
          />
          <p className="mp-notice">
            {city.notice}
            {city.basemap.kind === 'own' ? ` · ${t('synthetic')}` : ''}
            {city.basemap.credit ? ` · ${city.basemap.credit}` : ''}
            {city.approval ? ` · ${t('approval', { number: city.approval })}` : ''}
            {city.basemap.datum === 'GCJ02' ? ` · ${t('shifted')}` : ''}
          </p>
        </div>
        {side.hover ? <HoverCard {...side.hover} /> : null}
        {isHelp ? <KeyHelp close={() => setHelp(false)} /> : null}
      </main>
    </MapContext>
  )
}
