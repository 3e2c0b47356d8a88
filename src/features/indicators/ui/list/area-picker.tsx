'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { IndexPage, NamedArea } from '../../queries/index-page'
import { pageHref } from './href.view'
import { useList, useOptions } from './list-context'
import { Menu } from './menu'
import { optionsSearch } from './options.view'
import { useAreaSearch } from './use-area-search'

/** The path from the city down to the area, and a plate with every other: by level, or found by name or code. */
export function AreaPicker({ page }: { readonly page: IndexPage }) {
  const t = useTranslations('indexPage.area')
  const { format } = useList()
  const [words, setWords] = useState('')
  const found = useAreaSearch(words)
  const { places, area, above } = page
  const groups: readonly [string, readonly NamedArea[]][] =
    words.trim() === ''
      ? [
          [t('below', { area: area[format.lang] }), places.below],
          [t('districts'), places.districts],
          [t('bodies'), places.bodies],
          [t('groups'), places.groups],
        ]
      : [[found === null ? t('searching') : t('found', { count: found.length }), found ?? []]]
  return (
    <nav className="ix-area" aria-label={t('label')}>
      {above.map(each => (
        <AreaLink key={each.code} area={each} />
      ))}
      <Menu name="area" label={<b>{area[format.lang]}</b>} title={t('choose')}>
        <input
          type="search"
          value={words}
          placeholder={t('search')}
          aria-label={t('search')}
          onChange={event => setWords(event.target.value)}
        />
        <div className="ix-areas">
          {groups
            .filter(([, areas]) => areas.length > 0 || words !== '')
            .map(([title, areas]) => (
              <section key={title}>
                <h3>{title}</h3>
                <ul>
                  {areas.map(each => (
                    <li key={each.code}>
                      <AreaLink area={each} isHere={each.code === area.code} />
                    </li>
                  ))}
                </ul>
              </section>
            ))}
        </div>
      </Menu>
    </nav>
  )
}

function AreaLink({ area, isHere }: { readonly area: NamedArea; readonly isHere?: boolean }) {
  const { format, question } = useList()
  const { options } = useOptions()
  return (
    <a
      href={pageHref(question, optionsSearch(options), { area: area.code })}
      aria-current={isHere ? 'location' : undefined}
      title={area.code}
    >
      {area[format.lang]}
    </a>
  )
}
