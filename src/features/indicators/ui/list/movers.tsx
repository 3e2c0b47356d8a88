'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { indicatorHref } from './href.view'
import { useList } from './list-context'
import { type IndexChange, type IndexWorth, movement } from './movers.view'

/** Counting for it goes over the open things of the city; often enough for a list of what to do next. */
const READ_EVERY_MS = 300_000
const SHOWN = 5

/** What moved the index since a month ago, adding up; and what would lift it most. Read beside the page. */
export function Movers({ area, seq }: { readonly area: string; readonly seq: number }) {
  const change = useAnswer<IndexChange>(`/api/v1/index/change?area=${encodeURIComponent(area)}`)
  const worth = useAnswer<IndexWorth>(`/api/v1/index/worth?area=${encodeURIComponent(area)}&limit=${SHOWN}`)
  if (change === undefined && worth === undefined) return null
  return (
    <div className="ix-movers" data-seq={seq}>
      {change ? <Changed change={change} area={area} /> : null}
      {worth ? <Lift worth={worth} area={area} /> : null}
    </div>
  )
}

function Changed({ change, area }: { readonly change: IndexChange; readonly area: string }) {
  const t = useTranslations('indexPage.movers')
  const { format, question } = useList()
  if (change.change === null) return null
  const { first, rest, others, rules } = movement(change, SHOWN)
  return (
    <section className="ix-mover" aria-label={t('changed')}>
      <h2>
        {t('changed')}
        <b>{format.change(change.change, 2)}</b>
        <small>{t('since', { moment: format.stamp(change.from.at) })}</small>
      </h2>
      <ol>
        {first.map(item => (
          <li key={item.code}>
            <a href={indicatorHref(item.code, area, question)}>{item.name[format.lang]}</a>
            <Steps from={item.before?.score ?? null} to={item.after?.score ?? null} />
            <b data-up={item.contribution > 0}>{format.change(item.contribution, 2)}</b>
          </li>
        ))}
        {others === 0 ? null : (
          <li className="ix-rest">
            <span>{t('others', { count: others })}</span>
            <b data-up={rest > 0}>{format.change(rest, 2)}</b>
          </li>
        )}
        {rules === 0 ? null : (
          <li className="ix-rest">
            <span>{t('rules')}</span>
            <b data-up={rules > 0}>{format.change(rules, 2)}</b>
          </li>
        )}
      </ol>
    </section>
  )
}

function Steps({ from, to }: { readonly from: number | null; readonly to: number | null }) {
  const { format } = useList()
  const text = (score: number | null) => (score === null ? '—' : format.number(score, 0))
  return (
    <small>
      {text(from)} → {text(to)}
    </small>
  )
}

function Lift({ worth, area }: { readonly worth: IndexWorth; readonly area: string }) {
  const t = useTranslations('indexPage.movers')
  const { format, question } = useList()
  const shown = worth.indicators.filter(each => each.gainAtGoal > 0).slice(0, SHOWN)
  if (shown.length === 0) return null
  return (
    <section className="ix-mover" aria-label={t('lift')}>
      <h2>
        {t('lift')}
        <small>{t('toGoal')}</small>
      </h2>
      <ol>
        {shown.map(each => (
          <li key={each.code}>
            <a href={indicatorHref(each.code, area, question)}>{each.name[format.lang]}</a>
            <Steps from={each.score} to={100} />
            <b data-up>{format.change(each.gainAtGoal, 2)}</b>
          </li>
        ))}
        {worth.candidates > 0 ? (
          <li className="ix-rest">
            <span>{t('things', { count: worth.candidates })}</span>
            <b data-up>{format.change(worth.total, 2)}</b>
          </li>
        ) : null}
      </ol>
    </section>
  )
}

/** An answer of the interface, read again now and then; undefined until there is one. */
function useAnswer<T>(url: string): T | undefined {
  const [answer, setAnswer] = useState<T>()
  useEffect(() => {
    const stop = new AbortController()
    const read = () =>
      fetch(url, { signal: stop.signal })
        .then(async response => {
          if (response.ok) setAnswer((await response.json()) as T)
        })
        .catch(() => {
          // The page stands without it; the next turn reads again.
        })
    void read()
    const timer = setInterval(read, READ_EVERY_MS)
    return () => {
      stop.abort()
      clearInterval(timer)
    }
  }, [url])
  return answer
}
