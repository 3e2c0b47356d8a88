'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useState } from 'react'
import { post } from '@/ui/desk/post'
import { useRefusal } from '@/ui/desk/refusal'
import { notify } from '@/ui/desk/toasts'
import { follow, type LinkState } from '@/ui/live/follow'
import type { RoomKind } from '../../domain/room/entry'
import type { RoomNow } from '../../queries/room-now'
import { isOfRoom, useRoomReading } from './use-room-reading'

/** Many entries at once are read once. */
const TOGETHER_MS = 150
const TICK_MS = 15_000

/** What is changed: nothing for a new thing, else which one as it was seen. */
export interface Seen {
  readonly number: number
  readonly version: number
  readonly verb: string
}
export interface RoomWrite {
  readonly kind: RoomKind
  readonly seen: Seen | null
  readonly body: object
}

export interface LiveRoom {
  readonly now: RoomNow
  /** The city's clock, epoch milliseconds. */
  readonly at: number
  readonly link: LinkState
  /** Writes one thing down. @returns what went wrong in words; null: it is written */
  readonly write: (each: RoomWrite) => Promise<string | null>
  readonly remark: (text: string) => Promise<string | null>
}

/** The room as it lives: read again whenever somebody, at whatever desk, wrote something down. */
export function useRoom(first: RoomNow): LiveRoom {
  const t = useTranslations('room')
  const refusal = useRefusal()
  const router = useRouter()
  const { now, newest, take, read: readRoom } = useRoomReading<RoomNow, RoomNow>(first)
  const [link, setLink] = useState<LinkState>('connecting')
  const [at, setAt] = useState(Date.parse(first.mode.at))
  const read = useCallback(async () => {
    if (!(await readRoom())) setLink('lost')
  }, [readRoom])
  // the page itself was read again
  useEffect(() => take(first), [first, take])

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const soon = () => {
      timer ??= setTimeout(() => {
        timer = undefined
        void read()
      }, TOGETHER_MS)
    }
    const stop = follow({
      topics: ['wall'],
      after: newest.current,
      onEvent: ({ type }) => {
        // the list of past emergencies came with the page
        if (type === 'mode.changed') router.refresh()
        if (isOfRoom(type) || type.startsWith('clock.')) soon()
      },
      onSnapshot: soon,
      onState: setLink,
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [read, router, newest])

  useEffect(() => {
    const [readAt, told] = [performance.now(), Date.parse(now.mode.at)]
    setAt(told)
    const ticking = setInterval(() => setAt(told + performance.now() - readAt), TICK_MS)
    return () => clearInterval(ticking)
  }, [now])

  const send = async (path: string, body: object, done: string): Promise<string | null> => {
    const answer = await post(path, body)
    await read()
    if (answer.kind === 'done') {
      notify({ kind: 'done', text: done })
      return null
    }
    const key = `problem.${answer.kind === 'refused' ? answer.code : 'lost'}` as 'problem.shape'
    return t.has(key) ? t(key) : refusal(answer)
  }
  return {
    now,
    at,
    link,
    write: ({ kind, seen, body }) => {
      const room = `/mode/${now.mode.id}/room/${kind}`
      const path = seen ? `${room}/${seen.number}/${seen.verb}` : room
      const told = { commandId: crypto.randomUUID(), ...(seen ? { expectedVersion: seen.version } : {}), ...body }
      return send(path, told, t(`done.${kind}`))
    },
    remark: text => send('/mode/log', { text }, t('log.add')),
  }
}
