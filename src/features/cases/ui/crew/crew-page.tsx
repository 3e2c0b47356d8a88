'use client'

import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import type { Locale } from '@/ui/i18n/locale'
import { keepReading, keptReading } from '@/ui/phone/kept-reading'
import { type KeptPageWays, useKeptPage } from '@/ui/phone/use-kept-page'
import type { CaseNames } from '../../domain/case-names'
import type { CaseCommand } from '../../domain/transitions'
import { readCases, type ShownPage, type ShownRow } from '../api'
import { ClockBar } from '../desk/clock-bar'
import { useProblemText } from '../desk/notices'
import { useNow } from '../desk/use-now'
import { formatFor } from '../format'
import { NoteBox } from '../note-box'
import { StatusChip } from '../status-chip'
import { crewQueries, withNoted } from './crew-tasks'
import { crewOutbox, type Posted } from './outbox'
import { replayCommands, sendPosted } from './replay'
import { TaskForm } from './task-form'
import '../cases.css'
import '@/ui/phone/phone.css'

interface CrewPageProps {
  readonly first: ShownPage
  readonly names: CaseNames
  /** Code of the reader's unit. */
  readonly unit: string
  /** Whose work is shown: the unit's, and the reader's own. */
  readonly handlers: readonly string[]
  readonly lang: Locale
}

const waysOf = (whose: string): KeptPageWays<Posted, ShownPage> => ({
  outbox: crewOutbox,
  send: kept => replayCommands(kept, { send: sendPosted, drop: crewOutbox.drop }),
  read: async () => {
    const [work, noted] = crewQueries(whose)
    return withNoted(await readCases(work), await readCases(noted))
  },
  keep: page => keepReading('tasks', whose, page),
  kept: () => keptReading<ShownPage>('tasks', whose),
})
const after: Partial<Record<CaseCommand, string>> = { accept: 'handling', handle: 'handled', return: 'filed' }

/** My tasks on a phone: take, go, photograph, done or cannot. What is done without a network waits and is sent later. */
export function CrewPage({ first, names, unit, handlers, lang }: CrewPageProps) {
  const t = useTranslations('crew')
  const problemText = useProblemText()
  const [chosen, setChosen] = useState<string | null>(null)
  const whose = handlers.join(',')
  const ways = useMemo(() => waysOf(whose), [whose])
  const { page, waiting, refused, isOnline, isKept, flush, wait } = useKeptPage(first, ways)
  const format = useMemo(() => formatFor(lang, names.timeZone), [lang, names.timeZone])
  const now = useNow(Date.parse(first.at), 15_000)

  const post = async (row: ShownRow, command: CaseCommand, body: object, photos: Posted['photos'] = []) => {
    const posted: Posted = {
      commandId: crypto.randomUUID(),
      caseId: row.id,
      caseNo: row.caseNo,
      command,
      expectedVersion: row.version,
      body: body as Posted['body'],
      photos,
    }
    await wait(posted)
    setChosen(command === 'accept' ? row.id : null)
    await flush()
  }
  const rows = page.items.map(row => {
    const own = waiting.filter(each => each.caseId === row.id)
    const status = own.map(each => after[each.command]).findLast(each => each !== undefined) ?? row.status
    const isAnswered = own.some(each => each.command === 'answer')
    return { ...row, status, note: row.note && isAnswered ? { ...row.note, state: 'answered' as const } : row.note }
  })
  return (
    <main className="ph" data-kept={isKept || undefined}>
      {isOnline ? null : (
        <p className="ph-offline" role="status">
          {t('offline', { count: waiting.length })} {t('asOf', { time: format.moment(page.at) })}
        </p>
      )}
      <h1>{t('title', { unit: names.units[unit]?.name ?? unit })}</h1>
      {waiting.length > 0 && isOnline ? <p role="status">{t('sending', { count: waiting.length })}</p> : null}
      {waiting.length > 0 ? (
        <ol className="ph-queue" aria-label={t('queue')}>
          {waiting.map(each => (
            <li key={each.commandId}>
              {t(`did.${each.command as 'accept'}`)} {each.caseNo.slice(-9)}
              {each.photos.length > 0 ? ` · ${t('photos', { count: each.photos.length })}` : null}
            </li>
          ))}
        </ol>
      ) : null}
      {refused.map(each => (
        <p key={each.posted.commandId} className="ph-problem" role="alert">
          {t('refused', { no: each.posted.caseNo.slice(-9), why: problemText({ code: each.code }) })}
        </p>
      ))}
      {rows.length === 0 ? <p>{t('none')}</p> : null}
      <ul className="ph-tasks">
        {rows.map(row => (
          <li key={row.id} data-status={row.status}>
            <button
              type="button"
              className="ph-task"
              aria-expanded={chosen === row.id}
              onClick={() => setChosen(chosen === row.id ? null : row.id)}
            >
              <b>{names.classes[row.cls] ?? row.cls}</b>
              <StatusChip status={row.status} />
              {row.note && (row.note.state === 'open' || row.note.state === 'returned') ? (
                <em className="ph-mark">{t(row.note.isLate ? 'noteLate' : 'noteWaits')}</em>
              ) : null}
              <span>{row.address ?? row.text}</span>
              <ClockBar clock={row.clock} readAt={Date.parse(page.at)} now={now} windows={page.windows} />
            </button>
            {chosen === row.id ? (
              <TaskForm
                row={row}
                note={row.note ? <NoteBox note={row.note} names={names} format={format} /> : null}
                onPost={(command, body, photos) => post(row, command, body, photos).catch(() => {})}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </main>
  )
}
