import { useEffect, useState } from 'react'
import { follow } from '@/ui/live/follow'
import type { DrawnShape } from '../../../emergency'

/** What a desk reads of the answer of `/mode/room`. */
export interface RoomNow {
  readonly seq: number
  readonly mode: {
    readonly mode: 'normal' | 'emergency'
    readonly reason: string | null
    readonly plan: { readonly level: number; readonly name: { readonly zh: string; readonly en: string } } | null
  }
  readonly room: { readonly drawings: readonly (DrawnShape & { readonly removedAt: string | null })[] } | null
}

/** The incident room while an emergency holds, read again when somebody writes in it; null before it was read. */
export function useRoom(): RoomNow | null {
  const [room, setRoom] = useState<RoomNow | null>(null)
  useEffect(() => {
    let stop = () => {}
    let isGone = false
    const read = async (): Promise<number | null> => {
      const answer = await fetch('/api/v1/mode/room', { cache: 'no-store' }).catch(() => null)
      if (!answer?.ok || isGone) return null
      const next = (await answer.json()) as RoomNow
      setRoom(last => (last !== null && next.seq < last.seq ? last : next))
      return next.seq
    }
    void read().then(seq => {
      if (isGone) return
      stop = follow({
        topics: ['wall'],
        after: seq,
        onEvent: ({ type }) => {
          if (type === 'room.changed' || type === 'mode.changed') void read()
        },
        onSnapshot: () => void read(),
        onState: () => {},
      })
    })
    return () => {
      isGone = true
      stop()
    }
  }, [])
  return room
}
