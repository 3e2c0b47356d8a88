'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { LinkState } from '../../../ui/live/follow'
import type { Found } from '../map/search'
import { Filters } from './filters'
import { useMapTools } from './map-context'
import { SearchBox } from './search-box'

interface TopBarProps {
  readonly link: LinkState
  readonly open: (found: Found) => void
  readonly openHelp: () => void
  readonly otherLanguage: () => string
}

/** Where one is, what is shown, and the way to everything else. */
export function TopBar({ link, open, openHelp, otherLanguage }: TopBarProps) {
  const t = useTranslations('deskMap')
  const { city, format, view, change } = useMapTools()
  const [isCopied, setCopied] = useState(false)
  const other = format.lang === 'zh' ? 'en' : 'zh'
  const copy = async () => {
    await navigator.clipboard.writeText(window.location.href)
    setCopied(true)
    setTimeout(() => setCopied(false), 2000)
  }
  return (
    <header className="mp-top" data-map-obstacle>
      <a className="mp-home" href="/">
        {city.name}
      </a>
      <h1>{t('title')}</h1>
      {city.isDemo ? <span className="mp-demo">{t('demo')}</span> : null}
      <SearchBox open={open} />
      <Filters />
      <span className="mp-gap" />
      <span className="mp-link" data-state={view.at ? 'fixed' : link} role="status">
        {view.at ? t('time.past', { moment: format.stamp(view.at) }) : t(`link.${link}`)}
      </span>
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
      <a className="mp-quiet-button mp-wide-only" href="/screen">
        {t('wall')}
      </a>
      <a
        className="mp-quiet-button"
        href={`/map?lang=${other}`}
        hrefLang={other}
        onClick={event => {
          event.preventDefault()
          window.location.assign(otherLanguage())
        }}
      >
        {t('language')}
      </a>
      <button type="button" className="mp-quiet-button" onClick={openHelp} aria-keyshortcuts="?">
        {t('keys.title')}
        <kbd>?</kbd>
      </button>
    </header>
  )
}
