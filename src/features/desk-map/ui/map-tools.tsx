'use client'

import { useTranslations } from 'next-intl'
import type { RefObject } from 'react'
import type { DeskMap } from '../map/desk-map-options'
import { useMapTools } from './map-context'
import type { SideState } from './use-side'

interface MapToolsProps {
  readonly map: RefObject<DeskMap | null>
  readonly side: SideState
  /** On a phone the panels at the left are a sheet. */
  readonly panels: { readonly isOpen: boolean; readonly toggle: () => void }
}

/** Buttons on the map: nearer, further, home, and how to select. */
export function MapTools({ map, side, panels }: MapToolsProps) {
  const t = useTranslations('deskMap.tools')
  const { city } = useMapTools()
  return (
    <div
      className="mp-panel mp-tools"
      role="toolbar"
      aria-label={t('title')}
      aria-orientation="vertical"
      data-map-obstacle
    >
      <button
        type="button"
        className="mp-narrow-only"
        aria-pressed={panels.isOpen}
        onClick={panels.toggle}
        aria-label={t('panels')}
        title={t('panels')}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M8 2.5 14 6 8 9.500 2 6ZM2 9.500 8 13 14 9.500" />
        </svg>
      </button>
      <button type="button" onClick={() => map.current?.zoomBy(1)} aria-label={t('in')} title={t('in')}>
        +
      </button>
      <button type="button" onClick={() => map.current?.zoomBy(-1)} aria-label={t('out')} title={t('out')}>
        −
      </button>
      <button type="button" onClick={() => map.current?.goTo(city.bounds)} aria-label={t('home')} title={t('home')}>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M2 8 8 2.5 14 8M4 7v6.5h8V7" />
        </svg>
      </button>
      {(['box', 'lasso'] as const).map(tool => (
        <button
          type="button"
          key={tool}
          aria-pressed={side.tool === tool}
          aria-label={t(tool)}
          title={t(tool)}
          onClick={() => side.chooseTool(side.tool === tool ? 'pan' : tool)}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            {tool === 'box' ? (
              <rect x="2.5" y="3.5" width="11" height="9" strokeDasharray="2.2 1.6" />
            ) : (
              <path d="M8 3c4 0 6 1.6 6 3.6S11.500 10.500 8 10.500 2 9 2 6.800 4 3 8 3ZM5.500 10.200C4 11.400 4.600 13.500 6.500 13.800" />
            )}
          </svg>
        </button>
      ))}
      <button
        type="button"
        onClick={() => {
          const place = map.current?.centre()
          if (place) side.around(place)
        }}
        aria-label={t('around')}
        title={t('around')}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="8" cy="8" r="5.500" />
          <circle cx="8" cy="8" r="1" />
        </svg>
      </button>
    </div>
  )
}
