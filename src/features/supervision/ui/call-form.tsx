'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { DeskButton } from '@/ui/desk/button'
import { Field } from '@/ui/desk/field'
import { post } from '@/ui/desk/post'
import { notify } from '@/ui/desk/toasts'

interface CallFormProps {
  readonly problemId: string
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Writes a call to the investor down: whom, by which number, what was said. */
export function CallForm({ problemId, onDone, onClose }: CallFormProps) {
  const t = useTranslations('supervision')
  const [call, setCall] = useState({ whom: '', phone: '', text: '' })
  const [wrong, setWrong] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const send = async () => {
    if (call.whom.trim() === '' || call.text.trim().length < 2) {
      setWrong(t('call.missing'))
      return
    }
    setBusy(true)
    const { phone, ...rest } = call
    const body = { ...rest, ...(phone.trim() === '' ? {} : { phone }), commandId: crypto.randomUUID() }
    const posted = await post(`/problems/${problemId}/call`, body)
    setBusy(false)
    if (posted.kind === 'done') {
      notify({ kind: 'done', text: t('call.done') })
      onDone()
    } else setWrong(posted.kind === 'lost' ? t('refused.lost') : posted.detail)
  }
  const field = (name: 'whom' | 'phone') => (
    <Field label={t(`call.${name}`)} required={name === 'whom'}>
      {control => (
        <input
          {...control}
          maxLength={100}
          autoComplete="off"
          value={call[name]}
          onChange={event => setCall({ ...call, [name]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <section className="sv-order" aria-label={t('call.title')}>
      <h3>{t('call.title')}</h3>
      <div className="sv-pair">
        {field('whom')}
        {field('phone')}
      </div>
      <Field label={t('call.text')} hint={t('call.hint')} error={wrong} required>
        {control => (
          <textarea
            {...control}
            rows={3}
            maxLength={4000}
            value={call.text}
            onChange={event => setCall({ ...call, text: event.target.value })}
          />
        )}
      </Field>
      <div className="dk-actions">
        <DeskButton kind="primary" isBusy={isBusy} onClick={() => void send()}>
          {t('call.save')}
        </DeskButton>
        <DeskButton kind="quiet" onClick={onClose}>
          {t('call.cancel')}
        </DeskButton>
      </div>
    </section>
  )
}
