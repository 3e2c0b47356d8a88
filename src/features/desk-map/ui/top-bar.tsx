'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { LngLat } from '../../../shared/geo/geometry'
import type { LinkState } from '../../../ui/live/follow'
import { briefHref } from '../../brief'
import { sendPlaceHref } from '../../kiosks'
import { wallView } from '../domain/wall-view'
import type { Found } from '../map/search'
import { Filters } from './filters'
import { useMapTools } from './map-context'
import { SearchBox } from './search-box'

interface TopBarProps {
  readonly link: LinkState
  readonly open: (found: Found) => void
  readonly openHelp: () => void
  /** The middle of the map, for whoever may send it to a screen; null: nobody may. */
  readonly centre: (() => LngLat | null) | null
}

/** Where one is, what is shown, and the way to everything else. */
export function TopBar({ link, open, openHelp, centre }: TopBarProps) {
  const t = useTranslations('deskMap')
  const { city, format, view, change } = useMapTools()
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(window.location.href)
    setCopied(true)
    setTimeout(() => setCopied(false), 2000)
  }
  return (
    <header className="mp-top" data-map-obstacle>
      <h1>{t('title')}</h1>
      <SearchBox open={open} />
      <Filters />
      <span className="mp-gap" />
      <span className="mp-link" data-state={view.at ? 'fixed' : link} role="status">
        {view.at ? t('time.past', { moment: format.stamp(view.at) }) : t(`link.${link}`)}
      </span>
      <a
        className="mp-quiet-button"
        href={briefHref({ lang: format.lang, area: view.area })}
        title={t('briefNote')}
        download
      >
        {t('brief')}
      </a>
      {centre ? (
        <button
          type="button"
          className="mp-quiet-button"
          data-send
          title={t('sendNote')}
          onClick={() => {
            const [lng, lat] = centre() ?? city.center
            window.location.assign(sendPlaceHref({ lng, lat, map: wallView(view) }))
          }}
        >
          {t('send')}
        </button>
      ) : null}
      <button type="button" className="mp-quiet-button" onClick={() => void copy()}>
        {t(isCopied ? 'copied' : 'copy')}
      </button>
      <button
        type="button"
        className="mp-quiet-button"
        aria-pressed={view.isDark}
        onClick={() => change(before => ({ isDark: !before.isDark }))}
      >
        {t('dark')}
      </button>
      <button type="button" className="mp-quiet-button" onClick={openHelp} aria-keyshortcuts="?">
        {t('keys.title')}
        <kbd>?</kbd>
      </button>
    </header>
  )
}
