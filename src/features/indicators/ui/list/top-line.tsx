'use client'

import { useTranslations } from 'next-intl'
import type { LinkState } from '../../../../ui/live/follow'
import type { IndexPage } from '../../queries/index-page'
import { AreaPicker } from './area-picker'
import { useList } from './list-context'
import { MomentPicker } from './moment-picker'

interface TopLineProps {
  readonly page: IndexPage
  readonly link: LinkState
  readonly openHelp: () => void
}

/** Where, when, and how current: the page's question, each part of it a place to change it. */
export function TopLine({ page, link, openHelp }: TopLineProps) {
  const t = useTranslations('indexPage')
  return (
    <header className="ix-top">
      <h1>{t('title')}</h1>
      <AreaPicker page={page} />
      <MomentPicker page={page} />
      <span className="ix-gap" />
      <LinkMark page={page} link={link} />
      <a className="ix-quiet" href="/index/edit">
        {t('rules')}
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
