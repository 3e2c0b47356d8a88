'use client'

import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { momentsIn } from '@/shared/time/moments'
import { StateBadge } from '@/ui/desk/badges'
import type { Trouble } from '../domain/trouble'
import type { OneSource } from '../queries/one-source'
import { Act } from './act'

interface ComparisonProps {
  readonly system: string
  readonly outward: Pick<NonNullable<OneSource['outward']>, 'check' | 'comparing'>
  readonly timeZone: string
  readonly mayManage: boolean
}

/** What comparing both sides found, when that was, and when it is done next by itself. */
export function Comparison({ system, outward: { check, comparing }, timeZone, mayManage }: ComparisonProps) {
  const t = useTranslations('docking')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const format = useFormatter()
  const moments = momentsIn(lang, timeZone)
  const isSame = check !== null && check.missing + check.different + check.unknown === 0
  return (
    <section className="dc-part" aria-labelledby="check">
      <h2 id="check">{t('sent.reconcile')}</h2>
      <p>
        {check === null
          ? t('sent.unchecked')
          : t('sent.checked', {
              at: moments.time(check.at),
              checked: check.checked,
              missing: check.missing,
              different: check.different,
              unknown: check.unknown,
            })}
        {isSame ? ` ${t('sent.same')}` : ''}
      </p>
      <p className="dc-note">
        {t('sent.every', { hours: comparing.everyHours })}
        {comparing.nextAt ? ` ${t('sent.next', { at: moments.time(comparing.nextAt) })}` : ''}
      </p>
      {comparing.trouble && comparing.triedAt ? (
        <p role="status">
          <StateBadge tone="over">{t('sent.notCompared', { at: moments.time(comparing.triedAt) })}</StateBadge>{' '}
          {t(`trouble.${comparing.trouble as Trouble}`, { variable: '' })}
        </p>
      ) : null}
      {check && !isSame ? (
        <ul>
          {check.differences.map(each => (
            <li key={`${each.table} ${each.number}`}>
              {each.number} · {each.table} · {t(`sent.kind.${each.kind}`)}
            </li>
          ))}
          {check.missing + check.different + check.unknown > check.differences.length ? (
            <li>… {format.number(check.missing + check.different + check.unknown)}</li>
          ) : null}
        </ul>
      ) : null}
      {mayManage ? <Act path={`/docking/${encodeURIComponent(system)}/reconcile`} word={t('sent.reconcile')} /> : null}
    </section>
  )
}
