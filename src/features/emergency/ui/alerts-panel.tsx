'use client'

import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { momentsIn } from '@/shared/time/moments'
import type { Locale } from '@/ui/i18n/locale'
import type { ShownAlert } from '../domain/shown-alert'
import { useAlerts } from './use-alerts'

interface AlertsPanelProps {
  readonly first: readonly ShownAlert[]
  readonly lang: Locale
  readonly timeZone: string
  readonly maySwitch: boolean
}

/** Warnings from outside: what holds, where, until when; and the emergency plan that answers it. */
export function AlertsPanel({ first, lang, timeZone, maySwitch }: AlertsPanelProps) {
  const t = useTranslations('watch')
  const format = useFormatter()
  const { alerts, isStale } = useAlerts(first)
  const { time } = momentsIn(lang, timeZone)
  return (
    <section className="dk-card wt-alerts" aria-labelledby="wt-alerts">
      <h2 id="wt-alerts">{t('alerts.title')}</h2>
      {isStale ? <p role="status">{t('alerts.stale')}</p> : null}
      {alerts.length === 0 ? <p>{t('alerts.none')}</p> : null}
      <ul>
        {alerts.map(({ id, words, level, state, isExercise, sender, endsAt, plan }) => (
          <li key={id} data-state={state}>
            <h3>
              <b className="wt-level" data-level={level ?? undefined}>
                {level ? t(`level.${level}`) : t('alerts.unknownLevel')}
              </b>{' '}
              {words[lang].headline} {isExercise ? <em>{t('alerts.exercise')}</em> : null}
            </h3>
            <p>
              {t(`alerts.state.${state}`)} · {sender} · {format.list(words[lang].areas)} ·{' '}
              {t('until', { when: time(endsAt) })}
            </p>
            {state === 'active' && words[lang].instruction ? <p>{words[lang].instruction}</p> : null}
            {plan && maySwitch ? (
              <Link className="dk-button" href={`/duty/watch?alert=${id}`} prefetch={false}>
                {t('alerts.propose', { plan: plan.name[lang] })}
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
