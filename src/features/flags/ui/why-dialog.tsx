'use client'

import { useSearchParams } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useCallback, useEffect, useState } from 'react'
import { momentsIn } from '@/shared/time/moments'
import { DeskDialog } from '@/ui/desk/dialog'
import { ErrorNote, Skeleton } from '@/ui/desk/notes'
import { shownTrace } from '../domain/shown-trace'
import type { ToldTrace } from './told-trace'
import { WhyLit } from './why-lit'

/** Problems of a unit that are named; a unit may have thousands. */
const NAMED = 20

const goTo = (change: (search: URLSearchParams) => void) => {
  const url = new URL(location.href)
  change(url.searchParams)
  history.pushState(null, '', url)
}

/**
 * Why a step or a unit is lit, or is not, beside the page: for whatever `?why=` names. Links with `data-why` open it
 * without leaving the page; sent to somebody, the address opens the same.
 */
export function WhyDialog({ timeZone }: { readonly timeZone: string }) {
  const why = useSearchParams().get('why')
  useEffect(() => {
    const opened = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-why]') : null
      const thing = link?.dataset.why
      if (thing === undefined || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
      event.preventDefault()
      goTo(search => search.set('why', thing))
    }
    document.addEventListener('click', opened)
    return () => document.removeEventListener('click', opened)
  }, [])
  return why === null ? null : <WhyOf key={why} id={why} timeZone={timeZone} />
}

type Reading = ToldTrace | 'waiting' | 'failed'

function WhyOf({ id, timeZone }: { readonly id: string; readonly timeZone: string }) {
  const t = useTranslations('projects')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const [reading, setReading] = useState<Reading>('waiting')
  const read = useCallback(async () => {
    const answer = await fetch(`/api/v1/flags/${encodeURIComponent(id)}`, { cache: 'no-store' }).catch(() => null)
    setReading(answer?.ok ? ((await answer.json()) as ToldTrace) : 'failed')
  }, [id])
  useEffect(() => void read(), [read])
  const trace = typeof reading === 'string' ? null : reading
  const title = trace === null ? t('why.title') : trace.subject === 'unit' ? trace.unitName?.[lang] : trace.item
  return (
    <DeskDialog
      title={title ?? trace?.name ?? t('why.title')}
      place="side"
      onClose={() => goTo(search => search.delete('why'))}
    >
      {reading === 'waiting' ? <Skeleton /> : null}
      {reading === 'failed' ? <ErrorNote onRetry={read}>{t('why.failed')}</ErrorNote> : null}
      {trace ? <WhyLit rules={trace.rules.map(shownTrace)} timeZone={timeZone} /> : null}
      {trace && trace.problems.length > 0 ? <Unsettled trace={trace} lang={lang} timeZone={timeZone} /> : null}
    </DeskDialog>
  )
}

interface UnsettledProps {
  readonly trace: ToldTrace
  readonly lang: 'zh' | 'en'
  readonly timeZone: string
}

/** Problems behind a unit's flag, the oldest first; each opens at its desk. */
function Unsettled({ trace, lang, timeZone }: UnsettledProps) {
  const t = useTranslations('projects')
  const { day } = momentsIn(lang, timeZone)
  const more = trace.problems.length - NAMED
  return (
    <section className="pj-unsettled">
      <h3>{t('why.unsettled', { count: trace.problems.length })}</h3>
      <ul>
        {trace.problems.slice(0, NAMED).map(each => (
          <li key={each.id}>
            <a href={`/problems?state=unsettled&unit=${encodeURIComponent(trace.id)}&open=${each.id}`}>
              {each.problemNo}
            </a>
            <span>{day(each.foundAt)}</span>
          </li>
        ))}
      </ul>
      {more > 0 ? (
        <a href={`/problems?state=unsettled&unit=${encodeURIComponent(trace.id)}`}>
          {t('why.others', { count: more })}
        </a>
      ) : null}
    </section>
  )
}
