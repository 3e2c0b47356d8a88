'use client'

import { useTranslations } from 'next-intl'
import { type RefObject, useEffect, useRef } from 'react'
import { isRecordLayer } from '../domain/desk-layers'
import type { DeskMap } from '../map/desk-map-options'
import { AreaPanel } from './area-panel'
import { AroundPanel } from './around-panel'
import { ListPanel } from './list-panel'
import { useMapTools } from './map-context'
import { ProofPanel } from './proof-panel'
import type { Side } from './side'
import { ThingPanel } from './thing-panel'
import type { LegendBook } from './use-legend'
import type { SideState } from './use-side'
import { WholePanel } from './whole-panel'

interface SidePanelProps {
  readonly side: SideState
  readonly shown: Side
  readonly legend: LegendBook
  readonly round: number
  readonly map: RefObject<DeskMap | null>
}

/** What was picked, selected or asked about, with the way back from it. */
export function SidePanel({ side, shown, legend, round, map }: SidePanelProps) {
  const t = useTranslations('deskMap')
  const { format } = useMapTools()
  const own = useRef<HTMLElement>(null)
  const name = shown.kind === 'area' ? shown.area.name[format.lang] : t(`side.${shown.kind}`)
  // Whoever opened it by a key goes on in it; the pointer's focus is not taken.
  useEffect(() => {
    if (shown && document.activeElement === document.body) own.current?.focus()
  }, [shown])
  return (
    <aside ref={own} className="mp-panel mp-side" aria-label={name} tabIndex={-1} data-map-obstacle>
      <header className="mp-side-top">
        {side.back ? (
          <button type="button" onClick={side.back}>
            ‹ {t('back')}
          </button>
        ) : null}
        <h2>{name}</h2>
        <span className="mp-gap" />
        <button type="button" onClick={side.close} aria-label={t('close')}>
          ×
        </button>
      </header>
      {shown.kind === 'thing' ? (
        isRecordLayer(shown.layer) ? (
          <ThingPanel key={shown.id} layer={shown.layer} id={shown.id} round={round} map={map} open={side.open} />
        ) : (
          <WholePanel key={shown.id} layer={shown.layer} id={shown.id} round={round} map={map} open={side.open} />
        )
      ) : shown.kind === 'list' ? (
        <ListPanel key={JSON.stringify(shown.parts)} parts={shown.parts} ring={shown.ring} map={map} open={side.open} />
      ) : shown.kind === 'area' ? (
        <AreaPanel key={shown.area.code} area={shown.area} round={round} map={map} open={side.open} />
      ) : shown.kind === 'around' ? (
        <AroundPanel key={shown.place.join()} place={shown.place} map={map} open={side.open} />
      ) : (
        <ProofPanel key={shown.layer} layer={shown.layer} legend={legend} />
      )}
    </aside>
  )
}
