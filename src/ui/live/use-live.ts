'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useRef } from 'react'
import { follow } from './follow'

/** Changes that come together are read together. */
const TOGETHER_MS = 250

/**
 * Reads the page again when something happened: an event of the topics whose type begins with one of `types`.
 * @param after the newest event when the page was read: what came since is not lost
 */
export function useLive(
  { topics, types, after }: { topics: readonly string[]; types: readonly string[]; after: number },
  onChange?: () => void,
): void {
  const router = useRouter()
  const changed = useEffectEvent(() => {
    router.refresh()
    onChange?.()
  })
  const from = useRef(after)
  const followed = topics.join(' ')
  const wanted = types.join(' ')
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined
    const soon = () => {
      clearTimeout(waiting)
      waiting = setTimeout(changed, TOGETHER_MS)
    }
    const stop = follow({
      topics: followed.split(' '),
      after: from.current,
      onEvent: event => {
        from.current = event.seq
        if (wanted.split(' ').some(each => event.type.startsWith(each))) soon()
      },
      onSnapshot: soon,
      onState: () => {},
    })
    return () => {
      clearTimeout(waiting)
      stop()
    }
  }, [followed, wanted])
}
