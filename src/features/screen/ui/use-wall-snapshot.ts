'use client'

import { useEffect, useRef, useState } from 'react'
import { follow, type LinkState, type LiveEvent } from '../../../ui/live/follow'
import type { Scene } from '../domain/scenes'
import type { WallSnapshot } from '../domain/snapshot'
import { changesWall } from '../domain/wall-datasets'

const topics = ['index', 'map:cases', 'map:projects', 'map:permits'] as const
/** At most one re-reading a second, however many events come. */
const READ_EVERY_MS = 1000
/** Without any event the numbers still change: deadlines pass, hours turn. */
const READ_ANYWAY_MS = 60_000

interface Live {
  readonly snapshot: WallSnapshot
  readonly link: LinkState
}

interface Followed {
  /** What is asked for; the snapshot says what is shown. */
  readonly scene: Scene
  /** Of an enrolled screen: its own topic beside the wall's. */
  readonly topic: string | null
  readonly onEvent: (event: LiveEvent) => void
  readonly onReload: () => void
}

/**
 * The wall's numbers: those the page came with, read anew after events. Points of the map are told at once
 * through `onEvents`, before the panels are re-read.
 */
export function useWallSnapshot(first: WallSnapshot, { scene, topic, onEvent, onReload }: Followed): Live {
  const [snapshot, setSnapshot] = useState(first)
  const [link, setLink] = useState<LinkState>('connecting')
  const handlers = useRef({ onEvent, onReload })
  const wanted = useRef(scene)
  const readNow = useRef<() => void>(() => {})
  useEffect(() => {
    handlers.current = { onEvent, onReload }
  })

  useEffect(() => {
    const stop = new AbortController()
    const place = { area: first.area.code, lang: first.lang }
    let shown = first.seq
    let timer: ReturnType<typeof setTimeout> | undefined
    let lastRead = 0
    let reading = false
    let again = false
    let told = first.seq

    const read = async () => {
      if (reading) {
        again = true
        return
      }
      reading = true
      lastRead = performance.now()
      try {
        const asked = wanted.current
        const answer = await fetch(`/api/v1/wall?${new URLSearchParams({ ...place, scene: asked })}`, {
          signal: stop.signal,
        })
        if (answer.ok) {
          const next = (await answer.json()) as WallSnapshot
          // Somebody went on to another scene while this one was read.
          if (asked !== wanted.current) again = true
          // An answer that was overtaken by a newer one must not set the wall back.
          else if (next.seq >= shown) {
            shown = next.seq
            setSnapshot(next)
          }
          // Read for somebody else, just before the event that made us ask.
          if (next.seq < told) again = true
        }
      } catch {
        // Offline: the link's state says so, and the next event or connection reads again.
      }
      reading = false
      if (again && !stop.signal.aborted) {
        again = false
        soon()
      }
    }
    const soon = () => {
      if (timer !== undefined) return
      const wait = Math.max(0, READ_EVERY_MS - (performance.now() - lastRead))
      timer = setTimeout(() => {
        timer = undefined
        void read()
      }, wait)
    }
    readNow.current = () => void read()
    const anyway = setInterval(soon, READ_ANYWAY_MS)
    const unfollow = follow({
      topics: [first.area.kind === 'city' ? 'wall' : `area:${first.area.code}`, ...topics, ...(topic ? [topic] : [])],
      after: first.seq,
      onEvent: event => {
        handlers.current.onEvent(event)
        if (!changesWall(event)) return
        told = event.seq
        soon()
      },
      onSnapshot: () => {
        handlers.current.onReload()
        soon()
      },
      onState: setLink,
    })
    return () => {
      stop.abort()
      clearTimeout(timer)
      clearInterval(anyway)
      unfollow()
    }
  }, [first, topic])

  useEffect(() => {
    if (wanted.current === scene) return
    wanted.current = scene
    readNow.current()
  }, [scene])

  return { snapshot, link }
}
