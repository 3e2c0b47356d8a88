'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { DeskButton } from '@/ui/desk/button'
import { useMoments } from '@/ui/desk/moments'
import { post } from '@/ui/desk/post'
import { useRefusal } from '@/ui/desk/refusal'
import type { FollowUpRow } from '../../queries/follow-up-list'
import { SentFiles } from '../sent-files'

interface FollowUpsViewProps {
  readonly rows: readonly FollowUpRow[]
  readonly lang: 'zh' | 'en'
  readonly timeZone: string
  /** The reader's unit, whose answers it may write. */
  readonly unit: string | null
  readonly canPublish: boolean
}

type Action = 'answer' | 'comment' | 'publish'

/** Low scores and suggestions with their clocks; the unit answers, the supervisor publishes what was changed. */
export function FollowUpsView({ rows, lang, timeZone, unit, canPublish }: FollowUpsViewProps) {
  const t = useTranslations('ratings')
  const { wordedDay: day } = useMoments(timeZone)
  const [writing, setWriting] = useState<{ readonly ratingNo: string; readonly action: Action } | null>(null)
  if (rows.length === 0) return <p className="rt-none">{t('noFollowUps')}</p>
  return (
    <>
      <p className="rt-lead">{t('followUpsLead')}</p>
      <ul className="rt-follow-ups">
        {rows.map(row => {
          const actions: Action[] = [
            ...(row.unit === unit && row.state === 'open' ? (['answer'] as const) : []),
            ...(row.unit === unit ? (['comment'] as const) : []),
            ...(canPublish ? (['publish'] as const) : []),
          ]
          return (
            <li key={row.ratingNo} className="dk-card" data-state={row.isOverdue ? 'overdue' : row.state}>
              <header>
                <b>{row.unitName[lang]}</b>
                <span className="rt-state">{t(`state.${row.state}`)}</span>
                <span className="rt-due">
                  {row.isOverdue ? `${t('overdue')} · ` : ''}
                  {row.state === 'open' ? t('due', { day: day(row.dueAt) }) : ''}
                </span>
              </header>
              {row.score !== null && row.reason !== null ? (
                <p>
                  {t('lowScore', { score: t(`score.${row.score as 1}`), reason: t(`reason.${row.reason as 'speed'}`) })}
                </p>
              ) : null}
              <blockquote>{row.suggestion ?? t('noWords')}</blockquote>
              <SentFiles
                files={row.files.map(each => ({
                  ...each,
                  href: `/api/v1/ratings/follow-ups/${row.ratingNo}/files/${each.id}`,
                }))}
              />
              {row.answer ? (
                <p>
                  <b>{t('answer')}</b> {row.answer}
                </p>
              ) : null}
              {row.comment ? (
                <p>
                  <b>{t('comment')}</b> {row.comment}
                </p>
              ) : null}
              {row.publishedChange ? (
                <p>
                  <b>{t('changes')}</b> {row.publishedChange}
                </p>
              ) : null}
              {row.helped === null ? null : <p>{t(row.helped ? 'helped' : 'notHelped')}</p>}
              {writing?.ratingNo === row.ratingNo ? (
                <Write row={row} action={writing.action} onEnd={() => setWriting(null)} />
              ) : (
                <p className="rt-actions">
                  {actions.map(action => (
                    <DeskButton key={action} onClick={() => setWriting({ ratingNo: row.ratingNo, action })}>
                      {t(action)}
                    </DeskButton>
                  ))}
                </p>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

function Write({
  row,
  action,
  onEnd,
}: {
  readonly row: FollowUpRow
  readonly action: Action
  readonly onEnd: () => void
}) {
  const t = useTranslations('ratings')
  const router = useRouter()
  const refusal = useRefusal()
  const [text, setText] = useState('')
  const [isSending, setSending] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setSending(true)
    const told = await post(`/ratings/follow-ups/${encodeURIComponent(row.ratingNo)}/${action}`, {
      expectedVersion: row.version,
      text,
    })
    setSending(false)
    if (told.kind === 'done' || (told.kind === 'refused' && told.code === 'changed-meanwhile')) router.refresh()
    if (told.kind === 'done') onEnd()
    else
      setTrouble(told.kind === 'refused' && told.code === 'changed-meanwhile' ? t('changedMeanwhile') : refusal(told))
  }
  return (
    <form className="rt-form" onSubmit={event => void send(event)}>
      <label>
        {t(`${action}Text`)}
        <textarea
          rows={3}
          required
          maxLength={2000}
          value={text}
          // biome-ignore lint/a11y/noAutofocus: the reader has just asked to write
          autoFocus
          onChange={event => setText(event.target.value)}
          onKeyDown={event => event.key === 'Escape' && onEnd()}
        />
      </label>
      {trouble ? (
        <p role="alert" className="rt-trouble">
          {trouble}
        </p>
      ) : null}
      <p className="rt-actions">
        <DeskButton type="submit" kind="primary" isBusy={isSending}>
          {isSending ? t('sending') : t('send')}
        </DeskButton>
        <DeskButton onClick={onEnd}>{t('cancel')}</DeskButton>
      </p>
    </form>
  )
}
