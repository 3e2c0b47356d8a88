'use client'

import { useTranslations } from 'next-intl'
import { momentsIn } from '@/shared/time/moments'
import type { Locale } from '@/ui/i18n/locale'
import type { Told } from './told'

interface OrderDaysProps {
  readonly days: NonNullable<Told<'oneProblem'>['orders'][number]['days']>
  readonly lang: Locale
}

/** How an order's end came about: the days of its clock in stretches, as its letter has them. */
export function OrderDays({ days, lang }: OrderDaysProps) {
  const t = useTranslations('supervision')
  const { day } = momentsIn(lang, 'UTC')
  const span = (from: string, to: string) => (from === to ? day(from) : `${day(from)} – ${day(to)}`)
  return (
    <details className="sv-days">
      <summary>{t('moved.daily', { days: days.workdays, extended: days.extendedDays })}</summary>
      <ol>
        {days.stretches.map(({ from, to, why, firstCount, lastCount }) => (
          <li key={from} data-why={why}>
            <span>{span(from, to)}</span>
            <span>{t(`moved.how.${why}`)}</span>
            <b>
              {firstCount === null
                ? ''
                : firstCount === lastCount
                  ? t('moved.one', { day: firstCount })
                  : t('moved.range', { from: firstCount, to: lastCount ?? firstCount })}
            </b>
          </li>
        ))}
      </ol>
      {days.isProvisional ? <p>{t('moved.provisional')}</p> : null}
    </details>
  )
}
