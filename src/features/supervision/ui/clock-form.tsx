'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { DeskButton } from '@/ui/desk/button'
import { Field } from '@/ui/desk/field'
import { post } from '@/ui/desk/post'
import { notify } from '@/ui/desk/toasts'
import type { Locale } from '@/ui/i18n/locale'
import type { ClockCommand } from '../domain/order-clock'
import type { Told } from './told'
import { useRefusal } from './use-refusal'

interface ClockFormProps {
  readonly order: Told<'order'>
  readonly command: ClockCommand
  readonly lang: Locale
  readonly onDone: () => void
  readonly onClose: () => void
  /** Somebody was faster: what is shown is old. */
  readonly onStale: () => void
}

/** Working days and a reason, for whatever moves an order's clock; what is written stays until it was taken. */
export function ClockForm({ order, command, lang, onDone, onClose, onStale }: ClockFormProps) {
  const t = useTranslations('supervision')
  const refusal = useRefusal()
  const most =
    command === 'suspend'
      ? order.mostDays.suspend
      : command === 'decline' || command === 'resume'
        ? 0
        : order.mostDays.extend
  const [days, setDays] = useState(String(Math.min(command === 'extend' ? (order.askedDays ?? 3) : 3, most)))
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const send = async () => {
    const given = Number(days)
    if (most > 0 && !(Number.isInteger(given) && given >= 1)) return setWrong(t('refused.days-missing'))
    if (most > 0 && given > most) return setWrong(t('refused.too-many-days'))
    if (command !== 'resume' && text.trim() === '') return setWrong(t('refused.reason-missing'))
    setBusy(true)
    const posted = await post(`/orders/${order.id}/${command}`, {
      expectedVersion: order.version,
      commandId: crypto.randomUUID(),
      text,
      ...(most > 0 ? { days: given } : {}),
    })
    setBusy(false)
    const refused = refusal(posted)
    setWrong(refused)
    if (refused !== null) return onStale()
    notify({ kind: 'done', text: t(`done.${command}`, { unit: order.unitName?.[lang] ?? order.unit }) })
    onDone()
  }
  return (
    <form
      className="sv-move"
      // what is missing is said in the page, in its language
      noValidate
      aria-label={t(`command.${command}`)}
      onSubmit={event => {
        event.preventDefault()
        void send()
      }}
    >
      {most > 0 ? (
        <Field label={t('moved.days')} hint={t('moved.most', { days: most })} required>
          {control => (
            <input
              {...control}
              type="number"
              inputMode="numeric"
              min={1}
              max={most}
              value={days}
              onChange={event => setDays(event.target.value)}
            />
          )}
        </Field>
      ) : null}
      <Field label={t('moved.reason')} error={wrong} required={command !== 'resume'}>
        {control => (
          <textarea
            {...control}
            rows={2}
            maxLength={4000}
            value={text}
            onChange={event => setText(event.target.value)}
          />
        )}
      </Field>
      <div className="dk-actions">
        <DeskButton kind="primary" type="submit" isBusy={isBusy}>
          {t(`command.${command}`)}
        </DeskButton>
        <DeskButton kind="quiet" onClick={onClose}>
          {t('moved.cancel')}
        </DeskButton>
      </div>
    </form>
  )
}
