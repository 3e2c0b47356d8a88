'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { follow, type LinkState } from '../../../ui/live/follow'
import { noticeOf } from '../domain/notice'
import { concerns } from '../domain/subscription'
import type { NoticesPage } from '../queries/notices-of'
import { readAnew, told } from './notice-count'

const read = async (): Promise<NoticesPage | null> => {
  const answer = await fetch('/api/v1/notices').catch(() => null)
  return answer?.ok ? ((await answer.json()) as NoticesPage) : null
}

/** The bell's list, kept by the event log from the number its first list knew. */
export function useBell(first: NoticesPage) {
  const [bell, setBell] = useState({ items: first.items, unread: first.unread, seq: first.seq })
  const [link, setLink] = useState<LinkState>('connecting')
  const [isBroken, setBroken] = useState(false)
  const { inbox, topics, types } = first.follows
  /** Who is told of a rule's lamps may change while the page stands: each list says anew. */
  const follows = useRef(first.follows)

  const refresh = useCallback(async () => {
    const page = await read()
    setBroken(page === null)
    if (!page) return
    follows.current = page.follows
    setBell(state => readAnew(state, page))
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: one line for the life of the frame; the first list is not read again
  useEffect(() => {
    if (types.length === 0) return
    return follow({
      topics: inbox ? [inbox, ...topics] : topics,
      after: first.seq,
      onEvent: event => {
        if (concerns(follows.current, event)) setBell(state => told(state, noticeOf(event)))
      },
      onSnapshot: () => void refresh(),
      onState: setLink,
    })
  }, [])

  /** Everything the list shows has been read, here and on the reader's other screens. */
  const markRead = async () => {
    const upTo = bell.seq
    setBell(state => ({ ...state, unread: state.items.filter(each => each.seq > upTo).length }))
    const answer = await fetch('/api/v1/notices/read', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ upTo }),
    }).catch(() => null)
    if (!answer?.ok) await refresh()
  }
  return { ...bell, link, isBroken, refresh, markRead }
}
