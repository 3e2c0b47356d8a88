'use client'

import { useLocale, useTranslations } from 'next-intl'
import type { CallData } from '../domain/call'
import type { CaseNames } from '../domain/case-names'
import { isCaseStatus } from '../domain/case-state'
import { isCaseCommand } from '../domain/transitions'
import type { ShownCase } from './api'
import type { Format } from './format'
import { Photos, photosOf } from './photos'
import { useProposalWords } from './proposal-words'

interface TimelineProps {
  readonly entries: ShownCase['timeline']
  readonly names: CaseNames
  readonly format: Format
}

/** What was done and said, newest first: our steps with their words, and what other systems reported. */
export function Timeline({ entries, names, format }: TimelineProps) {
  const t = useTranslations('cases')
  const words = useProposalWords()
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  /** Where a note stands after a step, until when an answer is owed, that one came too late. */
  const noteWords = ({ note, dueAt, hours, late }: Readonly<Record<string, unknown>>) =>
    [
      t(`supervision.state.${note as 'open'}`),
      note === 'open' || note === 'returned'
        ? t('supervision.due', { time: format.moment(String(dueAt)), hours: Number(hours) })
        : null,
      late === true ? t('supervision.late') : null,
    ]
      .filter(Boolean)
      .join(' · ')
  const callWords = ({ to, way, outcome }: CallData) =>
    [to.name[lang], to.phone, t(`call.way.${way}`), outcome === null ? null : t(`call.outcome.${outcome}`)]
      .filter(Boolean)
      .join(' · ')
  const unit = (code: unknown) => (typeof code === 'string' ? (names.units[code]?.name ?? code) : null)
  return (
    <ol className="cs-timeline" aria-label={t('timeline')}>
      {[...entries].reverse().map(entry => (
        <li key={entry.kind === 'step' ? `s${entry.seq}` : `d${entry.at}`} data-kind={entry.kind}>
          <time dateTime={entry.at}>{format.moment(entry.at)}</time>
          {entry.kind === 'delivery' ? (
            <p>
              {t('delivered', { source: entry.title?.[lang] ?? entry.source })}{' '}
              <b>{isCaseStatus(entry.status) ? t(`status.${entry.status}`) : entry.status}</b>
            </p>
          ) : (
            <>
              <p>
                <b>{isCaseCommand(entry.command) ? t(`done.${entry.command}`) : entry.command}</b>{' '}
                {[entry.actorPost, unit(entry.actorUnit)].filter(Boolean).join(' · ')}
              </p>
              {entry.command === 'call' ? (
                <p className="cs-said">{callWords(entry.data as unknown as CallData)}</p>
              ) : null}
              {entry.data.unit ? (
                <p className="cs-said">
                  {t('toUnit', { unit: unit(entry.data.unit) ?? '' })}
                  {typeof entry.data.line === 'string' || entry.data.plan ? ` · ${words(entry.data)}` : null}
                </p>
              ) : null}
              {entry.command === 'rule' && entry.data.propose !== false ? (
                <p className="cs-said">
                  <a href={`/matrix?ruling=${entry.seq}`}>{t('addLine')}</a>
                </p>
              ) : null}
              {typeof entry.data.note === 'string' ? <p className="cs-said">{noteWords(entry.data)}</p> : null}
              {entry.reason ? <p className="cs-said">{t('because', { reason: entry.reason })}</p> : null}
              {entry.text ? <p className="cs-said">{entry.text}</p> : null}
              <Photos photos={photosOf(entry.data.photos)} format={format} />
            </>
          )}
        </li>
      ))}
    </ol>
  )
}
