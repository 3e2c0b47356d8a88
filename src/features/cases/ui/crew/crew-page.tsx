'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Locale } from '@/ui/i18n/locale'
import { keepShell } from '@/ui/phone/keep-shell'
import type { Refused } from '@/ui/phone/replay'
import type { CaseNames } from '../../domain/case-names'
import type { CaseCommand } from '../../domain/transitions'
import { ApiProblem, readCases, type ShownPage, type ShownRow } from '../api'
import { ClockBar } from '../desk/clock-bar'
import { useNow } from '../desk/use-now'
import { formatFor } from '../format'
import { StatusChip } from '../status-chip'
import { keepTasks, keptTasks } from './kept-tasks'
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

const EVERY_MS = 20_000
const after: Partial<Record<CaseCommand, string>> = { accept: 'handling', handle: 'handled', return: 'filed' }

/** My tasks on a phone: take, go, photograph, done or cannot. What is done without a network waits and is sent later. */
export function CrewPage({ first, names, unit, handlers, lang }: CrewPageProps) {
  const t = useTranslations('crew')
  const [page, setPage] = useState(first)
  const [waiting, setWaiting] = useState<readonly Posted[]>([])
  const [refused, setRefused] = useState<readonly Refused<Posted>[]>([])
  const [isOnline, setOnline] = useState(true)
  const [isKept, setKept] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  const isSending = useRef(false)
  const whose = handlers.join(',')
  const format = useMemo(() => formatFor(lang, names.timeZone), [lang, names.timeZone])
  const now = useNow(Date.parse(first.at), 15_000)

  const flush = useCallback(async () => {
    if (isSending.current) return
    isSending.current = true
    try {
      const found = await replayCommands(await crewOutbox.kept(), { send: sendPosted, drop: crewOutbox.drop })
      if (found.length > 0) setRefused(last => [...last, ...found])
      setWaiting((await crewOutbox.kept()).map(each => each.posted))
      const search = new URLSearchParams({ handler: whose, status: 'dispatched,handling', sort: 'due' })
      const read = await readCases(search)
      setPage(read)
      setOnline(true)
      await keepTasks(whose, read)
    } catch (error) {
      const isAway = error instanceof ApiProblem && error.status === 0
      setOnline(!isAway && navigator.onLine)
      // A page that was kept tells of the visit before; the tasks that were read last are newer.
      const kept = isAway ? await keptTasks(whose).catch(() => undefined) : undefined
      if (kept) setPage(now => (kept.at > now.at ? kept : now))
    } finally {
      isSending.current = false
    }
  }, [whose])

  useEffect(() => keepShell(() => setKept(true)), [])
  useEffect(() => {
    const offline = () => setOnline(false)
    const online = () => void flush()
    window.addEventListener('online', online)
    window.addEventListener('offline', offline)
    const timer = setInterval(online, EVERY_MS)
    online()
    return () => {
      window.removeEventListener('online', online)
      window.removeEventListener('offline', offline)
      clearInterval(timer)
    }
  }, [flush])

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
    await crewOutbox.keep(posted)
    setWaiting(last => [...last, posted])
    setChosen(command === 'accept' ? row.id : null)
    await flush()
  }
  const rows = page.items.map(row => {
    const last = waiting.filter(each => each.caseId === row.id).at(-1)
    return last ? { ...row, status: after[last.command] ?? row.status } : row
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
          {t('refused', { no: each.posted.caseNo.slice(-9), code: each.code })}
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
              <span>{row.address ?? row.text}</span>
              <ClockBar clock={row.clock} readAt={Date.parse(page.at)} now={now} windows={page.windows} />
            </button>
            {chosen === row.id ? (
              <TaskForm
                row={row}
                onPost={(command, body, photos) => post(row, command, body, photos).catch(() => {})}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </main>
  )
}
