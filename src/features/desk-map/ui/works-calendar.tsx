'use client'

import { useTranslations } from 'next-intl'
import { type RefObject, useEffect, useMemo, useState } from 'react'
import { barsOf, calendarSpan, type WorkBar } from '../domain/work-bars'
import type { DeskMap } from '../map/desk-map-options'
import { readThings } from '../map/layer-answers'
import type { ThingRow } from '../map/thing-row'
import { titleOf } from '../map/thing-row'
import { useMapTools } from './map-context'
import type { Side } from './side'

interface WorksCalendarProps {
  readonly map: RefObject<DeskMap | null>
  readonly open: (side: Side) => void
  readonly round: number
}

/** Works in view by their days: what was permitted as an outline, what was done as a bar in it. */
export function WorksCalendar({ map, open, round }: WorksCalendarProps) {
  const t = useTranslations('deskMap.calendar')
  const { city, format, view } = useMapTools()
  const [rows, setRows] = useState<readonly ThingRow[] | 'broken' | null>(null)
  const [total, setTotal] = useState(0)
  const { area, state, from, to, at, isAsKnown, camera } = view
  const { timeZone } = city
  const bbox = useMemo(
    () => (camera ? map.current?.box().join(',') : undefined) ?? city.bounds.join(','),
    [map, camera, city],
  )
  const question = JSON.stringify({ area, state, from, to, at, isAsKnown, cls: [], stage: [], status: [] })

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` reads again what has changed on the server
  useEffect(() => {
    const stop = new AbortController()
    void readThings({ layer: 'permits', where: { bbox } }, { ...JSON.parse(question), timeZone }, null, stop.signal)
      .then(page => {
        setRows(page.items)
        setTotal(page.total)
      })
      .catch(() => {
        if (!stop.signal.aborted) setRows('broken')
      })
    return () => stop.abort()
  }, [bbox, question, timeZone, round])

  const now = at ? Date.parse(at) : city.now
  const bars = useMemo(() => (rows === null || rows === 'broken' ? [] : barsOf(rows)), [rows])
  const span = calendarSpan(bars, now)
  const share = (moment: number) => `${(((moment - span.from) / (span.to - span.from)) * 100).toFixed(2)}%`
  const width = (bar: { readonly from: number; readonly to: number }) =>
    `${(((Math.min(bar.to, span.to) - Math.max(bar.from, span.from)) / (span.to - span.from)) * 100).toFixed(2)}%`
  const place = (bar: { readonly from: number; readonly to: number }) => ({
    left: share(Math.max(bar.from, span.from)),
    width: width(bar),
  })
  return (
    <section className="mp-panel mp-calendar" aria-label={t('title')} data-map-obstacle>
      <header>
        <h2>{t('title')}</h2>
        <span className="mp-quiet">
          {rows === 'broken' ? t('broken') : rows === null ? '…' : t('count', { count: total })}
          {rows !== null && rows !== 'broken' && rows.length < total ? t('newest', { count: rows.length }) : ''}
        </span>
        <span className="mp-gap" />
        <span className="mp-key-plan">{t('plan')}</span>
        <span className="mp-key-actual">{t('actual')}</span>
      </header>
      {bars.length === 0 ? (
        <p className="mp-quiet">{rows === null || rows === 'broken' ? '' : t('empty')}</p>
      ) : (
        <ul>
          {bars.map((bar: WorkBar) => (
            <li key={bar.row.id}>
              <button type="button" onClick={() => open({ kind: 'thing', layer: 'permits', id: bar.row.id })}>
                {titleOf(bar.row)}
              </button>
              <span className="mp-days">
                {bar.plan ? (
                  <i
                    className="mp-plan"
                    style={place(bar.plan)}
                    title={`${format.day(bar.plan.from)} – ${format.day(bar.plan.to)}`}
                  />
                ) : null}
                {bar.actual ? (
                  <i
                    className="mp-actual"
                    data-late={bar.isLate ? '' : undefined}
                    style={place({ from: bar.actual.from, to: bar.actual.to ?? now })}
                  />
                ) : null}
                <i className="mp-today" style={{ left: share(now) }} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <footer>
        <time>{format.day(span.from)}</time>
        <time>{format.day(span.to)}</time>
      </footer>
    </section>
  )
}
