'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { Locale } from '@/ui/i18n/locale'
import { isOfRoom, type ReadRoom, useRoomReading } from '../../../emergency'
import type { CaseCommand } from '../../domain/transitions'
import type { DeskStart } from '../../queries/desk-start'
import { ApiProblem } from '../api'
import { CaseDetail } from '../case-detail'
import { formatFor } from '../format'
import type { Json } from '../json'
import { bodyOf } from './command-body'
import { commandForms, commandKeys } from './command-fields'
import { CommandForm, type FormValues } from './command-form'
import { DeskBar } from './desk-bar'
import { type DeskGround, DeskMapPanel } from './desk-map-panel'
import { HelpDialog } from './help-dialog'
import { emptyDraft, IntakeForm } from './intake-form'
import { Notices, useProblemText } from './notices'
import { QueueList } from './queue-list'
import { useAlert } from './use-alert'
import { useCaseCommand } from './use-case-command'
import { useDetail } from './use-detail'
import { type KeyActions, useKeys } from './use-keys'
import { useNow } from './use-now'
import { type QueueFilter, useQueue } from './use-queue'
import { useWarnings } from './use-warnings'
import '../cases.css'
import './desk.css'

interface DutyDeskProps {
  readonly start: Json<DeskStart>
  readonly lang: Locale
  readonly ground: DeskGround
  /** Whether the reader may take reports. */
  readonly canOpen: boolean
  /** What stands below the open case. */
  readonly footOf?: (caseId: string) => ReactNode
}

const TICK_MS = 5000

/** The duty desk: queue, map, one case; a whole case can be run without touching the mouse. */
export function DutyDesk({ start, lang, ground, canOpen, footOf }: DutyDeskProps) {
  const t = useTranslations('duty')
  const { names } = start
  const format = useMemo(() => formatFor(lang, names.timeZone), [lang, names.timeZone])
  const [filter, setFilter] = useState<QueueFilter>({ counter: 'open', note: null, q: '', sort: 'newest' })
  const [selected, setSelected] = useState<string | null>(start.page.items[0]?.id ?? null)
  const [command, setCommand] = useState<CaseCommand | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isTaking, setTaking] = useState(false)
  const [isHelping, setHelping] = useState(false)
  const [place, setPlace] = useState<readonly [number, number] | null>(null)
  const [draft, setDraft] = useState(emptyDraft)
  const search = useRef<HTMLInputElement>(null)
  const now = useNow(Date.parse(start.page.at), TICK_MS)

  const ring = useRef<() => void>(() => {})
  const { now: room, read: readRoom } = useRoomReading<ReadRoom>(null)
  useEffect(() => void readRoom(), [readRoom])
  const { queue, more, expect, readAgain } = useQueue({
    start,
    filter,
    onNew: () => ring.current(),
    onCity: type => {
      if (type === null || isOfRoom(type)) void readRoom()
    },
  })
  const alert = useAlert(queue.unseen, t('title'))
  ring.current = alert.ring
  const row = queue.rows.find(each => each.id === selected) ?? null
  const warnings = useWarnings()
  const detail = useDetail(selected, row ? `${row.version} ${row.note?.state ?? ''}` : null)
  const commands = useCaseCommand({
    expect,
    settle: id => {
      readAgain([id], new Set()).catch(() => {})
      detail.readAgain()
    },
  })
  const problemText = useProblemText()

  const choose = (id: string) => {
    setSelected(id)
    setCommand(null)
    setTaking(false)
  }
  const step = (by: number) => {
    const at = queue.rows.findIndex(each => each.id === selected)
    const next = queue.rows[Math.min(queue.rows.length - 1, Math.max(0, at + by))]
    if (next) choose(next.id)
  }
  const give = (wanted: CaseCommand) => {
    const { each } = detail
    if (!each?.allowed.includes(wanted)) return
    setProblem(null)
    if (commandForms[wanted]) return setCommand(wanted)
    commands.run(each, wanted, {}).catch(() => {})
  }
  const send = (values: FormValues) => {
    const { each } = detail
    if (!each || !command) return
    commands.run(each, command, bodyOf(command, values)).then(
      () => setCommand(null),
      error => setProblem(problemText(error instanceof ApiProblem ? problemOf(error) : {})),
    )
  }
  const actions: KeyActions = {
    j: () => step(1),
    arrowdown: () => step(1),
    k: () => step(-1),
    arrowup: () => step(-1),
    '/': () => search.current?.focus(),
    '?': () => setHelping(true),
    n: canOpen ? () => setTaking(true) : undefined,
    s: () => setFilter(last => ({ ...last, sort: last.sort === 'due' ? 'newest' : 'due' })),
    u: () => commands.undo(),
    o: selected ? () => window.location.assign(`/cases/${selected}`) : undefined,
    ...Object.fromEntries(
      [...new Set(Object.values(commandKeys))].map(key => [
        key,
        () => {
          const wanted = detail.each?.allowed.find(each => commandKeys[each] === key)
          if (wanted) give(wanted)
        },
      ]),
    ),
  }
  useKeys(actions, !isHelping && !isTaking && command === null)

  const points = useMemo(
    () =>
      queue.rows.flatMap(({ id, lng, lat, clock }) =>
        lng === null || lat === null ? [] : [{ id, lng, lat, state: clock.state }],
      ),
    [queue.rows],
  )
  return (
    <main className="dd-desk" aria-label={t('title')}>
      <h1 className="dk-hidden">{t('title')}</h1>
      <DeskBar
        queue={queue}
        filter={filter}
        format={format}
        search={search}
        hasSound={alert.hasSound}
        onFilter={setFilter}
        onSound={alert.toggle}
        onNew={canOpen ? () => setTaking(true) : null}
        onHelp={() => setHelping(true)}
      />
      <QueueList
        queue={queue}
        names={names}
        selected={selected}
        now={now}
        onSelect={choose}
        onMore={() => more().catch(() => {})}
      />
      <DeskMapPanel
        ground={ground}
        lang={lang}
        points={points}
        warnings={warnings}
        room={room}
        selected={selected}
        place={isTaking ? place : null}
        onSelect={choose}
        onPoint={(lng, lat) => setPlace([lng, lat])}
      />
      <div className="dd-detail">
        {isTaking ? (
          <IntakeForm
            names={names}
            draft={draft}
            onDraft={setDraft}
            place={place}
            onPlace={setPlace}
            onOpened={id => {
              setPlace(null)
              setDraft(emptyDraft)
              choose(id)
            }}
            onDouble={choose}
            onClose={() => setTaking(false)}
          />
        ) : detail.each ? (
          <CaseDetail
            each={detail.each}
            names={names}
            format={format}
            now={now}
            onCommand={give}
            onCall={body => detail.each && commands.run(detail.each, 'call', body).catch(() => {})}
            hasKeys
            foot={footOf?.(detail.each.id)}
            form={
              command ? (
                <CommandForm
                  key={`${detail.each.id}${command}`}
                  command={command}
                  each={detail.each}
                  names={names}
                  duplicates={detail.duplicates}
                  problem={problem}
                  onSend={send}
                  onCancel={() => setCommand(null)}
                />
              ) : null
            }
          />
        ) : (
          <p className="dd-empty">
            {detail.problem ? problemText({ code: detail.problem }) : t(selected ? 'reading' : 'choose')}
          </p>
        )}
      </div>
      <Notices notices={commands.notices} onUndo={commands.undo} />
      {isHelping ? <HelpDialog onClose={() => setHelping(false)} /> : null}
    </main>
  )
}

const problemOf = ({ code, body }: ApiProblem) => ({
  code,
  ...(body.winner ? { winner: body.winner as { post: string | null; command: string | null } } : {}),
})
