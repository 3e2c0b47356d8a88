'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Field } from '@/ui/desk/field'
import { TryThenPublish } from '@/ui/desk/try-then-publish'
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
  const [days, setDays] = useState<readonly ChangedDay[]>([])
  const [announced, setAnnounced] = useState('')
  const proposal = undoes === null ? { days, announced } : { undoes }
  const isEmpty = undoes === null && days.length === 0
  return (
    <TryThenPublish<ToldEffect>
      title={undoes === null ? t('add') : t('takesBack', { seq: undoes })}
      trial={isEmpty ? null : { path: '/calendar/changes/try', body: proposal }}
      change={{ path: '/calendar/changes', body: { ...proposal, expectedSeq } }}
      tryFirst={t('tryFirst')}
      showTrial={effect => <EffectView effect={effect} timeZone={timeZone} />}
      published={t('published')}
      onClose={onClose}
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
    </TryThenPublish>
  )
}
