'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { EditingDesk } from '../../queries/editing-desk'
import { readChanges, type ShownChange } from './editing-client'
import type { EditingFormat } from './editing-format'

interface ChangeHistoryProps {
  readonly desk: EditingDesk
  /** Changes when something was published. */
  readonly round: number
  readonly format: EditingFormat
}

interface Read {
  readonly items: readonly ShownChange[]
  readonly next: string | null
}

/** Every published change, newest first: what, who, when, why, from what to what. */
export function ChangeHistory({ desk, round, format }: ChangeHistoryProps) {
  const t = useTranslations('indexEditing')
  const [read, setRead] = useState<Read | null>(null)
  const [state, setState] = useState<'reading' | 'failed' | 'read'>('reading')

  async function more(cursor: string | null, before: readonly ShownChange[]) {
    setState('reading')
    const answer = await readChanges(cursor)
    if (!answer.ok) return setState('failed')
    setRead({ items: [...before, ...answer.value.items], next: answer.value.next })
    setState('read')
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: read at first, and anew after a publication
  useEffect(() => {
    void more(null, [])
  }, [round])

  return (
    <section className="ed-card" aria-labelledby="history" aria-busy={state === 'reading'}>
      <h2 id="history">{t('history.title')}</h2>
      {state === 'failed' ? (
        <p className="ed-wrong">
          {t('history.failed')}{' '}
          <button type="button" className="ed-link" onClick={() => more(read?.next ?? null, read?.items ?? [])}>
            {t('history.again')}
          </button>
        </p>
      ) : null}
      {read === null && state === 'reading' ? <p className="ed-hint">{t('history.reading')}</p> : null}
      <ol className="ed-history">
        {read?.items.map(change => (
          <Change
            key={`${change.madeAt} ${change.validFrom} ${change.reason}`}
            change={change}
            desk={desk}
            format={format}
          />
        ))}
      </ol>
      {read?.next && state === 'read' ? (
        <button type="button" className="ed-button" onClick={() => more(read.next, read.items)}>
          {t('history.more')}
        </button>
      ) : null}
    </section>
  )
}

/** The first list holds for all of history, which begins long before any record. */
const isForEver = (validFrom: string): boolean => validFrom < '2000'

function Change({ change, desk, format }: { change: ShownChange; desk: EditingDesk; format: EditingFormat }) {
  const t = useTranslations('indexEditing')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const { madeAt, validFrom, by, reason, count, items } = change
  const name = (code: string | null) => desk.indicators.find(each => each.code === code)?.name[lang] ?? ''
  const said = (field: string, value: unknown) => {
    if (value === null || value === undefined) return '–'
    if (typeof value === 'number') return format.exact(value)
    const key = `${field}.${String(value)}`
    return t.has(key) ? t(key) : String(value)
  }
  return (
    <li>
      <p className="ed-made">
        <b>{by ?? t('history.list')}</b>{' '}
        {madeAt === null ? null : <time dateTime={madeAt}>{format.moment(madeAt)}</time>}{' '}
        {isForEver(validFrom) ? (
          <span>{t('history.always')}</span>
        ) : validFrom !== madeAt ? (
          <span>{t('history.from', { moment: format.moment(validFrom) })}</span>
        ) : null}
      </p>
      {by === null ? null : <p>{reason}</p>}
      {items.length === 0 ? <p className="ed-hint">{t('history.count', { count })}</p> : null}
      <ul>
        {items.map(item => (
          <li
            key={`${item.what} ${item.code} ${item.version}`}
            data-version={`${item.code ?? 'shares'} ${item.version}`}
          >
            {item.code === null ? (
              t('history.shares')
            ) : (
              <a href={`/index/${encodeURIComponent(item.code)}`}>
                <code>{item.code}</code> {name(item.code)}
              </a>
            )}{' '}
            <small>
              {t(`history.what.${item.what}`)} {t('history.version', { version: item.version })} ·{' '}
              {t(`history.state.${item.state}`)}
            </small>
            {item.act === 'changed' ? null : <b className="ed-chip">{t(`history.act.${item.act}`)}</b>}
            {item.changes.map(({ field, from, to }) => (
              <span key={field} className="ed-diff">
                {t.has(`field.${field}`) ? t(`field.${field}`) : t(`dimension.${field}`)}{' '}
                {item.act === 'first' ? null : (
                  <>
                    <del>{said(field, from)}</del> →{' '}
                  </>
                )}
                <ins>{said(field, to)}</ins>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </li>
  )
}
