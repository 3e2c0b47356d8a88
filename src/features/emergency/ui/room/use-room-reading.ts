'use client'

import { useCallback, useRef, useState } from 'react'
import type { RoomNow } from '../../queries/room-now'

/** The incident room as it was read last; `read` reads it again and says whether it could. */
export function useRoomReading<First extends RoomNow | null>(first: First) {
  const [now, setNow] = useState<RoomNow | First>(first)
  const newest = useRef(first?.seq ?? 0)
  const take = useCallback((next: RoomNow) => {
    // what was overtaken by something newer does not set the room back
    if (next.seq < newest.current) return
    newest.current = next.seq
    setNow(next)
  }, [])
  const read = useCallback(async (): Promise<boolean> => {
    const answer = await fetch('/api/v1/mode/room', { cache: 'no-store' }).catch(() => null)
    if (!answer?.ok) return false
    take((await answer.json()) as RoomNow)
    return true
  }, [take])
  return { now, newest, take, read }
}

/** Whether an event of the log asks for the room to be read again. */
export const isOfRoom = (type: string): boolean => type === 'room.changed' || type === 'mode.changed'
