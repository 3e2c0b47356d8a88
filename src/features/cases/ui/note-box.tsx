'use client'

import { useTranslations } from 'next-intl'
import type { CaseNames } from '../domain/case-names'
import type { ShownRow } from './api'
import type { Format } from './format'

interface NoteBoxProps {
  readonly note: NonNullable<ShownRow['note']>
  readonly names: CaseNames
  readonly format: Format
}

type Said = NonNullable<NoteBoxProps['note']['answer']>

/** A case's supervision note: what is asked, by when, what was answered, where it stands. */
export function NoteBox({ note, names, format }: NoteBoxProps) {
  const t = useTranslations('cases.supervision')
  const by = ({ post, unit, at }: Said) =>
    [post, unit ? (names.units[unit]?.name ?? unit) : null, format.moment(at)].filter(Boolean).join(' · ')
  const owed = note.state === 'open' || note.state === 'returned'
  return (
    <section
      className="cs-supervision"
      data-note={note.state}
      data-late={note.isLate || undefined}
      aria-label={t('title')}
    >
      <p className="cs-supervision-head">
        <b>{t('title')}</b> <span className="cs-status">{t(`state.${note.state}`)}</span>
        {note.isLate ? <em>{t(owed ? 'overdue' : 'late')}</em> : null}
      </p>
      <p>{note.text}</p>
      <p className="cs-said">
        {by(note)} · {t('due', { time: format.moment(note.dueAt), hours: note.hours })}
      </p>
      {note.answer ? (
        <p>
          <b>{t('answer')}</b> {note.answer.text} <span className="cs-said">{by(note.answer)}</span>
        </p>
      ) : null}
      {note.sentBack && note.state === 'returned' ? (
        <p>
          <b>{t('sentBack')}</b> {note.sentBack.text} <span className="cs-said">{by(note.sentBack)}</span>
        </p>
      ) : null}
    </section>
  )
}
