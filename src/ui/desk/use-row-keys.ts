'use client'

import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { stepFrom } from './table-columns'
import { useKeys } from './use-keys'

interface RowKeys {
  readonly keys: readonly string[]
  readonly scroller: RefObject<HTMLElement | null>
  readonly rowHeight: number
  readonly scrollTo: (place: number) => void
  readonly onChoose: ((key: string) => void) | undefined
  readonly onOpen: ((key: string) => void) | undefined
}

/**
 * The current row of a table by its key, moved by J and K, arrows, Home and End, opened by Enter. A row that comes or
 * goes above the current one does not move it under the reader's eye.
 */
export function useRowKeys({ keys, scroller, rowHeight, scrollTo, onChoose, onOpen }: RowKeys) {
  const [current, setCurrent] = useState<string | null>(null)
  const wanted = useRef<string | null>(null)
  const seen = useRef<{ key: string | null; place: number }>({ key: null, place: -1 })

  const go = (place: number) => {
    const key = keys[place]
    if (key === undefined) return
    wanted.current = key
    setCurrent(key)
    onChoose?.(key)
    scrollTo(place)
  }
  /** Several tables on a page: the keys are those of the one with the focus, else of the first. */
  const isMine = () => {
    const own = scroller.current
    if (!own) return false
    const focused = document.activeElement?.closest('[data-rows]')
    return (focused ?? document.querySelector('[data-rows]')) === own
  }
  const move = (steps: number) => () => {
    if (isMine()) go(stepFrom(keys, current, steps))
  }
  const actionOf = (key: string): (() => void) | undefined => {
    switch (key) {
      case 'ArrowDown':
        return move(1)
      case 'ArrowUp':
        return move(-1)
      case 'Home':
        return () => go(0)
      case 'End':
        return () => go(keys.length - 1)
      case 'Enter':
        return current === null ? undefined : () => onOpen?.(current)
      default:
        return undefined
    }
  }
  useKeys({ j: move(1), k: move(-1) })

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const isOnRow = event.target instanceof HTMLElement && event.target.matches('[data-key]')
    const act = isOnRow ? actionOf(event.key) : undefined
    if (!act) return
    event.preventDefault()
    act()
  }

  useEffect(() => {
    const key = wanted.current
    const row = key === null ? null : scroller.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)
    if (!row) return
    row.focus({ preventScroll: true })
    wanted.current = null
  })

  const place = current === null ? -1 : keys.indexOf(current)
  useLayoutEffect(() => {
    const { key, place: before } = seen.current
    if (key === current && before >= 0 && place >= 0 && place !== before && scroller.current)
      scroller.current.scrollTop += (place - before) * rowHeight
    seen.current = { key: current, place }
  }, [current, place, rowHeight, scroller])

  return { current, setCurrent, onKeyDown }
}
