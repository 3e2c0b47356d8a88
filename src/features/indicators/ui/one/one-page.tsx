import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { IndicatorPage } from '../../queries/one-page'
import { Areas } from './areas'
import { BackLink } from './back-link'
import { DataState } from './data-state'
import { Formula } from './formula'
import { Head } from './head'
import { History } from './history'
import { Later, Waiting } from './later'
import { LivePage } from './live-page'
import { PageKeys } from './page-keys'
import { pageLink } from './page-link'
import { Pickers } from './pickers'
import { Records } from './records'
import { Versions } from './versions'
import { WhatIf } from './what-if'
import { Worth } from './worth'
import './one.css'

const sections = ['formula', 'history', 'areas', 'records', 'whatIf', 'worth', 'data', 'versions'] as const
type SectionName = (typeof sections)[number]

/** One indicator like a page of an atlas: the value, how it comes about, when, where, from which rows, and what if. */
export function OnePage({ page }: { readonly page: IndicatorPage }) {
  const t = useTranslations('indicatorPage')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const { code, city, query, timeZone } = page
  const link = (to: { readonly code: string } | null) => (to ? pageLink(to.code, city.code, query) : null)
  const isLive = query.period === null && query.at === null && query.known === null
  const levels = [query.area, city.code, ...page.areas.levels.flatMap(each => each.chosen ?? [])]
  const doesApply = page.reason !== 'not-applicable'
  const section = (name: SectionName, size: 'whole' | 'wide' | 'narrow', content: ReactNode) => (
    <section
      key={name}
      className={`one-card one-${size}`}
      id={name}
      aria-labelledby={`one-${name}`}
      data-section={name}
    >
      <h2 id={`one-${name}`}>{t(`section.${name}`)}</h2>
      {content}
    </section>
  )
  const pickers = <Pickers code={code} city={city} query={query} areas={page.areas} periods={page.periods} />
  return (
    <div className="one" lang={lang === 'zh' ? 'zh-CN' : 'en-GB'}>
      <header className="one-bar">
        <BackLink to={query.area === city.code ? '/index' : `/index?area=${query.area}`}>{t('back')}</BackLink>
        <span className="one-bar-title">
          {city.name[lang]} · {t('index')}
        </span>
        {isLive ? <LivePage code={code} city={city.code} area={query.area} after={page.seq} /> : null}
        <nav className="one-next" aria-label={t('neighbours')}>
          <Neighbour to={link(page.previous)} name={page.previous?.name[lang]} sign="K" text={t('previous')} />
          <span>{t('position', { position: page.position, count: page.count })}</span>
          <Neighbour to={link(page.next)} name={page.next?.name[lang]} sign="J" text={t('next')} />
        </nav>
        <PageKeys previous={link(page.previous)} next={link(page.next)} />
      </header>
      <main className="one-main">
        <Head page={page} pickers={pickers} />
        {section(
          'formula',
          'narrow',
          <Later promise={page.later.explained} waiting={<Waiting height={220} />}>
            {explained => <Formula page={page} explained={explained} />}
          </Later>,
        )}
        {section(
          'history',
          'wide',
          <Later promise={page.later.recounted} waiting={<Waiting height={340} />}>
            {recounted => <History {...forChart(page)} recounted={recounted} lang={lang} title={page.name[lang]} />}
          </Later>,
        )}
        {doesApply
          ? [
              section(
                'areas',
                'whole',
                <Later promise={page.later.explained} waiting={<Waiting height={480} />}>
                  {explained => <Areas page={page} explained={explained} />}
                </Later>,
              ),
              section(
                'records',
                'whole',
                <Later promise={page.later.explained} waiting={<Waiting height={320} />}>
                  {explained => (
                    <Records
                      key={`${code} ${query.area} ${query.period}`}
                      parts={explained.parts}
                      records={explained.records}
                      computedAt={explained.computedAt.toISOString()}
                      fields={page.fields}
                      percent={page.percent}
                      areaNames={Object.fromEntries(
                        (page.areas.levels[0]?.choices ?? []).map(each => [each.code, each.name[lang]]),
                      )}
                      lang={lang}
                      timeZone={timeZone}
                    />
                  )}
                </Later>,
              ),
              ...(isLive
                ? [
                    section(
                      'whatIf',
                      'narrow',
                      <WhatIf
                        code={code}
                        area={query.area}
                        levels={levels}
                        dimension={page.dimension}
                        unit={page.unit}
                        value={page.value}
                        floor={page.floor}
                        goal={page.goal}
                        lang={lang}
                        timeZone={timeZone}
                      />,
                    ),
                    section(
                      'worth',
                      'wide',
                      <Worth
                        code={code}
                        area={query.area}
                        levels={levels}
                        dimension={page.dimension}
                        lang={lang}
                        timeZone={timeZone}
                      />,
                    ),
                  ]
                : []),
              section(
                'data',
                'narrow',
                <Later promise={page.later.explained} waiting={<Waiting height={160} />}>
                  {explained => <DataState page={page} explained={explained} />}
                </Later>,
              ),
            ]
          : null}
        {section('versions', doesApply ? 'wide' : 'whole', <Versions page={page} />)}
      </main>
    </div>
  )
}

interface NeighbourProps {
  readonly to: string | null
  readonly name: string | undefined
  readonly sign: string
  readonly text: string
}

const Neighbour = ({ to, name, sign, text }: NeighbourProps) =>
  to === null ? null : (
    <a href={to} title={name} aria-keyshortcuts={sign}>
      {text} <kbd>{sign}</kbd>
    </a>
  )

/** What the chart needs and nothing more: all of it travels to the browser. */
const forChart = ({ at, history, floor, goal, unit, timeZone, value, score, computedAt, query }: IndicatorPage) => ({
  at,
  history,
  floor,
  goal,
  unit,
  timeZone,
  value,
  score,
  computedAt,
  query,
})
