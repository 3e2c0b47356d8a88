'use client'

import { useLocale, useTranslations } from 'next-intl'
import { momentsIn } from '@/shared/time/moments'
import { LampBadge } from '@/ui/desk/badges'
import type { shownTrace } from '../domain/shown-trace'
import type { ToldRule } from './told-trace'
import './why.css'

type ShownRule = ReturnType<typeof shownTrace<ToldRule>>

interface WhyLitProps {
  readonly rules: readonly ShownRule[]
  readonly timeZone: string
}

/** Why a lamp is lit, or is not: each rule with its version, its numbers, what it knew, and every day it counted. */
export function WhyLit({ rules, timeZone }: WhyLitProps) {
  const t = useTranslations('projects')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const moments = momentsIn(lang, timeZone)
  const known = (name: string, value: string | number | boolean | null) => {
    if (value === null) return t('why.unknown')
    if (name === 'dueAt' && typeof value !== 'boolean') return moments.due(new Date(value))
    return (name.endsWith('At') || name === 'answerDue') && typeof value !== 'boolean'
      ? moments.time(new Date(value))
      : String(value)
  }
  return (
    <div className="pj-why">
      {rules.map(rule => (
        <article key={rule.rule}>
          <h3>
            {rule.lit ? <LampBadge colour={rule.lit.colour} /> : null}
            {t(`rule.${rule.rule}` as 'rule.ninety-days')}
            <small>{t('why.version', { version: rule.version })}</small>
          </h3>
          <p>
            {rule.lit
              ? t('why.lit', { since: moments.time(rule.lit.since), colour: t(`colour.${rule.lit.colour}`) })
              : t('why.out')}
          </p>
          <dl className="pj-known">
            {Object.entries(rule.inputs).map(([name, value]) => (
              <div key={name}>
                <dt>{t.has(`input.${name}` as 'input.signedAt') ? t(`input.${name}` as 'input.signedAt') : name}</dt>
                <dd>{known(name, value)}</dd>
              </div>
            ))}
          </dl>
          {rule.days.length > 0 ? (
            <details>
              <summary>{t('why.days', { count: rule.counted })}</summary>
              <ol className="pj-counted">
                {rule.days.map(each => (
                  <li
                    key={each.day}
                    data-why={each.why}
                    data-over={each.isOver ? '' : undefined}
                    title={[
                      each.day,
                      each.why === 'capped' ? t('why.atCap') : null,
                      each.provisional ? t('ahead.provisional') : null,
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  >
                    <small>{each.day.slice(5)}</small>
                    <b>{each.count ?? t(`why.${each.why}` as 'why.paused')}</b>
                  </li>
                ))}
              </ol>
              {rule.more > 0 ? <p>{t(rule.isMoreOver ? 'why.more' : 'why.moreDays', { count: rule.more })}</p> : null}
            </details>
          ) : null}
        </article>
      ))}
    </div>
  )
}
