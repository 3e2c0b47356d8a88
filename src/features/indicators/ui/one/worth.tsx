'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Locale } from '../../../../ui/i18n/locale'
import { EffectTable } from './effect-table'
import { figures } from './figures'
import { useSeen } from './use-seen'
import { useWhatIf } from './use-what-if'
import type { Change } from './what-if-answer'

interface Thing {
  readonly dataset: string
  readonly id: string
  readonly title: string
  readonly area: { readonly name: { readonly zh: string; readonly en: string } } | null
  readonly unit: { readonly name: { readonly zh: string; readonly en: string } } | null
  readonly field: string
  readonly fieldTitle: { readonly zh: string; readonly en: string }
  readonly openSince: string | null
  readonly daysOpen: number | null
  readonly gain: number
  readonly indicators: readonly { readonly code: string; readonly gain: number | null }[]
}

type Things =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'read'; readonly things: readonly Thing[]; readonly all: number }

const SHOWN = 12
/** The route gives the things worth most; those of this indicator are looked for among them. */
const LIMIT = 200

interface WorthProps {
  readonly code: string
  readonly area: string
  /** The area and those above it. */
  readonly levels: readonly string[]
  readonly dimension: string
  readonly lang: Locale
  readonly timeZone: string
}

/** Open things that would lift the index most through this indicator; chosen ones show what finishing them would do. */
export function Worth({ code, area, levels, dimension, lang, timeZone }: WorthProps) {
  const t = useTranslations('indicatorPage.worth')
  const f = figures(lang, timeZone)
  const [state, setState] = useState<Things>({ kind: 'reading' })
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())

  const frame = useRef<HTMLDivElement>(null)
  const isSeen = useSeen(frame)

  useEffect(() => {
    if (!isSeen) return
    const stop = new AbortController()
    readThings(code, area, stop.signal).then(setState, () => {
      if (!stop.signal.aborted) setState({ kind: 'failed' })
    })
    return () => stop.abort()
  }, [area, code, isSeen])

  const things = state.kind === 'read' ? state.things : []
  const changes = useMemo(() => changesOf(things.filter(each => chosen.has(each.id))), [things, chosen])
  const effect = useWhatIf(area, changes)
  if (state.kind !== 'read')
    return (
      <div ref={frame}>
        <p className="one-note">{t(state.kind)}</p>
      </div>
    )
  if (things.length === 0) return <p className="one-note">{t('empty', { count: LIMIT })}</p>
  const isAll = things.every(each => chosen.has(each.id))
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard */}
      <section className="one-scroll" tabIndex={0} aria-label={t('title')}>
        <table className="one-table">
          <thead>
            <tr>
              <th scope="col">
                <input
                  type="checkbox"
                  aria-label={t('all')}
                  checked={isAll}
                  onChange={() => setChosen(new Set(isAll ? [] : things.map(each => each.id)))}
                />
              </th>
              <th scope="col">{t('thing')}</th>
              <th scope="col">{t('where')}</th>
              <th scope="col" className="one-number">
                {t('days')}
              </th>
              <th scope="col" className="one-number">
                {t('gain')}
              </th>
            </tr>
          </thead>
          <tbody>
            {things.map(thing => (
              <tr key={`${thing.id} ${thing.field}`}>
                <td>
                  <input
                    type="checkbox"
                    aria-label={t('choose', { title: thing.title })}
                    checked={chosen.has(thing.id)}
                    onChange={() => {
                      const next = new Set(chosen)
                      if (!next.delete(thing.id)) next.add(thing.id)
                      setChosen(next)
                    }}
                  />
                </td>
                <th scope="row">
                  {thing.title} <small>{t('missing', { field: thing.fieldTitle[lang] })}</small>
                </th>
                <td>{[thing.area?.name[lang], thing.unit?.name[lang]].filter(Boolean).join(' · ')}</td>
                <td className="one-number">{thing.daysOpen === null ? '–' : f.number(Math.floor(thing.daysOpen))}</td>
                <td className="one-number">{f.signed(Number(thing.gain.toPrecision(2)))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {state.all > things.length ? <p className="one-note">{t('more', { count: state.all - things.length })}</p> : null}
      <div aria-live="polite">
        {effect.kind === 'asking' ? <p className="one-note">{t('asking')}</p> : null}
        {effect.kind === 'failed' ? <p className="one-warn">{t('failedEffect')}</p> : null}
        {effect.kind === 'known' ? (
          <>
            <p className="one-words">{t('if', { count: chosen.size })}</p>
            <EffectTable answer={effect.answer} levels={levels} dimension={dimension} figures={f} />
          </>
        ) : null}
      </div>
    </>
  )
}

async function readThings(code: string, area: string, signal: AbortSignal): Promise<Things> {
  const search = new URLSearchParams({ area, indicator: code, limit: String(LIMIT) })
  const answer = await fetch(`/api/v1/index/worth?${search}`, { signal })
  if (!answer.ok) throw new Error(`worth: ${answer.status}`)
  const { things } = (await answer.json()) as { things: Thing[] }
  const gain = (thing: Thing) => thing.indicators.find(each => each.code === code)?.gain ?? 0
  const own = things.filter(each => gain(each) > 0).toSorted((one, other) => gain(other) - gain(one))
  return { kind: 'read', things: own.slice(0, SHOWN), all: own.length }
}

/** Cases are closed by their own way; of other records the missing moment is set to now. */
function changesOf(things: readonly Thing[]): Change[] {
  const cases = things.filter(each => each.dataset === 'case' && each.field === 'closedAt').map(each => each.id)
  const others = new Map<string, Thing[]>()
  for (const thing of things) {
    if (cases.includes(thing.id)) continue
    const key = `${thing.dataset} ${thing.field}`
    others.set(key, [...(others.get(key) ?? []), thing])
  }
  return [
    ...(cases.length > 0 ? [{ kind: 'close' as const, caseIds: cases }] : []),
    ...[...others.values()].flatMap(group => {
      const [first] = group
      if (!first) return []
      const { dataset, field } = first
      return [{ kind: 'records' as const, dataset, ids: group.map(each => each.id), set: { [field]: 'now' as const } }]
    }),
  ]
}
