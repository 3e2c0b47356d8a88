'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { PhotoField } from '@/ui/phone/photo-field'
import { whereNow } from '@/ui/phone/where-now'
import { owesAnswer } from '../../domain/supervision-note'
import type { CaseCommand } from '../../domain/transitions'
import type { ShownRow } from '../api'
import type { Posted } from './outbox'

type Photos = Posted['photos']

interface TaskFormProps {
  readonly row: ShownRow
  /** Its supervision note. */
  readonly note?: ReactNode
  readonly onPost: (command: CaseCommand, body: object, photos?: Photos) => void
}

/** One task: take it, a photo before and after with time and place, done, or cannot and why. */
export function TaskForm({ row, note, onPost }: TaskFormProps) {
  const t = useTranslations('crew')
  const [photos, setPhotos] = useState<Photos>([])
  const [text, setText] = useState('')
  const [reason, setReason] = useState('')
  const take = async (kind: 'before' | 'after', file: File) => {
    const place = await whereNow()
    const taken = { kind, at: new Date().toISOString(), content: file, ...(place ?? {}) }
    setPhotos(last => [...last.filter(each => each.kind !== kind), taken])
  }
  const asked = note ? (
    <>
      {note}
      {row.note && owesAnswer(row.note.state) ? <Answer id={row.id} onPost={onPost} /> : null}
    </>
  ) : null
  if (row.status === 'dispatched')
    return (
      <div className="ph-form">
        {asked}
        <Way row={row} />
        <button type="button" className="ph-button ph-primary" onClick={() => onPost('accept', {})}>
          {t('accept')}
        </button>
        <Cannot reason={reason} onReason={setReason} onPost={onPost} />
      </div>
    )
  if (row.status !== 'handling')
    return (
      <div className="ph-form">
        {asked}
        <p>{t('waits')}</p>
      </div>
    )
  return (
    <div className="ph-form">
      {asked}
      <Way row={row} />
      {(['before', 'after'] as const).map(kind => (
        <PhotoField
          key={kind}
          id={`${kind}-${row.id}`}
          label={t(kind)}
          words={{ take: t('takePhoto'), again: t('anotherPhoto') }}
          photo={photos.find(each => each.kind === kind)?.content ?? null}
          onTake={file => void take(kind, file)}
        />
      ))}
      <label htmlFor={`text-${row.id}`}>{t('text')}</label>
      <input id={`text-${row.id}`} value={text} onChange={event => setText(event.target.value)} />
      <button
        type="button"
        className="ph-button ph-primary"
        onClick={() => onPost('handle', text.trim() ? { text: text.trim() } : {}, photos)}
      >
        {t('done')}
      </button>
      <Cannot reason={reason} onReason={setReason} onPost={onPost} />
    </div>
  )
}

const Way = ({ row }: { readonly row: ShownRow }) => {
  const t = useTranslations('crew')
  return row.lng === null || row.lat === null ? null : (
    <a className="ph-button" href={`geo:${row.lat},${row.lng}?q=${row.lat},${row.lng}`}>
      {t('go')}
    </a>
  )
}

/** What the unit says to its supervision note. */
const Answer = ({ id, onPost }: { readonly id: string; readonly onPost: TaskFormProps['onPost'] }) => {
  const t = useTranslations('crew')
  const [text, setText] = useState('')
  return (
    <>
      <label htmlFor={`answer-${id}`}>{t('answer')}</label>
      <textarea id={`answer-${id}`} rows={2} value={text} onChange={event => setText(event.target.value)} />
      <button
        type="button"
        className="ph-button"
        disabled={text.trim() === ''}
        onClick={() => onPost('answer', { text: text.trim() })}
      >
        {t('sendAnswer')}
      </button>
    </>
  )
}

interface CannotProps {
  readonly reason: string
  readonly onReason: (reason: string) => void
  readonly onPost: TaskFormProps['onPost']
}

const Cannot = ({ reason, onReason, onPost }: CannotProps) => {
  const t = useTranslations('crew')
  return (
    <details>
      <summary className="ph-button">{t('cannot')}</summary>
      <label htmlFor="cannot">{t('why')}</label>
      <textarea id="cannot" rows={2} value={reason} onChange={event => onReason(event.target.value)} />
      <button
        type="button"
        className="ph-button"
        disabled={reason.trim().length < 5}
        onClick={() => onPost('return', { reason: reason.trim() })}
      >
        {t('giveBack')}
      </button>
    </details>
  )
}
