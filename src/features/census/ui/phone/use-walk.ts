'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { keepShell } from '@/ui/phone/keep-shell'
import { keepReading, keptReading } from '@/ui/phone/kept-reading'
import { type Refused, replay } from '@/ui/phone/replay'
import type { FindingInput } from '../../domain/finding'
import {
  censusOutbox,
  type PostedFinding,
  readWalk,
  runRound,
  type ShownRound,
  type ShownWalk,
  sendFinding,
  Unsent,
  withWaiting,
} from './walk'

const EVERY_MS = 20_000

export interface WalkState {
  readonly rounds: readonly ShownRound[]
  readonly waiting: number
  readonly refused: readonly Refused<PostedFinding>[]
  readonly isOnline: boolean
  readonly isKept: boolean
  /** Keeps a finding and sends it when it can be sent. */
  readonly say: (round: string, finding: WithoutFrame<FindingInput>, cell?: string | null) => Promise<void>
  /** Begins or submits a round. @returns the code of what went wrong */
  readonly run: (round: string, command: 'begin' | 'submit') => Promise<string | null>
}
type WithoutFrame<T> = T extends unknown ? Omit<T, 'commandId' | 'at'> : never

/** A collector's rounds, kept on the phone, with what waits to be sent in them. */
export function useWalk(first: ShownWalk, whose: string): WalkState {
  const [walk, setWalk] = useState(first)
  const [waiting, setWaiting] = useState<readonly PostedFinding[]>([])
  const [refused, setRefused] = useState<WalkState['refused']>([])
  const [isOnline, setOnline] = useState(true)
  const [isKept, setKept] = useState(false)
  const isSending = useRef(false)
  /** The city's clock minus the phone's, as of the last reading that came over the network. */
  const ahead = useRef(0)

  const flush = useCallback(async () => {
    if (isSending.current) return
    isSending.current = true
    try {
      const found = await replay(await censusOutbox.kept(), {
        send: async posted => void (await sendFinding(posted)),
        drop: censusOutbox.drop,
        about: ({ input }) => input.thing,
      })
      if (found.length > 0) setRefused(last => [...last, ...found])
      const read = await readWalk()
      ahead.current = Date.parse(read.at) - Date.now()
      setWalk(read)
      setOnline(true)
      await keepReading('census-rounds', whose, { walk: read, ahead: ahead.current })
    } catch (error) {
      const isAway = error instanceof Unsent && error.status === 0
      setOnline(!isAway && navigator.onLine)
      // A page that was kept tells of the visit before; what was read last is newer.
      const kept = isAway ? await keptReading<{ walk: ShownWalk; ahead: number }>('census-rounds', whose) : undefined
      if (kept) {
        ahead.current = kept.ahead
        setWalk(now => (kept.walk.at > now.at ? kept.walk : now))
      }
    } finally {
      setWaiting((await censusOutbox.kept()).map(each => each.posted))
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

  return {
    rounds: walk.rounds.map(each => withWaiting(each, waiting)),
    waiting: waiting.length,
    refused,
    isOnline,
    isKept,
    say: async (round, finding, cell = null) => {
      const at = new Date(Date.now() + ahead.current).toISOString()
      const posted = { round, cell, input: { ...finding, commandId: crypto.randomUUID(), at } as FindingInput }
      await censusOutbox.keep(posted)
      setWaiting(last => [...last, posted])
      await flush()
    },
    run: async (round, command) => {
      const wrong = await runRound(round, command).then(
        () => null,
        (error: unknown) => (error instanceof Unsent ? error.code : 'internal'),
      )
      await flush()
      return wrong
    },
  }
}
