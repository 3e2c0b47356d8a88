'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { DeskButton } from '@/ui/desk/button'
import { DeskDialog } from '@/ui/desk/dialog'
import { Field } from '@/ui/desk/field'
import { EmptyNote } from '@/ui/desk/notes'
import type { Locale } from '@/ui/i18n/locale'
import type { SituationReport } from '../../domain/room/report'
import type { RoomNames } from './room-names'
import { type RoomWords, situationText } from './situation-text'
import type { LiveRoom } from './use-room'

interface ReportsPanelProps {
  readonly reports: readonly SituationReport[]
  readonly next: number
  readonly room: LiveRoom
  readonly names: RoomNames
  readonly lang: Locale
  readonly mayKeep: boolean
}

interface Draft {
  readonly number: number
  readonly text: string
  readonly corrects: number | null
}

/** Situation reports, the newest first; the next is drafted from what happened since the last, edited and issued. */
export function ReportsPanel({ reports, next, room, names, lang, mayKeep }: ReportsPanelProps) {
  const t = useTranslations('room')
  const [draft, setDraft] = useState<Draft | null>(null)
  const begin = (corrects: number | null) => {
    const told = { t: t as unknown as RoomWords, lang, ...names, corrects }
    setDraft({ number: next, text: situationText(room.now, told), corrects })
  }
  return (
    <section className="dk-card rm-card" aria-labelledby="rm-reports">
      <header>
        <h2 id="rm-reports">{t('reports.title')}</h2>
        {mayKeep ? (
          <DeskButton kind="primary" onClick={() => begin(null)}>
            {t('reports.draft', { number: next })}
          </DeskButton>
        ) : null}
      </header>
      {reports.length === 0 ? <EmptyNote>{t('reports.none')}</EmptyNote> : null}
      <ol className="rm-things">
        {reports.toReversed().map(({ number, corrects, issuedAt, post, text }) => (
          <li key={number} data-report={number}>
            <details>
              <summary>
                <b>{t('reports.name', { number })}</b>
                {corrects === null ? null : ` · ${t('reports.corrects', { number: corrects })}`} ·{' '}
                {t('reports.issuedBy', { post: post ?? t('noPost'), when: names.time(issuedAt) })}
              </summary>
              <p className="rm-text">{text}</p>
            </details>
            <div className="rm-row">
              <Link href={`/duty/room/${room.now.mode.id}?report=${number}`} prefetch={false}>
                {t('reports.print')}
              </Link>
              {mayKeep ? (
                <DeskButton kind="quiet" onClick={() => begin(number)}>
                  {t('reports.correct')}
                </DeskButton>
              ) : null}
            </div>
          </li>
        ))}
      </ol>
      {draft ? <DraftDialog draft={draft} room={room} onClose={() => setDraft(null)} /> : null}
    </section>
  )
}

interface DraftDialogProps {
  readonly draft: Draft
  readonly room: LiveRoom
  readonly onClose: () => void
}

function DraftDialog({ draft, room, onClose }: DraftDialogProps) {
  const t = useTranslations('room.reports')
  const [text, setText] = useState(draft.text)
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const issue = async () => {
    setBusy(true)
    const wrong = await room.write({ kind: 'report', seen: null, body: { text, corrects: draft.corrects } })
    setBusy(false)
    if (wrong === null) onClose()
    else setProblem(wrong)
  }
  return (
    <DeskDialog
      title={t('name', { number: draft.number })}
      onClose={onClose}
      foot={
        <>
          <DeskButton onClick={onClose}>{t('cancel')}</DeskButton>
          <DeskButton kind="primary" isBusy={isBusy} onClick={issue}>
            {t('issue', { number: draft.number })}
          </DeskButton>
        </>
      }
    >
      <Field label={t('text')} hint={t('hint')} error={problem} required>
        {control => (
          <textarea
            {...control}
            rows={18}
            minLength={10}
            maxLength={10_000}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </Field>
    </DeskDialog>
  )
}
