'use client'

import { useMessages, useTranslations } from 'next-intl'
import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import type { HeatMap } from '../../queries/heat-map'
import type { IndexPage } from '../../queries/index-page'
import { DomainRail } from './domain-rail'
import { HeatPanel } from './heat-panel'
import { IndexHead } from './index-head'
import { KeyHelp } from './key-help'
import { ListContext } from './list-context'
import { listFormat } from './list-format'
import { Movers } from './movers'
import { isNarrowed, questionSearch } from './options.view'
import { RowList } from './row-list'
import { rowWords } from './row-words'
import { countFilters, selectRows } from './select-rows.view'
import { Toolbar } from './toolbar'
import { TopLine } from './top-line'
import { useKeys } from './use-keys'
import { useLiveIndex } from './use-live-index'
import { usePageOptions } from './use-page-options'
import './list.css'

interface IndexListPageProps {
  /**
   * An `IndexPage` as JSON: thousands of values that travel as one text cost a tenth of what they would one by one
   * (of the server's time for the page, a third).
   */
  readonly first: string
  /** The address' question as the server read it. */
  readonly search: string
  readonly lang: 'zh' | 'en'
  /** A `HeatMap` as JSON, where the page opens as one. */
  readonly heat: string | null
}

/** `/index`: the number, its dimensions and domains, and every indicator as a row or as a column of districts. */
export function IndexListPage({ first: sent, search, lang, heat: sentHeat }: IndexListPageProps) {
  const t = useTranslations('indexPage')
  const first = useMemo(() => JSON.parse(sent) as IndexPage, [sent])
  const heat = useMemo(() => (sentHeat === null ? null : (JSON.parse(sentHeat) as HeatMap)), [sentHeat])
  const { page, link, fresh } = useLiveIndex(first)
  const { options, change } = usePageOptions(search)
  const format = useMemo(() => listFormat(lang, first.timeZone), [lang, first.timeZone])
  const question = useMemo(() => questionSearch(new URLSearchParams(search)), [search])
  const { indexPage: messages } = useMessages()
  const words = useMemo(() => rowWords(messages), [messages])
  const tools = useMemo(() => ({ format, question, words }), [format, question, words])
  const choice = useMemo(() => ({ options, change }), [options, change])
  const [round, setRound] = useState(0)
  const shown = useDeferredValue(options)
  // Live values must not move rows under the reader's hand: the order is that of the moment it was asked for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are read when the choice changes, not when they do
  const order = useMemo(() => selectRows(page.rows, shown, lang).map(row => row.code), [shown, lang, round, first])
  const byCode = useMemo(() => new Map(page.rows.map(row => [row.code, row])), [page.rows])
  const rows = useMemo(() => order.flatMap(code => byCode.get(code) ?? []), [order, byCode])
  const counts = useMemo(() => countFilters(page.rows, shown), [page.rows, shown])
  const isMoved = useMemo(() => {
    const now = selectRows(page.rows, shown, lang)
    return now.length !== order.length || now.some((row, place) => row.code !== order[place])
  }, [page.rows, shown, lang, order])
  const [isHelp, setHelp] = useState(false)
  const arrange = useCallback(() => setRound(each => each + 1), [])
  const clear = useCallback(() => change({ q: '', dimension: null, domain: null, filters: new Set() }), [change])
  const isHeat = options.view === 'heat'
  const turn = useCallback(() => change({ view: isHeat ? 'list' : 'heat' }), [change, isHeat])
  useKeys({ setHelp, arrange, clear, turn, isHeat })

  return (
    <ListContext tools={tools} choice={choice}>
      <main className="ix" data-how={page.how} data-link={link} data-seq={page.seq}>
        <TopLine page={page} link={link} openHelp={() => setHelp(true)} />
        <IndexHead page={page} />
        {page.how === 'kept' ? <Movers area={page.area.code} /> : null}
        <div className="ix-body">
          <DomainRail rows={page.rows} />
          <section className="ix-main" aria-label={t('list.label')}>
            <Toolbar
              counts={counts}
              shown={rows.length}
              total={page.rows.length}
              arrange={isMoved && shown.sort.column !== 'list' ? arrange : null}
            />
            {page.rows.length === 0 ? (
              <p className="ix-empty">{t('list.never')}</p>
            ) : rows.length === 0 ? (
              <p className="ix-empty">
                {t('list.nothing')}
                {isNarrowed(options) ? (
                  <button type="button" onClick={clear}>
                    {t('list.clear')}
                  </button>
                ) : null}
              </p>
            ) : isHeat ? (
              <HeatPanel rows={rows} first={heat} isLive={page.how === 'kept'} seq={page.seq} />
            ) : (
              <RowList rows={rows} fresh={fresh} comparedTo={page.comparedTo} area={page.area.code} />
            )}
          </section>
        </div>
        {isHelp ? <KeyHelp close={() => setHelp(false)} /> : null}
      </main>
    </ListContext>
  )
}
