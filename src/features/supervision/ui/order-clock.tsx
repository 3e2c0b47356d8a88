'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Moments } from '@/shared/time/moments'
import { DeskButton } from '@/ui/desk/button'
import type { Locale } from '@/ui/i18n/locale'
import { type ClockCommand, clockCommands } from '../domain/order-clock'
import { ClockForm } from './clock-form'
import { OrderDays } from './order-days'
import type { Told } from './told'

interface OrderClockProps {
  readonly order: Told<'oneProblem'>['orders'][number]
  readonly moments: Moments
  readonly lang: Locale
  readonly onDone: () => void
}

/** An order's clock: how far it was moved and why, each of its days, and what the reader may do about it. */
export function OrderClock({ order, moments, lang, onDone }: OrderClockProps) {
  const t = useTranslations('supervision')
  const [open, setOpen] = useState<ClockCommand | null>(null)
  const may = clockCommands.filter(each => order.may.includes(each))
  const { extendedDays, extensions, askedDays, pauses, days } = order
  return (
    <div className="sv-clock">
      {askedDays === null ? null : <p data-asked="">{t('moved.asked', { days: askedDays })}</p>}
      {extendedDays ? <p>{t('moved.extended', { days: extendedDays, times: extensions ?? 1 })}</p> : null}
      {pauses.map(({ from, to, reason }) => (
        <p key={from}>
          {t('moved.stopped', { from: moments.time(from), to: moments.due(Date.parse(to) + 1) })}
          {reason ? ` · ${reason}` : ''}
        </p>
      ))}
      {days ? <OrderDays days={days} lang={lang} /> : null}
      {may.length > 0 ? (
        <div className="dk-actions">
          {may.map(command => (
            <DeskButton
              key={command}
              kind="quiet"
              aria-expanded={open === command}
              onClick={() => setOpen(open === command ? null : command)}
            >
              {t(`command.${command}`)}
            </DeskButton>
          ))}
        </div>
      ) : null}
      {open !== null && may.includes(open) ? (
        <ClockForm
          key={open}
          order={order}
          command={open}
          lang={lang}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null)
            onDone()
          }}
          onStale={onDone}
        />
      ) : null}
    </div>
  )
}
