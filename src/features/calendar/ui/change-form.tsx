'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { DeskButton } from '@/ui/desk/button'
import { SHORTEST_REASON } from '@/ui/desk/confirm-with-reason'
import { DeskDialog } from '@/ui/desk/dialog'
import { Field } from '@/ui/desk/field'
import { post } from '@/ui/desk/post'
import { notify } from '@/ui/desk/toasts'
import type { ChangedDay } from '../domain/calendar-change'
import type { ToldEffect } from '../queries/told-effect'
import { DaysField } from './days-field'
import { EffectView } from './effect-view'

interface ChangeFormProps {
  /** The entry that is taken back; null: other days. */
  readonly undoes: number | null
  readonly expectedSeq: number
  readonly today: string
  readonly timeZone: string
  readonly onClose: () => void
}

/** Other days of the calendar, or an entry taken back: published with a reason, only after its dry run. */
export function ChangeForm({ undoes, expectedSeq, today, timeZone, onClose }: ChangeFormProps) {
  const t = useTranslations('calendar.changes')
  const router = useRouter()
  const [days, setDays] = useState<readonly ChangedDay[]>([])
  const [announced, setAnnounced] = useState('')
  const [reason, setReason] = useState('')
  const [effect, setEffect] = useState<{ readonly of: string; readonly told: ToldEffect } | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [busy, setBusy] = useState<'trial' | 'publish' | null>(null)
  const proposal = undoes === null ? { days, announced } : { undoes }
  const asked = JSON.stringify(proposal)
  const tried = effect?.of === asked ? effect.told : null

  const send = async (what: 'trial' | 'publish', path: string, body: unknown): Promise<ToldEffect | null> => {
    setBusy(what)
    setTrouble(null)
    const told = await post<ToldEffect>(path, body)
    setBusy(null)
    if (told.kind === 'done') return told.value
    setTrouble(told.kind === 'lost' ? t('lost') : t('refused', { detail: told.detail }))
    return null
  }
  const attempt = async () => {
    const told = await send('trial', '/calendar/changes/try', proposal)
    if (told) setEffect({ of: asked, told })
  }
  const publish = async () => {
    if (reason.trim().length < SHORTEST_REASON) return setTrouble(t('reasonShort', { count: SHORTEST_REASON }))
    if (!(await send('publish', '/calendar/changes', { ...proposal, expectedSeq, reason: reason.trim() }))) return
    notify({ kind: 'done', text: t('published') })
    onClose()
    router.refresh()
  }
  return (
    <DeskDialog
      title={undoes === null ? t('add') : t('takesBack', { seq: undoes })}
      onClose={onClose}
      foot={
        <>
          <DeskButton
            isBusy={busy === 'trial'}
            disabled={undoes === null && days.length === 0}
            onClick={() => void attempt()}
          >
            {t('try')}
          </DeskButton>
          <DeskButton
            kind="primary"
            disabled={tried === null}
            isBusy={busy === 'publish'}
            onClick={() => void publish()}
          >
            {t('publish')}
          </DeskButton>
        </>
      }
    >
      {undoes === null ? (
        <>
          <DaysField days={days} today={today} onChange={setDays} />
          <Field label={t('announced')} hint={t('announcedHint')}>
            {control => (
              <input
                {...control}
                maxLength={120}
                value={announced}
                onChange={event => setAnnounced(event.target.value)}
              />
            )}
          </Field>
        </>
      ) : null}
      <div aria-live="polite">{tried ? <EffectView effect={tried} timeZone={timeZone} /> : <p>{t('tryFirst')}</p>}</div>
      <Field label={t('reason')} hint={t('reasonHint')} error={trouble} required>
        {control => (
          <textarea
            {...control}
            rows={2}
            maxLength={500}
            value={reason}
            onChange={event => setReason(event.target.value)}
          />
        )}
      </Field>
    </DeskDialog>
  )
}
