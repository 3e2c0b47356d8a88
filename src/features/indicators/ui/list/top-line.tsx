'use client'

import { useTranslations } from 'next-intl'
import type { LinkState } from '../../../../ui/live/follow'
import type { IndexPage } from '../../queries/index-page'
import { AreaPicker } from './area-picker'
import { pageHref } from './href.view'
import { useList, useOptions } from './list-context'
import { MomentPicker } from './moment-picker'
import { optionsSearch } from './options.view'

interface TopLineProps {
  readonly page: IndexPage
  readonly link: LinkState
  readonly isDemo: boolean
  readonly city: string
  readonly openHelp: () => void
}

/** Where, when, and how current: the page's question, each part of it a place to change it. */
export function TopLine({ page, link, isDemo, city, openHelp }: TopLineProps) {
  const t = useTranslations('indexPage')
  const { format, question } = useList()
  const { options } = useOptions()
  const other = format.lang === 'zh' ? 'en' : 'zh'
  return (
    <header className="ix-top">
      <a className="ix-home" href="/">
        {city}
      </a>
      <h1>{t('title')}</h1>
      {isDemo ? <span className="ix-demo">{t('demo')}</span> : null}
      <AreaPicker page={page} />
      <MomentPicker page={page} />
      <span className="ix-gap" />
      <LinkMark page={page} link={link} />
      <a className="ix-quiet" href="/index/edit">
        {t('rules')}
      </a>
      <a className="ix-quiet" href={pageHref(question, optionsSearch(options), { lang: other })} hrefLang={other}>
        {t('language')}
      </a>
      <button type="button" className="ix-quiet" onClick={openHelp} aria-keyshortcuts="?">
        {t('keys.title')}
        <kbd>?</kbd>
      </button>
    </header>
  )
}

function LinkMark({ page, link }: Pick<TopLineProps, 'page' | 'link'>) {
  const t = useTranslations('indexPage.link')
  const { format } = useList()
  if (page.how !== 'kept')
    return (
      <span className="ix-link" data-state="fixed">
        {t(page.how, { moment: page.computedAt ? format.stamp(page.computedAt) : '—' })}
      </span>
    )
  return (
    <span className="ix-link" data-state={link} role="status">
      {t(link)}
    </span>
  )
}
