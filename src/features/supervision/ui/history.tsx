'use client'

import { useTranslations } from 'next-intl'
import type { Moments } from '@/shared/time/moments'
import type { Locale } from '@/ui/i18n/locale'
import { isCall, isMove } from '../domain/act'
import type { Told } from './told'

interface HistoryProps {
  readonly acts: Told<'oneProblem'>['acts']
  readonly orders: Told<'oneProblem'>['orders']
  readonly moments: Moments
  readonly lang: Locale
  /** What is wrong in the reader's language, where a rule found it. */
  readonly ruleText: string | null
}

/** Everything that was done about a problem, the newest first: who, when, in which words. */
export function History({ acts, orders, moments, lang, ruleText }: HistoryProps) {
  const t = useTranslations('supervision')
  const unitOf = new Map(orders.map(each => [each.orderNo, each.unitName?.[lang] ?? each.unit]))
  const nameOf = (actor: string, name: string) => (actor.startsWith('system:') ? t('history.rule') : name)
  return (
    <section aria-label={t('history.title')}>
      <h3>{t('history.title')}</h3>
      {acts.length === 0 ? <p className="sv-quiet">{t('history.none')}</p> : null}
      <ol className="sv-history">
        {acts.toReversed().map(act => (
          <li key={act.seq}>
            <time dateTime={act.at}>{moments.time(act.at)}</time>
            <div>
              <b>{t(`act.${act.kind}`)}</b>
              {act.orderNo ? ` · ${unitOf.get(act.orderNo) ?? act.orderNo}` : ''}
              <span className="sv-quiet"> · {nameOf(act.actor, act.actorName)}</span>
              {isCall(act.detail) ? (
                <p>{t('history.called', { whom: act.detail.whom, at: moments.time(act.detail.calledAt) })}</p>
              ) : null}
              {isMove(act.detail) ? <p>{t('history.moved', { days: act.detail.days })}</p> : null}
              {act.text ? <p>{act.kind === 'found' ? (ruleText ?? act.text) : act.text}</p> : null}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
