'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react'
import { dayText } from '../../../shared/time/local-time'
import { brushSpans, dayAtShare, dayOf, dayOfMoment, momentOfDay, spanUpTo, windowDays } from '../domain/brush'
import { drawBrush } from './draw-brush'
import { useMapTools } from './map-context'
import { useDays } from './use-days'
import { usePlay } from './use-play'

interface TimeBrushProps {
  readonly now: number
  readonly round: number
  readonly isStill: boolean
  readonly calendar: { readonly isOpen: boolean; readonly toggle: () => void }
}

/** Days with their counts: a click is a moment, a drag is a window, space plays, N is now. */
export function TimeBrush({ now, round, isStill, calendar }: TimeBrushProps) {
  const t = useTranslations('deskMap.time')
  const { city, format, view, change } = useMapTools()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [days, setDays] = useState<number>(365)
  const [drag, setDrag] = useState<{ readonly from: number; readonly to: number } | null>(null)
  const [over, setOver] = useState<number | null>(null)
  const { timeZone } = city
  const span = useMemo(() => spanUpTo(now, timeZone, days), [now, timeZone, days])
  const counts = useDays(view, timeZone, span, round)
  const current = dayOfMoment(view.at, now, timeZone)
  const goTo = (day: number) => change({ at: momentOfDay(day, now, timeZone) })
  const { isPlaying, toggle } = usePlay({ day: current, last: span.last, first: span.first, goTo })
  const chosen = drag ?? spanOf(view.from, view.to)

  useEffect(() => {
    const own = canvas.current
    if (!own) return
    const draw = () => drawBrush(own, { span, counts, current, chosen, over, isDark: view.isDark, lang: format.lang })
    draw()
    const observer = new ResizeObserver(draw)
    observer.observe(own)
    return () => observer.disconnect()
  }, [span, counts, current, chosen, over, view.isDark, format.lang])

  const dayUnder = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    return dayAtShare(span, (event.clientX - box.left) / box.width)
  }
  const released = (event: PointerEvent<HTMLElement>) => {
    if (!drag) return
    const day = dayUnder(event)
    setDrag(null)
    if (day === drag.from) goTo(day)
    else change({ ...windowDays(drag.from, day), state: 'all' })
  }
  const pressed = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, PageUp: -30, PageDown: 30 }
    const step = steps[event.key]
    if (step !== undefined) goTo(Math.max(span.first, Math.min(span.last, current + step)))
    else if (event.key === ' ') toggle()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const shownDay = over ?? current
  return (
    <section className="mp-panel mp-time" aria-label={t('title')} data-map-obstacle>
      <div className="mp-time-tools">
        <button type="button" onClick={toggle} aria-pressed={isPlaying} aria-keyshortcuts="Space">
          {t(isPlaying ? 'pause' : 'play')}
        </button>
        <button
          type="button"
          onClick={() => change({ at: null })}
          disabled={view.at === null}
          aria-keyshortcuts="N Home"
        >
          {t('now')}
          <kbd>N</kbd>
        </button>
        <output data-past={view.at ? '' : undefined}>
          {view.at ? t('past', { moment: format.stamp(view.at) }) : t('live')}
        </output>
        {view.at ? (
          <label className="mp-check">
            <input
              type="checkbox"
              checked={view.isAsKnown}
              onChange={event => change({ isAsKnown: event.target.checked })}
            />
            {t('asKnown')}
          </label>
        ) : null}
        {view.from || view.to ? (
          <button type="button" className="mp-chip" onClick={() => change({ from: null, to: null })}>
            {t('window', { from: view.from ?? '…', to: view.to ?? '…' })}
            <span aria-hidden="true"> ×</span>
          </button>
        ) : null}
        <span className="mp-gap" />
        <span className="mp-quiet mp-time-count">
          {dayText(shownDay)} · {t('count', { count: format.number(counts.get(shownDay) ?? 0) })}
        </span>
        <fieldset className="mp-segments">
          <legend>{t('span')}</legend>
          {brushSpans.map(each => (
            <button type="button" key={each} aria-pressed={days === each} onClick={() => setDays(each)}>
              {t(`spans.${each}`)}
            </button>
          ))}
        </fieldset>
        <button type="button" aria-pressed={calendar.isOpen} onClick={calendar.toggle} aria-keyshortcuts="C">
          {t('calendar')}
          <kbd>C</kbd>
        </button>
      </div>
      <div
        className="mp-brush"
        role="slider"
        tabIndex={0}
        aria-label={t('slider')}
        aria-valuemin={span.first}
        aria-valuemax={span.last}
        aria-valuenow={current}
        aria-valuetext={view.at ? format.day(view.at) : t('live')}
        data-still={isStill ? '' : undefined}
        onPointerDown={event => {
          event.currentTarget.setPointerCapture(event.pointerId)
          const day = dayUnder(event)
          setDrag({ from: day, to: day })
        }}
        onPointerMove={event => {
          const day = dayUnder(event)
          setOver(day)
          if (drag) setDrag({ from: drag.from, to: day })
        }}
        onPointerUp={released}
        onPointerLeave={() => setOver(null)}
        onKeyDown={pressed}
      >
        <canvas ref={canvas} />
      </div>
    </section>
  )
}

function spanOf(from: string | null, to: string | null) {
  const [first, last] = [dayOf(from), dayOf(to)]
  if (first === null && last === null) return null
  return { from: first ?? last ?? 0, to: last ?? first ?? 0 }
}
