'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { momentsIn } from '@/shared/time/moments'
import { DeskButton } from '@/ui/desk/button'
import type { Locale } from '@/ui/i18n/locale'
import type { SituationReport } from '../../domain/room/report'
import type { AfterAction } from '../../queries/after-action'
import { History } from './history'
import { LogList } from './log-panel'
import { SumsTable } from './sums-table'
import './room.css'

interface AfterActionProps {
  readonly report: AfterAction
  /** A single situation report is to be read and printed. */
  readonly only: SituationReport | null
  readonly units: Readonly<Record<string, string>>
  readonly lang: Locale
  readonly timeZone: string
}

/** The after-action report of an emergency, or one of its situation reports, as it is read and printed. */
export function AfterActionSheet({ report, only, units, lang, timeZone }: AfterActionProps) {
  const t = useTranslations('room')
  const { moment, time } = momentsIn(lang, timeZone)
  const { from, to, minutes } = report
  return (
    <div className="rm rm-paper">
      <nav className="rm-row">
        <Link href={only ? `/duty/room/${report.id}` : '/duty/room'} prefetch={false}>
          {only ? t('report') : t('after.back')}
        </Link>
        <DeskButton onClick={() => window.print()}>{t('after.print')}</DeskButton>
      </nav>
      <article className="dk-card rm-card">
        <header>
          <h2>
            {report.name?.[lang] ?? t('noPlan')} {report.level ? t(`level.${report.level}`) : null}
          </h2>
        </header>
        {only ? (
          <Issued report={only} time={time} />
        ) : (
          <>
            {report.isOver ? null : <p role="status">{t('after.running')}</p>}
            <p>{t('after.span', { from: moment(from), to: moment(to), minutes })}</p>
            <p>
              {t('after.reason')}: {report.reason}
            </p>
            <p>{t('after.cases', report.counted)}</p>
            <Checklist report={report} lang={lang} time={time} />
            <Room report={report} units={units} time={time} />
          </>
        )}
      </article>
    </div>
  )
}

type Part = Pick<AfterActionProps, 'report'> & { readonly time: (moment: string) => string }

function Checklist({ report, lang, time }: Part & { readonly lang: Locale }) {
  const t = useTranslations('room.after')
  return (
    <>
      <h3>{t('checklist')}</h3>
      <ol className="rm-list">
        {report.checklist.map(({ step, name, doneAt }) => (
          <li key={step}>
            {name[lang]} · {doneAt === null ? t('undone') : time(doneAt)}
          </li>
        ))}
      </ol>
    </>
  )
}

/** What was to be reached, what came, what was reported, drawn and logged. */
function Room({ report, units, time }: Part & Pick<AfterActionProps, 'units'>) {
  const t = useTranslations('room')
  const unitOf = (code: string | null) => (code === null ? t('noUnit') : (units[code] ?? code))
  return (
    <>
      <h3>{t('objectives.title')}</h3>
      {report.objectives.length === 0 ? <p>{t('objectives.none')}</p> : null}
      <ol className="rm-list">
        {report.objectives.map(each => (
          <li key={each.number}>
            <b>{each.text}</b> · {t(`objectives.state.${each.state}`)} · {unitOf(each.unit)} ·{' '}
            {t('objectives.due', { when: time(each.dueAt) })}
            <History kind="objective" thing={each} time={time} isOpen />
          </li>
        ))}
      </ol>
      <h3>{t('resources.title')}</h3>
      {report.resources.length === 0 ? <p>{t('resources.none')}</p> : <SumsTable sums={report.sums} />}
      <ol className="rm-list">
        {report.resources.map(each => (
          <li key={each.number}>
            <b>
              {each.name} {each.asked} {each.measure}
            </b>{' '}
            · {unitOf(each.from)} {each.to ? `→ ${each.to}` : null}
            <History kind="resource" thing={each} time={time} isOpen />
          </li>
        ))}
      </ol>
      <h3>{t('reports.title')}</h3>
      {report.reports.length === 0 ? <p>{t('reports.none')}</p> : null}
      {report.reports.map(each => (
        <Issued key={each.number} report={each} time={time} />
      ))}
      <h3>{t('after.drawings')}</h3>
      {report.drawings.length === 0 ? <p>{t('map.none')}</p> : null}
      <ol className="rm-list">
        {report.drawings.map(each => (
          <li key={each.number}>
            <b>{each.label}</b> · {t(`map.kind.${each.kind}`)} · {t(`map.shape.${each.shape}`)} · {time(each.drawnAt)}
            {each.removedAt === null ? null : ` · ${t('after.removed', { when: time(each.removedAt) })}`}
          </li>
        ))}
      </ol>
      <h3>{t('log.title')}</h3>
      {report.log.length === 0 ? <p>{t('log.none')}</p> : <LogList log={report.log} time={time} />}
    </>
  )
}

/** A situation report as it was issued. */
function Issued({ report, time }: { readonly report: SituationReport; readonly time: (moment: string) => string }) {
  const t = useTranslations('room')
  const { number, corrects, issuedAt, post, text } = report
  return (
    <section className="rm-issued">
      <h4>
        {t('reports.titled', { number })}
        {corrects === null ? null : ` · ${t('reports.corrects', { number: corrects })}`}
      </h4>
      <p className="rm-facts">{t('reports.issuedBy', { post: post ?? t('noPost'), when: time(issuedAt) })}</p>
      <p className="rm-text">{text}</p>
    </section>
  )
}
