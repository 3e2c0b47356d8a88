'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useTransition } from 'react'
import type { IndicatorPage } from '../../queries/one-page'
import { pageLink } from './page-link'
import { periodName } from './period-name'

type PickersProps = Pick<IndicatorPage, 'code' | 'city' | 'query' | 'areas' | 'periods'>

/** Area, level by level, and period: each choice is an address of its own. */
export function Pickers({ code, city, query, areas, periods }: PickersProps) {
  const t = useTranslations('indicatorPage')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const router = useRouter()
  const [isGoing, go] = useTransition()
  const open = (changed: Parameters<typeof pageLink>[3]) =>
    go(() => router.push(pageLink(code, city.code, query, changed), { scroll: false }))
  return (
    <form className="one-pickers" aria-label={t('pick.label')} data-going={isGoing || undefined}>
      {areas.levels.map((level, depth) => {
        const above = depth === 0 ? city.code : (areas.levels[depth - 1]?.chosen ?? city.code)
        return (
          <label key={level.kind}>
            <span>{t(`pick.${level.kind}`)}</span>
            <select
              name={level.kind}
              value={level.chosen ?? ''}
              onChange={event => open({ area: event.target.value || above })}
            >
              <option value="">{depth === 0 ? city.name[lang] : t(`pick.all-${level.kind}`)}</option>
              {level.choices.map(each => (
                <option key={each.code} value={each.code}>
                  {each.name[lang]}
                </option>
              ))}
              {(['bodies', 'groups'] as const).map(set =>
                level[set].length > 0 ? (
                  <optgroup key={set} label={t(`pick.${set}`)}>
                    {level[set].map(each => (
                      <option key={each.code} value={each.code}>
                        {each.name[lang]}
                      </option>
                    ))}
                  </optgroup>
                ) : null,
              )}
            </select>
          </label>
        )
      })}
      <label>
        <span>{t('pick.period')}</span>
        <select
          name="period"
          value={query.period ?? ''}
          onChange={event => open({ period: event.target.value || null })}
        >
          <option value="">{t(`pick.live.${periods[0]?.length ?? 'daily'}`)}</option>
          {query.period && !periods.some(each => each.names.includes(query.period ?? '')) ? (
            <option value={query.period}>{periodName(query.period, lang)}</option>
          ) : null}
          {periods.map(({ length, isOwn, names }) => (
            <optgroup
              key={length}
              label={isOwn ? t('pick.own', { length: t(`length.${length}`) }) : t(`length.${length}`)}
            >
              {names.map((name, i) => (
                <option key={name} value={name}>
                  {i === 0 ? t('pick.running', { period: periodName(name, lang) }) : periodName(name, lang)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
    </form>
  )
}
