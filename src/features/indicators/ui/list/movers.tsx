'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { indicatorHref } from './href.view'
import { useList } from './list-context'
import { type IndexChange, type IndexWorth, movement } from './movers.view'

/** Counting for it goes over the open things of the city; often enough for a list of what to do next. */
const READ_EVERY_MS = 300_000
const SHOWN = 3

/**
 * What moved the index since a month ago, adding up; and what would lift it most. Read beside the page, since both go
 * over records; their places are kept free, so that nothing moves when they come.
 */
export function Movers({ area }: { readonly area: string }) {
  const t = useTranslations('indexPage.movers')
  const change = useAnswer<IndexChange>(`/api/v1/index/change?area=${encodeURIComponent(area)}`)
  const worth = useAnswer<IndexWorth>(`/api/v1/index/worth?area=${encodeURIComponent(area)}&limit=${SHOWN}`)
  return (
    <div className="ix-movers">
      {change.state === 'ok' ? (
        <Changed change={change.answer} area={area} />
      ) : (
        <Waiting title={t('changed')} state={change.state} />
      )}
      {worth.state === 'ok' ? (
        <Lift worth={worth.answer} area={area} />
      ) : (
        <Waiting title={t('lift')} state={worth.state} />
      )}
    </div>
  )
}

function Waiting({ title, state }: { readonly title: string; readonly state: 'reading' | 'failed' }) {
  const t = useTranslations('indexPage.movers')
  return (
    <section className="ix-mover" aria-label={title} aria-busy={state === 'reading'}>
      <h2>{title}</h2>
      <p>{t(state)}</p>
    </section>
  )
}

function Changed({ change, area }: { readonly change: IndexChange; readonly area: string }) {
  const t = useTranslations('indexPage.movers')
  const { format, question } = useList()
  const { first, rest, others, rules } = movement(change, SHOWN)
  return (
    <section className="ix-mover" aria-label={t('changed')}>
      <h2>
        {t('changed')}
        {change.change === null ? null : <b>{format.change(change.change, 2)}</b>}
        <small>{t('since', { moment: format.stamp(change.from.at) })}</small>
      </h2>
      {change.reason ? <p>{change.reason.text[format.lang]}</p> : null}
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
  return (
    <section className="ix-mover" aria-label={t('lift')}>
      <h2>
        {t('lift')}
        <small>{t('toGoal')}</small>
      </h2>
      {shown.length === 0 ? <p>{t('nothing')}</p> : null}
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

type Answer<T> = { readonly state: 'reading' | 'failed' } | { readonly state: 'ok'; readonly answer: T }

/** An answer of the interface, read again now and then; one that was there stays when a later one fails. */
function useAnswer<T>(url: string): Answer<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ state: 'reading' })
  useEffect(() => {
    const stop = new AbortController()
    const fail = () => {
      if (!stop.signal.aborted) setAnswer(before => (before.state === 'ok' ? before : { state: 'failed' }))
    }
    const read = () =>
      fetch(url, { signal: stop.signal })
        .then(async response => {
          if (response.ok) setAnswer({ state: 'ok', answer: (await response.json()) as T })
          else fail()
        })
        .catch(fail)
    void read()
    const timer = setInterval(read, READ_EVERY_MS)
    return () => {
      stop.abort()
      clearInterval(timer)
    }
  }, [url])
  return answer
}
