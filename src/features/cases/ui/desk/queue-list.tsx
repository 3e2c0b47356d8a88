'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useLayoutEffect, useRef } from 'react'
import type { CaseNames } from '../../domain/case-names'
import { StatusChip } from '../status-chip'
import { ClockBar } from './clock-bar'
import type { Queue } from './use-queue'

interface QueueListProps {
  readonly queue: Queue
  readonly names: CaseNames
  readonly selected: string | null
  readonly now: number
  readonly onSelect: (id: string) => void
  readonly onMore: () => void
}

/**
 * The queue. The chosen row stays where the eye is: whatever comes above it, the list scrolls by as much.
 */
export function QueueList({ queue, names, selected, now, onSelect, onMore }: QueueListProps) {
  const t = useTranslations('duty')
  const list = useRef<HTMLDivElement>(null)
  useStillRow(list, selected, queue.rows)
  useShown(list, selected)
  // a listbox without an option is none
  const named = {
    role: queue.rows.length > 0 ? 'listbox' : 'group',
    'aria-label': t('queue'),
    'aria-activedescendant': queue.rows.some(row => row.id === selected) ? `row-${selected}` : undefined,
    tabIndex: 0,
  }
  return (
    <div className="dd-column">
      <div {...named} ref={list} className="dd-queue">
        {queue.rows.length === 0 ? <p className="dd-empty">{t('empty')}</p> : null}
        {queue.rows.map(row => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the desk's: J, K and the arrows move
          // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names its active row
          <div
            key={row.id}
            id={`row-${row.id}`}
            className="dd-row"
            role="option"
            aria-selected={row.id === selected}
            data-status={row.status}
            onClick={() => onSelect(row.id)}
          >
            <span className="dd-row-head">
              <b>{names.classes[row.cls] ?? row.cls}</b>
              <StatusChip status={row.status} />
            </span>
            <span className="dd-row-where">
              {row.supervised ? <em className="dd-mark">{t('supervised')}</em> : null}
              {row.note && row.note.state !== 'accepted' ? (
                <em className={row.note.isLate ? 'dd-mark dd-danger' : 'dd-mark'}>
                  {t(row.note.isLate ? 'note.late' : `note.${row.note.state}`)}
                </em>
              ) : null}
              {row.severity === 1 ? <em className="dd-mark dd-danger">{t('danger')}</em> : null}
              {[row.district ? names.areas[row.district] : null, row.address ?? row.text].filter(Boolean).join(' · ')}
            </span>
            <ClockBar clock={row.clock} readAt={queue.readAt.get(row.id) ?? now} now={now} windows={queue.windows} />
          </div>
        ))}
      </div>
      {queue.next ? (
        <button type="button" className="dk-button dd-more" onClick={onMore}>
          {t('more')}
        </button>
      ) : null}
    </div>
  )
}

type ListRef = React.RefObject<HTMLDivElement | null>
const rowIn = (list: HTMLElement, id: string | null) =>
  id === null ? null : list.querySelector<HTMLElement>(`#row-${CSS.escape(id)}`)

/** Rows that come or go above the chosen one move the list under it, not it under the eye. */
function useStillRow(list: ListRef, selected: string | null, rows: Queue['rows']) {
  const before = useRef<{ id: string; top: number } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew whenever the rows change
  useLayoutEffect(() => {
    const element = list.current
    const row = element && rowIn(element, selected)
    if (!element || !row || selected === null) {
      before.current = null
      return
    }
    const known = before.current
    if (known?.id === selected) element.scrollTop += row.offsetTop - known.top
    before.current = { id: selected, top: row.offsetTop }
  }, [rows, selected, list])
}

/** The chosen row is in sight when it was chosen by a key. */
function useShown(list: ListRef, selected: string | null) {
  useEffect(() => {
    if (list.current) rowIn(list.current, selected)?.scrollIntoView({ block: 'nearest' })
  }, [list, selected])
}
