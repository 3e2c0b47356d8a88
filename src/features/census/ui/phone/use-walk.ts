'use client'

import { useMemo, useRef } from 'react'
import { keepReading, keptReading } from '@/ui/phone/kept-reading'
import { type Refused, replay } from '@/ui/phone/replay'
import { type KeptPageWays, useKeptPage } from '@/ui/phone/use-kept-page'
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

interface KeptWalk {
  readonly walk: ShownWalk
  readonly ahead: number
}

/** `ahead` is the city's clock minus the phone's, as of the last reading that came over the network. */
const waysOf = (whose: string, ahead: { current: number }): KeptPageWays<PostedFinding, ShownWalk> => ({
  outbox: censusOutbox,
  send: kept =>
    replay(kept, {
      send: async posted => void (await sendFinding(posted)),
      drop: censusOutbox.drop,
      about: ({ input }) => input.thing,
    }),
  read: async () => {
    const walk = await readWalk()
    ahead.current = Date.parse(walk.at) - Date.now()
    return walk
  },
  keep: walk => keepReading('census-rounds', whose, { walk, ahead: ahead.current } satisfies KeptWalk),
  kept: async () => {
    const kept = await keptReading<KeptWalk>('census-rounds', whose)
    if (kept) ahead.current = kept.ahead
    return kept?.walk
  },
})

/** A collector's rounds, kept on the phone, with what waits to be sent in them. */
export function useWalk(first: ShownWalk, whose: string): WalkState {
  const ahead = useRef(0)
  const ways = useMemo(() => waysOf(whose, ahead), [whose])
  const { page: walk, waiting, refused, isOnline, isKept, flush, wait } = useKeptPage(first, ways)
  return {
    rounds: walk.rounds.map(each => withWaiting(each, waiting)),
    waiting: waiting.length,
    refused,
    isOnline,
    isKept,
    say: async (round, finding, cell = null) => {
      const at = new Date(Date.now() + ahead.current).toISOString()
      const posted = { round, cell, input: { ...finding, commandId: crypto.randomUUID(), at } as FindingInput }
      await wait(posted)
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
