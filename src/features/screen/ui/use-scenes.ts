'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { useArbiter } from '../../../ui/attention/use-arbiter'
import type { WallOptions } from '../domain/options'
import { type Scene, scenes } from '../domain/scenes'
import type { WallSnapshot } from '../domain/snapshot'
import { useNewReds } from './use-new-reds'

/** Where a playlist stands. */
export interface Dial {
  readonly scene: Scene
  /** From 0; of so many. */
  readonly place: number
  readonly of: number
  /** Seconds that the scene stands; null: until somebody goes on. */
  readonly seconds: number | null
  readonly paused: 'hand' | 'red' | null
  /** Changes when a scene begins to stand anew. */
  readonly turn: number
}

const CHANGE_MS = 600
/** A change that found something moving is tried again. */
const AGAIN_MS = 2000
const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, textarea, select, a')

/**
 * Which scene stands: the playlist's in turn, or where a hand went. ← and → go on, space pauses, Enter acknowledges a
 * new red lamp, which brings the overview and holds the turn until then. What a desk sends overrides all of it.
 */
export function useScenes(options: WallOptions, snapshot: WallSnapshot, sent: Scene | null): Dial {
  const { playlist } = options
  const list = playlist ?? scenes.map(scene => ({ scene, seconds: null }))
  const [place, setPlace] = useState(() =>
    Math.max(
      0,
      list.findIndex(each => each.scene === options.scene),
    ),
  )
  const [turn, setTurn] = useState(0)
  const [isHeld, setHeld] = useState(false)
  const { arbiter, still } = useArbiter()
  const reds = useNewReds(snapshot)
  const many = list.length
  const go = useCallback(
    (by: number) => {
      setPlace(now => (now + by + many) % many)
      setTurn(now => now + 1)
    },
    [many],
  )
  const acknowledge = useRef(reds.acknowledge)
  useEffect(() => {
    acknowledge.current = reds.acknowledge
  })

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return
      if (event.key === 'ArrowRight') go(1)
      else if (event.key === 'ArrowLeft') go(-1)
      else if (event.key === ' ') setHeld(now => !now)
      else if (event.key === 'Enter') acknowledge.current()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [go])

  const entry = list[place] ?? list[0]
  const seconds = playlist && entry ? entry.seconds : null
  const paused = reds.isOpen ? 'red' : isHeld ? 'hand' : null
  const isTurning = seconds !== null && many > 1 && paused === null && sent === null
  // biome-ignore lint/correctness/useExhaustiveDependencies: a turn that begins anew has all its time
  useEffect(() => {
    if (!isTurning || seconds === null) return
    let timer: ReturnType<typeof setTimeout>
    const next = () => {
      if (still) return go(1)
      let isTaken = false
      arbiter.request({
        kind: 'rotation',
        lasts: CHANGE_MS,
        start: () => {
          isTaken = true
          go(1)
        },
      })
      if (!isTaken) timer = setTimeout(next, AGAIN_MS)
    }
    timer = setTimeout(next, seconds * 1000)
    return () => clearTimeout(timer)
  }, [isTurning, seconds, turn, still, arbiter, go])

  const scene = sent ?? (reds.isOpen ? 'overview' : (entry?.scene ?? 'overview'))
  return { scene, place, of: many, seconds: isTurning ? seconds : null, paused, turn }
}
