'use client'

import { useTranslations } from 'next-intl'
import { briefHref } from '../../../brief'
import { useList, useOptions } from './list-context'
import { Menu } from './menu'
import { optionsSearch } from './options.view'

/** What is shown, as a file: the same rows in the same order, or the same map of districts. */
export function ExportMenu() {
  const t = useTranslations('indexPage.export')
  const { format, question } = useList()
  const { options } = useOptions()
  const search = new URLSearchParams([...question, ...optionsSearch(options), ['lang', format.lang]])
  return (
    <Menu name="export" label={t('title')} side="right">
      <ul className="ix-files">
        {(['csv', 'xlsx'] as const).map(type => (
          <li key={type}>
            <a href={`/api/v1/indicators/export.${type}?${search}`} download>
              {t(type)}
              <small>{t(`${type}Note`)}</small>
            </a>
          </li>
        ))}
        <li>
          <a href={briefHref({ lang: format.lang, area: question.get('area') })} download>
            {t('brief')}
            <small>{t('briefNote')}</small>
          </a>
        </li>
      </ul>
    </Menu>
  )
}
