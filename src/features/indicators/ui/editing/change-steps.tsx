'use client'

import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useId } from 'react'
import type { Draft } from '../../domain/draft'
import type { PublishedAnswer } from './editing-client'
import type { EditingFormat } from './editing-format'
import { PreviewTables } from './preview-tables'
import { ProblemNote } from './problem-note'
import { usePublishing } from './use-publishing'

interface ChangeStepsProps {
  /** null: not complete yet; `missing` says what is missing. */
  readonly draft: Draft | null
  readonly missing: readonly string[]
  /** Whoever is signed in: it is published in that name. */
  readonly signer: string
  readonly start: ReactNode
  readonly areas: readonly string[]
  readonly areaName: (code: string) => string
  readonly format: EditingFormat
  readonly refresh: () => void
  readonly published: (answer: PublishedAnswer) => void
}

const LEAST_REASON = 5

/** The last two steps of every change: look at what would move, then say who and why, and publish. */
export function ChangeSteps({
  draft,
  missing,
  signer,
  start,
  areas,
  areaName,
  format,
  refresh,
  published,
}: ChangeStepsProps) {
  const t = useTranslations('indexEditing.steps')
  const listed = new Intl.ListFormat(useLocale(), { style: 'short', type: 'conjunction' })
  const id = useId()
  const steps = usePublishing(draft, published)
  const { reason, seen, isSeen, doing, problem } = steps
  const isSigned = reason.trim().length >= LEAST_REASON
  return (
    <>
      <section className="ed-card" aria-labelledby={`${id}-preview`}>
        <h2 id={`${id}-preview`}>{t('preview')}</h2>
        <p className="ed-hint">{t('previewText')}</p>
        <div className="ed-row">{start}</div>
        {missing.length > 0 ? <p className="ed-hint">{t('missing', { what: listed.format(missing) })}</p> : null}
        <button
          type="button"
          className="ed-button"
          disabled={draft === null || doing !== 'nothing'}
          onClick={() => void steps.preview()}
        >
          {doing === 'previewing' ? t('previewing') : t('doPreview')}
        </button>
        {problem ? <ProblemNote problem={problem} refresh={refresh} /> : null}
        {seen && !isSeen ? <p className="ed-wrong">{t('outdated')}</p> : null}
        {seen ? (
          <div className={isSeen ? undefined : 'ed-faded'}>
            <PreviewTables preview={seen} areas={areas} areaName={areaName} format={format} />
          </div>
        ) : null}
      </section>
      <section className="ed-card" aria-labelledby={`${id}-publish`}>
        <h2 id={`${id}-publish`}>{t('publish')}</h2>
        <p className="ed-hint">{t('publishText')}</p>
        <div className="ed-row">
          <p className="ed-field" data-signer>
            <span>{t('by')}</span>
            <b>{signer}</b>
          </p>
          <label className="ed-field ed-wide">
            <span>{t('reason')}</span>
            <textarea
              rows={2}
              value={reason}
              maxLength={1000}
              onChange={event => steps.setReason(event.target.value)}
            />
          </label>
        </div>
        <button
          type="button"
          className="ed-button ed-main-button"
          disabled={!isSeen || !isSigned || doing !== 'nothing'}
          onClick={steps.publish}
        >
          {doing === 'publishing' ? t('publishing') : t('doPublish')}
        </button>
        {isSeen && isSigned ? null : <p className="ed-hint">{isSeen ? t('sign') : t('look')}</p>}
      </section>
    </>
  )
}
