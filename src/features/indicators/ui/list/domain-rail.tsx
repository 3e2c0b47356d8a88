'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { IndexRow } from '../../queries/index-page'
import { domainFigures } from './domains.view'
import { useList, useOptions } from './list-context'
import { bandOf } from './select-rows.view'

/** Every domain with its mean score; one press shows its indicators, another all again. */
export function DomainRail({ rows }: { readonly rows: readonly IndexRow[] }) {
  const t = useTranslations('indexPage.rail')
  const { format, words } = useList()
  const { options, change } = useOptions()
  const figures = useMemo(() => domainFigures(rows, options.dimension), [rows, options.dimension])
  return (
    <aside className="ix-rail" aria-label={t('label')}>
      <h2>
        {t('title')} <small>{figures.filter(each => each.indicators > 0).length}</small>
      </h2>
      <ul>
        {figures.map(({ domain, indicators, belowFloor, score }) => (
          <li key={domain}>
            <button
              type="button"
              aria-pressed={options.domain === domain}
              disabled={indicators === 0}
              onClick={() => change({ domain: options.domain === domain ? null : domain })}
              title={t('about', { count: indicators, below: belowFloor })}
            >
              <span>{words.domain(domain)}</span>
              {belowFloor > 0 ? <em>{belowFloor}</em> : null}
              <b data-band={score === null ? undefined : bandOf(score)}>
                {score === null ? '—' : format.number(score, 0)}
              </b>
              <i aria-hidden="true" data-band={score === null ? undefined : bandOf(score)}>
                <i style={{ width: `${score ?? 0}%` }} />
              </i>
            </button>
          </li>
        ))}
      </ul>
    </aside>
  )
}
