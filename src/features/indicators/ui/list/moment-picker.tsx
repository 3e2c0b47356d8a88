'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { IndexPage } from '../../queries/index-page'
import { pageHref } from './href.view'
import { useList, useOptions } from './list-context'
import { Menu } from './menu'
import { offeredPeriods, writtenMoment } from './moments.view'
import { optionsSearch } from './options.view'

const DAY = 86_400_000
const back = [1, 7, 30, 90, 365] as const

/** Now, what was shown at a past moment, or what was published of a closed period. */
export function MomentPicker({ page }: { readonly page: IndexPage }) {
  const t = useTranslations('indexPage')
  const { format, question } = useList()
  const { options } = useOptions()
  const [text, setText] = useState('')
  const now = new Date(page.now)
  const href = (change: Record<string, string | undefined>) =>
    pageHref(question, optionsSearch(options), { at: undefined, known: undefined, period: undefined, ...change })
  const shownAt = (moment: Date) => href({ at: moment.toISOString(), known: moment.toISOString() })
  const written = writtenMoment(text, page.timeZone)
  const label = page.period
    ? `${t(`length.${page.period.length}`)} ${page.period.name}`
    : page.at
      ? format.stamp(page.at)
      : t('moment.live')
  return (
    <Menu name="moment" label={label} isOn={page.period !== null || page.at !== null} title={t('moment.choose')}>
      <div className="ix-moments">
        <section>
          <h3>{t('moment.moment')}</h3>
          <ul>
            <li>
              <a href={href({})} aria-current={!page.period && !page.at ? 'true' : undefined}>
                {t('moment.live')}
              </a>
            </li>
            {back.map(days => (
              <li key={days}>
                <a href={shownAt(new Date(now.getTime() - days * DAY))}>{t('moment.back', { days })}</a>
              </li>
            ))}
          </ul>
          <form
            onSubmit={event => {
              event.preventDefault()
              if (written) window.location.assign(shownAt(written))
            }}
          >
            <label>
              {t('moment.write')}
              <input
                value={text}
                placeholder={format.stamp(page.at ?? page.now)}
                onChange={event => setText(event.target.value)}
                aria-invalid={text !== '' && !written}
              />
            </label>
            <button type="submit" disabled={!written || written > now}>
              {t('moment.go')}
            </button>
          </form>
        </section>
        <section>
          <h3>{t('moment.period')}</h3>
          <dl>
            {offeredPeriods(now, page.timeZone).map(({ length, names }) => (
              <div key={length}>
                <dt>{t(`length.${length}`)}</dt>
                {names.map(name => (
                  <dd key={name}>
                    <a href={href({ period: name })} aria-current={page.period?.name === name ? 'true' : undefined}>
                      {name}
                    </a>
                  </dd>
                ))}
              </div>
            ))}
          </dl>
          <p>{t('moment.periodNote')}</p>
        </section>
      </div>
    </Menu>
  )
}
