'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useArbiter } from '../../../ui/attention/use-arbiter'
import type { WallEvent } from '../domain/snapshot'
import { useWall } from './wall-context'

const EVERY_MS = 3000
const ROLL_MS = 600

/** Events of the log, newest first, as many a line as the wall is wide; it rolls up by whole lines. */
export function FootLine({ events }: { readonly events: readonly WallEvent[] }) {
  const t = useTranslations('wall.events')
  const frame = useRef<HTMLDivElement>(null)
  const [lines, setLines] = useState(1)
  const [line, setLine] = useState(0)
  const hovered = useRef(false)
  const { arbiter, still } = useArbiter()
  const newest = events[0]?.seq

  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    const measure = () => {
      const columns = Number(getComputedStyle(element).getPropertyValue('--foot-columns')) || 2
      setLines(Math.max(1, Math.floor(events.length / columns)))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [events.length])

  // A new event is read at once: back to the first line.
  useEffect(() => {
    if (newest !== undefined) setLine(0)
  }, [newest])

  useEffect(() => {
    if (lines < 2) return
    const timer = setInterval(() => {
      if (hovered.current || document.hidden) return
      const advance = () => setLine(now => (now + 1) % lines)
      if (still) advance()
      else arbiter.request({ kind: 'rotation', lasts: ROLL_MS, start: advance })
    }, EVERY_MS)
    return () => clearInterval(timer)
  }, [lines, still, arbiter])

  return (
    <section className="foot" aria-label={t('title')} data-panel="events">
      {events.length === 0 ? <p className="foot-empty">{t('empty')}</p> : null}
      <div
        ref={frame}
        className="foot-window"
        onPointerEnter={() => {
          hovered.current = true
        }}
        onPointerLeave={() => {
          hovered.current = false
        }}
      >
        <ol
          className={still ? 'foot-track' : 'foot-track foot-eased'}
          style={{ '--line': line } as React.CSSProperties}
        >
          {events.map(event => (
            <li key={event.seq} data-seq={event.seq}>
              <Line event={event} />
            </li>
          ))}
        </ol>
      </div>
    </section>
  )
}

function Line({ event }: { readonly event: WallEvent }) {
  const t = useTranslations('wall')
  const said = useSaid()
  const { format } = useWall()
  return (
    <>
      <time>{format.clock(event.at)}</time>
      {event.district ? <span className="foot-place">{event.district}</span> : null}
      <b>
        {event.count === null
          ? event.title
          : t('events.many', { dataset: event.title, count: format.number(event.count) })}
      </b>
      <span className="foot-said">{said(event)}</span>
    </>
  )
}

/** What happened, in words: a lamp's or flag's own, what was done to a case where it stands, else its new status, else that a record came or changed. */
function useSaid() {
  const t = useTranslations('wall')
  return ({ sign, dataset, status, type }: WallEvent) => {
    if (sign !== null) return t(`events.sign.${sign}`)
    // What leaves a case where it stands is told by itself: an escalated report was not reported anew.
    const did = `events.did.${type.replace('case.', '')}` as 'events.did.escalated'
    if (dataset === 'case' && t.has(did)) return t(did)
    const key = `status.${status}` as 'status.filed'
    if (dataset === 'case' && status !== null && t.has(key)) return t(key)
    return t(type === 'record.added' ? 'events.added' : 'events.changed')
  }
}
