'use client'

import { useCallback, useRef, useState } from 'react'
import type { DrawnShape } from '../../map/drawing-layers'

/** What any desk reads of the answer of `/mode/room`. */
export interface ReadRoom {
  /** Last event of the log that this contains. */
  readonly seq: number
  readonly mode: {
    readonly mode: 'normal' | 'emergency'
    readonly reason: string | null
    readonly plan: { readonly level: number; readonly name: { readonly zh: string; readonly en: string } } | null
  }
  /** Null in normal mode. */
  readonly room: { readonly drawings: readonly (DrawnShape & { readonly removedAt: string | null })[] } | null
}

/** The incident room as it was read last; `read` reads it again and says whether it could. */
export function useRoomReading<Room extends ReadRoom, First extends Room | null = Room | null>(first: First) {
  const [now, setNow] = useState<Room | First>(first)
  const newest = useRef(first?.seq ?? 0)
  const take = useCallback((next: Room) => {
    // what was overtaken by something newer does not set the room back
    if (next.seq < newest.current) return
    newest.current = next.seq
    setNow(next)
  }, [])
  const read = useCallback(async (): Promise<boolean> => {
    const answer = await fetch('/api/v1/mode/room', { cache: 'no-store' }).catch(() => null)
    if (!answer?.ok) return false
    take((await answer.json()) as Room)
    return true
  }, [take])
  return { now, newest, take, read }
}

/** Whether an event of the log asks for the room to be read again. */
export const isOfRoom = (type: string): boolean => type === 'room.changed' || type === 'mode.changed'
