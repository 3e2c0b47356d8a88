'use client'

import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useArbiter } from './attention/use-arbiter'

interface RollingRowsProps {
  readonly rows: readonly { readonly key: string; readonly node: ReactNode }[]
  /** Milliseconds between two rolls. */
  readonly every?: number
  /** A new first row comes to stand at the top at once. */
  readonly followNewest?: boolean
  readonly label: string
}

const ROLL_MS = 600

/**
 * A list that rolls by one whole row at a time, only where it holds more rows than fit; never a sideways
 * marquee. Waits while the pointer rests on it or another thing moves. Without script the rows that fit stand.
 */
export function RollingRows({ rows, every = 3000, followNewest = false, label }: RollingRowsProps) {
  const frame = useRef<HTMLDivElement>(null)
  const [fit, setFit] = useState<{ rows: number; height: number } | null>(null)
  const [first, setFirst] = useState(0)
  const [rolling, setRolling] = useState(false)
  const hovered = useRef(false)
  const { arbiter, still } = useArbiter()
  const count = rows.length
  const rolls = fit !== null && count > fit.rows

  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    const measure = () => {
      const row = element.querySelector<HTMLElement>('[data-row]')
      const height = row?.getBoundingClientRect().height ?? 0
      if (height > 0) setFit({ rows: Math.max(1, Math.floor((element.clientHeight + 1) / height)), height })
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const newest = rows[0]?.key
  useEffect(() => {
    if (followNewest && newest !== undefined) setFirst(0)
  }, [followNewest, newest])

  useEffect(() => {
    if (!rolls) return
    const advance = () => setFirst(now => (now + 1) % count)
    const timer = setInterval(() => {
      if (hovered.current || document.hidden) return
      if (still) advance()
      else
        arbiter.request({
          kind: 'rotation',
          lasts: ROLL_MS,
          start: () => setRolling(true),
          end: () => {
            setRolling(false)
            advance()
          },
        })
    }, every)
    return () => clearInterval(timer)
  }, [rolls, count, every, still, arbiter])

  const shown = fit === null ? rows : pick(rows, rolls ? first : 0, rolls ? fit.rows + 1 : fit.rows)
  return (
    <div
      ref={frame}
      className={fit === null ? 'rolling rolling-first' : 'rolling'}
      data-rolling={label}
      onPointerEnter={() => {
        hovered.current = true
      }}
      onPointerLeave={() => {
        hovered.current = false
      }}
    >
      <div className="rolling-window" style={fit ? { height: fit.rows * fit.height } : undefined}>
        <div
          className={rolling ? 'rolling-track rolling-move' : 'rolling-track'}
          style={rolling && fit ? { transform: `translateY(-${fit.height}px)` } : undefined}
        >
          {shown.map((row, place) => (
            <div
              key={row.key}
              data-row
              className="rolling-row"
              aria-hidden={rolls && place === shown.length - 1 ? true : undefined}
            >
              {row.node}
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}

/** `length` rows from `first` on, round the end; never the same row twice. */
export function pick<T>(rows: readonly T[], first: number, length: number): T[] {
  const many = Math.min(length, rows.length)
  return Array.from({ length: many }, (_, place) => rows[(first + place) % rows.length] as T)
}
