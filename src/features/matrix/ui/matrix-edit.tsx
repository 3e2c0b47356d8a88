'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { DryRun } from '../domain/dry-run'
import type { MatrixLine } from '../domain/matrix-line'
import type { MatrixNames } from './matrix-names'

interface MatrixEditProps {
  readonly version: number
  /** The line that is changed; null: a new one. */
  readonly line: MatrixLine | null
  /** What a new line begins with, and why: a ruling's proposal. */
  readonly draft: { readonly line: MatrixLine; readonly reason: string } | null
  readonly names: MatrixNames
  readonly unit: (code: string) => string
}

const empty: MatrixLine = { line: '', cls: '*', area: '*', owner: '*', unit: '', limit: '', note: '' }
const fields = ['line', 'cls', 'area', 'owner', 'unit', 'limit', 'note'] as const

/** One line put or ended: first the dry run over last year's cases, then with a reason the version. */
export function MatrixEdit({ version, line, draft: begun, names, unit }: MatrixEditProps) {
  const t = useTranslations('matrix')
  const [draft, setDraft] = useState<MatrixLine>(line ?? begun?.line ?? empty)
  const [ends, setEnds] = useState(false)
  const [reason, setReason] = useState(begun?.reason ?? '')
  const [run, setRun] = useState<{ readonly of: string; readonly result: DryRun } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const change = ends && line ? { put: [], end: [line.line] } : { put: [draft], end: [] }
  const written = JSON.stringify(change)

  const send = async (path: string, body: object): Promise<unknown> => {
    const answer = await fetch(`/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const json = (await answer.json()) as { code?: string; issues?: { field: string; code: string }[] }
    if (answer.ok) return json
    const issues = json.issues?.map(each => `${each.field}: ${each.code}`).join(' · ')
    throw new Error(json.code === 'version-conflict' ? t('conflict') : t('refused', { why: issues ?? json.code ?? '' }))
  }
  const attempt = (work: () => Promise<void>) => {
    setProblem(null)
    work().catch((error: unknown) => setProblem(error instanceof Error ? error.message : t('broken')))
  }
  const preview = () =>
    attempt(async () => setRun({ of: written, result: (await send('/matrix/preview', change)) as DryRun }))
  const publish = () =>
    attempt(async () => {
      await send('/matrix', { ...change, expectedVersion: version, reason })
      window.location.reload()
    })
  const isRehearsed = run?.of === written
  return (
    <section className="dk-card" aria-label={t('edit')}>
      <h2>{line ? t('editLine', { line: line.line }) : t('newLine')}</h2>
      <div className="mx-form">
        {fields.map(name => (
          <label key={name} htmlFor={`mx-${name}`}>
            {t(`field.${name}`)}
            {name === 'unit' ? (
              <select
                id="mx-unit"
                value={draft.unit}
                disabled={ends}
                onChange={event => setDraft({ ...draft, unit: event.target.value })}
              >
                <option value="">{t('chooseUnit')}</option>
                {Object.entries(names.units).map(([code, each]) => (
                  <option key={code} value={code}>
                    {each.name}
                  </option>
                ))}
              </select>
            ) : (
              <input
                id={`mx-${name}`}
                value={draft[name]}
                disabled={ends || (name === 'line' && line !== null)}
                onChange={event => setDraft({ ...draft, [name]: event.target.value })}
              />
            )}
          </label>
        ))}
        {line ? (
          <label className="mx-check">
            <input type="checkbox" checked={ends} onChange={event => setEnds(event.target.checked)} />
            {t('end')}
          </label>
        ) : null}
        <button type="button" onClick={preview}>
          {t('preview')}
        </button>
      </div>
      <div aria-live="polite">
        {problem ? <p role="alert">{problem}</p> : null}
        {run ? (
          <div data-dry-run={isRehearsed || undefined}>
            <p>{t('moved', { moved: run.result.moved, cases: run.result.cases })}</p>
            <ul>
              {run.result.moves.slice(0, 10).map(move => (
                <li key={`${move.from}${move.to}`}>
                  {t('move', { from: unit(move.from), to: unit(move.to), count: move.cases })}
                </li>
              ))}
            </ul>
            <p>{t('silent', { before: run.result.silent.before, after: run.result.silent.after })}</p>
          </div>
        ) : null}
      </div>
      {isRehearsed ? (
        <div className="mx-form">
          <label>
            {t('reason')}
            <input value={reason} minLength={5} onChange={event => setReason(event.target.value)} />
          </label>
          <button type="button" disabled={reason.trim().length < 5} onClick={publish}>
            {t('publish')}
          </button>
        </div>
      ) : null}
    </section>
  )
}
