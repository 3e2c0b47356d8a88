'use client'

import { useTranslations } from 'next-intl'
import { EmptyNote } from '@/ui/desk/notes'
import type { DutyCall } from '../domain/callee'

interface RecentCallsProps {
  readonly calls: readonly DutyCall[]
  readonly lang: 'zh' | 'en'
  readonly time: (moment: string) => string
}

/** Who called whom by a link of the watch, a drill or the incident room, newest first. */
export function RecentCalls({ calls, lang, time }: RecentCallsProps) {
  const t = useTranslations('watch.calls')
  return (
    <section className="dk-card" aria-labelledby="wt-calls">
      <h2 id="wt-calls">{t('title')}</h2>
      {calls.length === 0 ? <EmptyNote>{t('none')}</EmptyNote> : null}
      <ol className="wt-sheets">
        {calls.map(({ id, to, at, by, place }) => (
          <li key={id} data-call={to.code}>
            <time dateTime={at}>{time(at)}</time> {t('line', { by: by ?? t('somebody'), to: to.name[lang] })}{' '}
            <small>{t(`place.${place}`)}</small>
          </li>
        ))}
      </ol>
    </section>
  )
}
