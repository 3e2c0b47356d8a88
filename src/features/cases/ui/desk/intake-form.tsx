'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { CaseNames } from '../../domain/case-names'
import type { RegisterInput } from '../../domain/command-inputs'
import { foundByKinds } from '../../domain/command-inputs'
import { ApiProblem, openNewCase } from '../api'
import { useProposalWords } from '../proposal-words'
import { useProblemText } from './notices'
import { useAdvice } from './use-advice'

/** What the officer has put down so far: it stays when the form is left, until the case is opened or it is cleared. */
export interface IntakeDraft {
  readonly text: string
  readonly address: string
  readonly assetCode: string
  readonly chosen: string | null
  readonly severity: string
  readonly foundBy: RegisterInput['foundBy']
  readonly phone: string
}

export const emptyDraft: IntakeDraft = {
  text: '',
  address: '',
  assetCode: '',
  chosen: null,
  severity: '3',
  foundBy: 'hotline',
  phone: '',
}

interface IntakeFormProps {
  readonly names: CaseNames
  readonly draft: IntakeDraft
  readonly onDraft: (draft: IntakeDraft) => void
  readonly place: readonly [number, number] | null
  readonly onPlace: (place: readonly [number, number] | null) => void
  readonly onOpened: (id: string) => void
  readonly onDouble: (id: string) => void
  readonly onClose: () => void
}

/**
 * A report taken while the caller speaks: words first; class, place and doubles are offered as they become known.
 * Everything can be chosen without the mouse; Ctrl+Enter opens the case.
 */
export function IntakeForm({ names, draft, onDraft, place, onPlace, onOpened, onDouble, onClose }: IntakeFormProps) {
  const t = useTranslations('duty')
  const cases = useTranslations('cases')
  const words = useProposalWords()
  const { text, address, assetCode, chosen, severity, foundBy, phone } = draft
  const put = (part: Partial<IntakeDraft>) => onDraft({ ...draft, ...part })
  const [problem, setProblem] = useState<string | null>(null)
  const problemText = useProblemText()
  const form = useRef<HTMLFormElement>(null)
  // One number for one report, however often it is sent.
  const commandId = useRef(crypto.randomUUID())
  const { advice, isReading } = useAdvice({ text, address, assetCode, cls: chosen, place })
  const cls = chosen ?? advice?.classes[0]?.code ?? ''

  useEffect(() => form.current?.querySelector('textarea')?.focus(), [])

  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!place) return setProblem(t('intake.noPlace'))
    if (!cls) return setProblem(t('intake.noClass'))
    openNewCase({
      cls,
      foundBy,
      text: text.trim(),
      lng: place[0],
      lat: place[1],
      severity: Number(severity) as 1 | 2 | 3,
      commandId: commandId.current,
      ...(address.trim() ? { address: address.trim() } : {}),
      ...(assetCode.trim() ? { assetCode: assetCode.trim() } : {}),
      ...(phone.trim() ? { reporterPhone: phone.trim() } : {}),
    }).then(
      opened => onOpened(opened.id),
      error => setProblem(problemText({ code: error instanceof ApiProblem ? error.code : 'internal' })),
    )
  }
  return (
    <form
      ref={form}
      className="cs-form dd-intake"
      aria-label={t('new')}
      onSubmit={send}
      onKeyDown={event => {
        if (event.key === 'Escape') onClose()
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit()
      }}
    >
      <h2>{t('new')}</h2>
      <div className="cs-field">
        <label htmlFor="in-text">{cases('field.text')}</label>
        <textarea id="in-text" rows={3} required value={text} onChange={event => put({ text: event.target.value })} />
      </div>
      <fieldset className="cs-choices">
        <legend>{cases('field.cls')}</legend>
        {advice?.classes.map(found => (
          <label key={found.code}>
            <input
              type="radio"
              name="found-class"
              checked={cls === found.code}
              onChange={() => put({ chosen: found.code })}
            />
            {names.classes[found.code] ?? found.code}
            <small>{t('intake.because', { words: found.because.join('、') })}</small>
          </label>
        ))}
        <select aria-label={t('intake.otherClass')} value={cls} onChange={event => put({ chosen: event.target.value })}>
          <option value="">{t('intake.otherClass')}</option>
          {Object.entries(names.classes).map(([code, name]) => (
            <option key={code} value={code}>
              {name} {code}
            </option>
          ))}
        </select>
      </fieldset>
      <div className="cs-field">
        <label htmlFor="in-address">{t('intake.address')}</label>
        <input id="in-address" value={address} onChange={event => put({ address: event.target.value })} />
      </div>
      <div className="cs-field">
        <label htmlFor="in-asset">{t('intake.asset')}</label>
        <input id="in-asset" value={assetCode} onChange={event => put({ assetCode: event.target.value })} />
      </div>
      <fieldset className="cs-choices" aria-busy={isReading}>
        <legend>{t('intake.place')}</legend>
        {advice?.places.map(found => (
          <label key={`${found.kind}${found.label}`}>
            <input
              type="radio"
              name="found-place"
              checked={place?.[0] === found.lng && place[1] === found.lat}
              onChange={() => onPlace([found.lng, found.lat])}
            />
            {found.label} <small>{t(`intake.kind.${found.kind}`)}</small>
          </label>
        ))}
        <p className="cs-note">
          {place
            ? t('intake.at', {
                lng: place[0].toFixed(5),
                lat: place[1].toFixed(5),
                area: advice?.district ? (names.areas[advice.district] ?? '') : '',
              })
            : t('intake.byMap')}
        </p>
      </fieldset>
      <div className="cs-pair">
        <div className="cs-field">
          <label htmlFor="in-severity">{cases('field.severity')}</label>
          <select id="in-severity" value={severity} onChange={event => put({ severity: event.target.value })}>
            {(['1', '2', '3'] as const).map(level => (
              <option key={level} value={level}>
                {cases(`severity.${level}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="cs-field">
          <label htmlFor="in-found">{cases('fact.foundBy')}</label>
          <select
            id="in-found"
            value={foundBy}
            onChange={event => put({ foundBy: event.target.value as RegisterInput['foundBy'] })}
          >
            {foundByKinds.map(kind => (
              <option key={kind} value={kind}>
                {cases(`foundBy.${kind}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="cs-field">
          <label htmlFor="in-phone">{t('intake.phone')}</label>
          <input
            id="in-phone"
            inputMode="tel"
            autoComplete="off"
            value={phone}
            onChange={event => put({ phone: event.target.value })}
          />
        </div>
      </div>
      {advice && advice.duplicates.length > 0 ? (
        <section className="dd-doubles" aria-label={t('intake.doubles')}>
          <h3>{t('intake.doubles')}</h3>
          {advice.duplicates.map(double => (
            <button key={double.id} type="button" className="cs-button" onClick={() => onDouble(double.id)}>
              {names.classes[double.cls] ?? double.cls} · {t('intake.metres', { count: double.likeness.metres })} ·{' '}
              {cases(`status.${double.status as 'filed'}`)}
            </button>
          ))}
        </section>
      ) : null}
      {advice?.works.map(work => (
        <p key={work.id} className="cs-note dd-work">
          {t('intake.work', { no: work.permitNo, metres: work.metres })}
        </p>
      ))}
      {advice?.proposal ? (
        <p className="cs-proposal" data-by={advice.proposal.by}>
          {cases('proposed', { unit: names.units[advice.proposal.unit]?.name ?? advice.proposal.unit })}
          <small>{words(advice.proposal)}</small>
        </p>
      ) : null}
      {problem ? (
        <p className="cs-problem" role="alert">
          {problem}
        </p>
      ) : null}
      <p className="cs-form-end">
        <button type="submit" className="cs-button cs-primary">
          {t('intake.open')} <kbd>Ctrl ↵</kbd>
        </button>
        <button type="button" className="cs-button" onClick={onClose}>
          {t('intake.leave')} <kbd>Esc</kbd>
        </button>
        {text || address || phone ? (
          <button
            type="button"
            className="cs-button cs-quiet"
            onClick={() => {
              onDraft(emptyDraft)
              onPlace(null)
              form.current?.querySelector('textarea')?.focus()
            }}
          >
            {t('intake.clear')}
          </button>
        ) : null}
      </p>
    </form>
  )
}
