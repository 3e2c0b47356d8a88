'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { follow, type LinkState, type LiveEvent } from '@/ui/live/follow'
import type { NoteFilter } from '../../domain/case-query'
import type { CaseCounter } from '../../domain/counters'
import type { DeskStart } from '../../queries/desk-start'
import { type Numbers, readCases, readNoteNumbers, readNumbers, type ShownPage, type ShownRow } from '../api'
import type { Json } from '../json'

export interface QueueFilter {
  /** What the queue shows; null where it is chosen by notes. */
  readonly counter: CaseCounter | null
  readonly note: NoteFilter | null
  readonly q: string
  readonly sort: 'newest' | 'due'
}

export interface Queue {
  readonly rows: readonly ShownRow[]
  readonly numbers: Numbers
  /** Supervision notes that wait, are late, are to be judged. */
  readonly notes: DeskStart['notes']
  readonly windows: ShownPage['windows']
  /** Epoch ms at which the clocks of the rows were read. */
  readonly readAt: ReadonlyMap<string, number>
  readonly link: LinkState
  /** Reported since the desk was last looked at. */
  readonly unseen: number
  readonly next: string | null
}

const TOGETHER_MS = 150
const NUMBERS_MS = 1000
const PAGE = 100

const searchOf = ({ counter, note, q, sort }: QueueFilter): URLSearchParams => {
  const search = new URLSearchParams({ sort, limit: String(PAGE) })
  if (counter) search.set('counter', counter)
  if (note) search.set('note', note)
  if (q) search.set('q', q)
  return search
}

/** Whether a row still belongs to the queue after it was read again. */
const idOf = ({ data }: LiveEvent) => (data.dataset === 'case' && typeof data.id === 'string' ? data.id : null)

interface Options {
  readonly start: Json<DeskStart>
  readonly filter: QueueFilter
  readonly onNew: (count: number) => void
  /** Something else of the whole city happened, by its type; null: the log was cut, anything may have. */
  readonly onCity: (type: string | null) => void
}

/**
 * The queue as it lives: rows are read again when the log tells of them, new ones come to the top, and what left the
 * filter goes. The log is followed from the number the first page belongs to.
 */
export function useQueue({ start, filter, onNew, onCity }: Options) {
  const [queue, setQueue] = useState<Queue>(() => ({
    rows: start.page.items,
    numbers: start.numbers,
    notes: start.notes,
    windows: start.page.windows,
    readAt: new Map(start.page.items.map(row => [row.id, Date.parse(start.page.at)])),
    link: 'connecting',
    unseen: 0,
    next: start.page.next,
  }))
  const latest = useRef({ filter, onNew, onCity })
  latest.current = { filter, onNew, onCity }

  const readNumbersSoon = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const refreshNumbers = useCallback(() => {
    if (readNumbersSoon.current) return
    readNumbersSoon.current = setTimeout(() => {
      readNumbersSoon.current = undefined
      Promise.all([readNumbers(new URLSearchParams()), readNoteNumbers()]).then(
        ([numbers, notes]) => setQueue(now => ({ ...now, numbers, notes })),
        () => {},
      )
    }, NUMBERS_MS)
  }, [])

  const reload = useCallback(async (signal?: AbortSignal) => {
    const page = await readCases(searchOf(latest.current.filter), signal)
    setQueue(now => ({
      ...now,
      rows: page.items,
      windows: page.windows,
      readAt: new Map(page.items.map(row => [row.id, Date.parse(page.at)])),
      next: page.next,
    }))
  }, [])

  const more = useCallback(async () => {
    const search = searchOf(latest.current.filter)
    if (!queue.next) return
    search.set('cursor', queue.next)
    const page = await readCases(search)
    setQueue(now => {
      const known = new Set(now.rows.map(row => row.id))
      const added = page.items.filter(row => !known.has(row.id))
      const readAt = new Map(now.readAt)
      for (const row of added) readAt.set(row.id, Date.parse(page.at))
      return { ...now, rows: [...now.rows, ...added], readAt, next: page.next }
    })
  }, [queue.next])

  const readAgain = useCallback(
    async (ids: readonly string[], reported: ReadonlySet<string>) => {
      const search = searchOf(latest.current.filter)
      for (const id of ids) search.append('id', id)
      const page = await readCases(search)
      const at = Date.parse(page.at)
      const fresh = new Map(page.items.map(row => [row.id, row]))
      const asked = new Set(ids)
      setQueue(now => {
        const known = new Set(now.rows.map(row => row.id))
        const kept = now.rows.flatMap(row => (asked.has(row.id) ? (fresh.get(row.id) ?? []) : [row]))
        const added = page.items.filter(
          row => !known.has(row.id) && (reported.has(row.id) || now.next === null || isWithin(row, now.rows)),
        )
        const readAt = new Map(now.readAt)
        for (const row of page.items) readAt.set(row.id, at)
        const isNew = added.filter(row => reported.has(row.id)).length
        if (isNew > 0) queueMicrotask(() => latest.current.onNew(isNew))
        return {
          ...now,
          rows: inOrder([...added, ...kept], latest.current.filter.sort),
          readAt,
          unseen: document.hidden ? now.unseen + isNew : 0,
        }
      })
      refreshNumbers()
    },
    [refreshNumbers],
  )

  useEffect(() => {
    let waiting = new Set<string>()
    let reported = new Set<string>()
    let timer: ReturnType<typeof setTimeout> | undefined
    const flush = () => {
      timer = undefined
      const [ids, fresh] = [[...waiting], reported]
      waiting = new Set()
      reported = new Set()
      if (ids.length > 100) reload().catch(() => {})
      else readAgain(ids, fresh).catch(() => {})
    }
    const stop = follow({
      // The room's events come by the same line: a desk opens one.
      topics: ['map:cases', 'wall'],
      after: start.seq,
      onEvent: event => {
        const id = idOf(event)
        if (id === null && event.topic === 'wall') return latest.current.onCity(event.type)
        if (id === null) {
          reload().catch(() => {})
          return
        }
        waiting.add(id)
        if (event.type === 'case.registered' || event.type === 'record.added') reported.add(id)
        timer ??= setTimeout(flush, TOGETHER_MS)
      },
      onSnapshot: () => {
        reload().catch(() => {})
        refreshNumbers()
        latest.current.onCity(null)
      },
      onState: link => setQueue(now => ({ ...now, link })),
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [start.seq, reload, readAgain, refreshNumbers])

  const { counter, note, q, sort } = filter
  const isFirst = useRef(true)
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false
      return
    }
    const leaving = new AbortController()
    latest.current = { ...latest.current, filter: { counter, note, q, sort } }
    reload(leaving.signal).catch(() => {})
    return () => leaving.abort()
  }, [counter, note, q, sort, reload])

  useEffect(() => {
    const seen = () => {
      if (!document.hidden) setQueue(now => (now.unseen === 0 ? now : { ...now, unseen: 0 }))
    }
    document.addEventListener('visibilitychange', seen)
    return () => document.removeEventListener('visibilitychange', seen)
  }, [])

  /** Shows what a command is about to make of a row, before the answer is there. */
  const expect = useCallback((id: string, status: string) => {
    setQueue(now => ({ ...now, rows: now.rows.map(row => (row.id === id ? { ...row, status } : row)) }))
  }, [])

  return { queue, reload, more, expect, readAgain }
}

/** Whether a row belongs among those that are shown, and not on a later page. */
const isWithin = (row: ShownRow, rows: readonly ShownRow[]): boolean =>
  rows.length === 0 || row.reportedAt >= (rows.at(-1)?.reportedAt ?? '')

function inOrder(rows: readonly ShownRow[], sort: QueueFilter['sort']): ShownRow[] {
  const key = (row: ShownRow) => (sort === 'due' ? (row.limitAt ?? '9999') : row.reportedAt)
  const order = sort === 'due' ? 1 : -1
  return [...rows].sort((a, b) => {
    const [x, y] = [key(a), key(b)]
    return x === y ? (a.id < b.id ? -order : order) : x < y ? -order : order
  })
}
