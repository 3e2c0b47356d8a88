'use client'

import { useLocale, useTranslations } from 'next-intl'
import { momentsIn } from '@/shared/time/moments'
import type { ToldProject } from './told'

interface ZoneListProps {
  readonly zones: ToldProject['zones']
  /** Steps that a zone makes unnecessary, by the zone. */
  readonly covered: ToldProject['path']['covered']
  readonly timeZone: string
}

/** The assessed zones in which the project lies: what each has assessed, until when, and which steps that spares. */
export function ZoneList({ zones, covered, timeZone }: ZoneListProps) {
  const t = useTranslations('projects')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const moments = momentsIn(lang, timeZone)
  const comma = lang === 'zh' ? '、' : ', '
  if (zones.length === 0) return null
  return (
    <section className="pj-zones" aria-label={t('zone.title')}>
      <h3>{t('zone.title')}</h3>
      <ul>
        {zones.map(({ id, title, kinds, validTo, isExpired, paper, source, sourceTitle }) => {
          const spared = covered.filter(each => each.zone === id).map(each => each.item)
          const until = validTo === null ? t('zone.noEnd') : t('zone.until', { day: moments.day(validTo) })
          return (
            <li key={id} data-expired={isExpired || undefined}>
              <a href={`/records/asset/${id}`}>{title}</a>
              <span>{isExpired && validTo ? t('zone.expired', { day: moments.day(validTo) }) : until}</span>
              <span>
                {kinds.length > 0
                  ? t('zone.assessed', { kinds: kinds.map(kind => t(`zone.kind.${kind}`)).join(comma) })
                  : t('zone.noKinds')}
              </span>
              {spared.length > 0 ? <b>{t('zone.spares', { items: spared.join(comma) })}</b> : null}
              <small>{[sourceTitle?.[lang] ?? source, paper].filter(Boolean).join(' · ')}</small>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
