'use client'

import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import type { Proposal } from '../domain/propose'
import type { Tried } from '../queries/try-matrix'
import type { MatrixNames } from './matrix-names'

/** "Who would get this, and by which line." */
export function MatrixTry({ names }: { readonly names: MatrixNames }) {
  const t = useTranslations('matrix')
  const [cls, setCls] = useState(Object.keys(names.classes)[0] ?? '')
  const [district, setDistrict] = useState(Object.keys(names.areas).find(code => code.length === 6) ?? '')
  const [assetCode, setAssetCode] = useState('')
  const [tried, setTried] = useState<Tried | null>(null)
  const [isBroken, setBroken] = useState(false)
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const byMatrix = ({ line }: Proposal, version: number) => (line ? t('byLine', { line, version }) : t('provisional'))
  const wordsOf = (answer: Tried) => {
    const { plan } = answer
    if (!plan) return byMatrix(answer, answer.version)
    const said = { plan: plan.name[lang], line: plan.line }
    return plan.missing === null
      ? t('byPlan', said)
      : `${byMatrix(answer, answer.version)} · ${t('planMissing', { ...said, unit: plan.missing })}`
  }
  const ask = (event: FormEvent) => {
    event.preventDefault()
    fetch('/api/v1/matrix/try', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ cls, district, ...(assetCode ? { assetCode } : {}) }),
    })
      .then(async answer => {
        setBroken(!answer.ok)
        if (answer.ok) setTried((await answer.json()) as Tried)
      })
      .catch(() => setBroken(true))
  }
  return (
    <section className="dk-card">
      <h2>{t('try')}</h2>
      <form className="mx-form" onSubmit={ask}>
        <label>
          {t('field.cls')}
          <select value={cls} onChange={event => setCls(event.target.value)}>
            {Object.entries(names.classes).map(([code, name]) => (
              <option key={code} value={code}>
                {name} {code}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('field.area')}
          <select value={district} onChange={event => setDistrict(event.target.value)}>
            {Object.entries(names.areas)
              .filter(([code]) => code.length === 6)
              .map(([code, name]) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
          </select>
        </label>
        <label>
          {t('asset')}
          <input value={assetCode} onChange={event => setAssetCode(event.target.value)} />
        </label>
        <button type="submit">{t('ask')}</button>
      </form>
      <div aria-live="polite">
        {isBroken ? <p role="alert">{t('broken')}</p> : null}
        {tried ? (
          <p className="mx-answer" data-by={tried.by}>
            <b>{names.units[tried.unit]?.name ?? tried.unit}</b> {wordsOf(tried)}
            {tried.rivals.length > 0 ? ` · ${t('rivals', { lines: tried.rivals.join('、') })}` : null}
          </p>
        ) : null}
        {tried?.normal ? (
          <p className="mx-normal">
            {t('normally', { unit: names.units[tried.normal.unit]?.name ?? tried.normal.unit })}{' '}
            {byMatrix(tried.normal, tried.version)}
          </p>
        ) : null}
      </div>
    </section>
  )
}
