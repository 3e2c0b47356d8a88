'use client'

import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'

interface VirtualListProps<T> {
  /** Those that have been read, from the first on. */
  readonly items: readonly T[]
  /** How many there are in all. */
  readonly total: number
  /** Pixels of a row; all rows are of one height. */
  readonly rowHeight: number
  readonly keyOf: (item: T) => string
  readonly label: string
  readonly row: (item: T) => ReactNode
  readonly onOpen: (item: T) => void
  /** The end is near: more may be read. */
  readonly onEnd?: () => void
}

const SPARE = 6

/** A list of any length that has only the rows in sight in the page. Arrow keys move, Enter opens. */
export function VirtualList<T>({ items, total, rowHeight, keyOf, label, row, onOpen, onEnd }: VirtualListProps<T>) {
  const own = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  const [at, setAt] = useState(0)
  const height = own.current?.clientHeight ?? 600
  const first = Math.max(0, Math.floor(top / rowHeight) - SPARE)
  const last = Math.min(items.length, Math.ceil((top + height) / rowHeight) + SPARE)

  const scrolled = () => {
    const box = own.current
    if (!box) return
    setTop(box.scrollTop)
    if (box.scrollTop + box.clientHeight > (items.length - 20) * rowHeight) onEnd?.()
  }
  const pressed = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -1e9, End: 1e9 }
    const step = steps[event.key]
    const item = items[at]
    if (event.key === 'Enter' && item) onOpen(item)
    else if (step === undefined) return
    else {
      const next = Math.min(items.length - 1, Math.max(0, at + step))
      setAt(next)
      const box = own.current
      if (box) {
        if (next * rowHeight < box.scrollTop) box.scrollTop = next * rowHeight
        else if ((next + 1) * rowHeight > box.scrollTop + box.clientHeight)
          box.scrollTop = (next + 1) * rowHeight - box.clientHeight
      }
    }
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={own}
      className="mp-virtual"
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={items[at] ? `mp-row-${keyOf(items[at])}` : undefined}
      onScroll={scrolled}
      onKeyDown={pressed}
    >
      <div style={{ height: total * rowHeight, position: 'relative' }} role="presentation">
        {items.slice(first, last).map((item, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys of its rows
          <div
            key={keyOf(item)}
            id={`mp-row-${keyOf(item)}`}
            role="option"
            tabIndex={-1}
            aria-selected={first + place === at}
            aria-setsize={total}
            aria-posinset={first + place + 1}
            className="mp-row"
            style={{ top: (first + place) * rowHeight, height: rowHeight }}
            onClick={() => {
              setAt(first + place)
              onOpen(item)
            }}
          >
            {row(item)}
          </div>
        ))}
      </div>
    </div>
  )
}
