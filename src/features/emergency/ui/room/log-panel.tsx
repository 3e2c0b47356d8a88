'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { DeskButton } from '@/ui/desk/button'
import { Field } from '@/ui/desk/field'
import { EmptyNote } from '@/ui/desk/notes'
import type { LoggedRemark } from '../../queries/room-now'
import type { LiveRoom } from './use-room'

interface LogPanelProps {
  /** Oldest first. */
  readonly log: readonly LoggedRemark[]
  readonly room: LiveRoom
  readonly time: (moment: string) => string
  readonly mayKeep: boolean
}

/** The log, newest first, with a line to write the next remark. */
export function LogPanel({ log, room, time, mayKeep }: LogPanelProps) {
  const t = useTranslations('room')
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const add = async () => {
    setBusy(true)
    const wrong = await room.remark(text)
    setBusy(false)
    setProblem(wrong)
    if (wrong === null) setText('')
  }
  return (
    <section className="dk-card rm-card" aria-labelledby="rm-log">
      <header>
        <h2 id="rm-log">{t('log.title')}</h2>
      </header>
      {mayKeep ? (
        <form
          className="rm-remark"
          onSubmit={event => {
            event.preventDefault()
            void add()
          }}
        >
          <Field label={t('log.remark')} error={problem} required>
            {control => (
              <input {...control} maxLength={2000} value={text} onChange={({ target }) => setText(target.value)} />
            )}
          </Field>
          <DeskButton type="submit" isBusy={isBusy}>
            {t('log.add')}
          </DeskButton>
        </form>
      ) : null}
      {log.length === 0 ? <EmptyNote>{t('log.none')}</EmptyNote> : <LogList log={log.toReversed()} time={time} />}
    </section>
  )
}

/** Remarks in the order they are given; steps of the plan are marked. */
export function LogList({ log, time }: Pick<LogPanelProps, 'log' | 'time'>) {
  const t = useTranslations('room')
  return (
    <ol className="rm-log">
      {log.map(({ at, post, step, text }) => (
        <li key={`${at} ${step} ${text}`}>
          <time dateTime={at}>{time(at)}</time> <span>{post ?? t('noPost')}</span>{' '}
          {step === null ? null : <span className="rm-state">{t('log.step')}</span>} {text}
        </li>
      ))}
    </ol>
  )
}
