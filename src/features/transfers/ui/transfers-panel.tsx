'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import type { Locale } from '@/shared/locale'
import { momentsIn } from '@/shared/time/moments'
import { DeskButton } from '@/ui/desk/button'
import { Field } from '@/ui/desk/field'
import type { CaseTransfers, ShownTransfer } from '../queries/transfers-of'
import './transfers.css'

type Json<T> = T extends Date ? string : T extends object ? { readonly [K in keyof T]: Json<T[K]> } : T
export type ShownTransfers = Json<CaseTransfers>

interface TransfersPanelProps {
  readonly caseId: string
  readonly shown: ShownTransfers
  /** Something was done: whoever shows it reads again. */
  readonly onChange: () => void
  readonly lang: Locale
  readonly timeZone: string
}

/** To whom the case was handed and from whom it came: both numbers, both clocks, every receipt; and handing it over. */
export function TransfersPanel({ caseId, shown, onChange, lang, timeZone }: TransfersPanelProps) {
  const t = useTranslations('transfers')
  const [platform, setPlatform] = useState(shown.platforms[0]?.code ?? '')
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const hand = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await fetch(`/api/v1/cases/${caseId}/transfers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ platform, reason }),
    }).catch(() => null)
    const { code } = answer?.ok ? { code: null } : ((await answer?.json().catch(() => null)) ?? { code: 'offline' })
    setProblem(code === null ? null : t(code === 'handed-over' || code === 'case-over' ? code : 'broken'))
    if (code === null) setReason('')
    onChange()
  }
  if (shown.items.length === 0 && shown.platforms.length === 0) return null
  return (
    <section className="tf-panel" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      {shown.items.map(each => (
        <One key={each.id} each={each} lang={lang} timeZone={timeZone} />
      ))}
      {shown.platforms.length > 0 ? (
        <form className="tf-form" onSubmit={event => void hand(event)}>
          <Field label={t('platform')} required>
            {control => (
              <select {...control} value={platform} onChange={event => setPlatform(event.target.value)}>
                {shown.platforms.map(({ code, name }) => (
                  <option key={code} value={code}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={t('reason')} required>
            {control => (
              <input {...control} minLength={5} value={reason} onChange={event => setReason(event.target.value)} />
            )}
          </Field>
          <DeskButton type="submit">{t('handOver')}</DeskButton>
        </form>
      ) : null}
      {problem ? <p role="alert">{problem}</p> : null}
    </section>
  )
}

interface OneProps {
  readonly each: Json<ShownTransfer>
  readonly lang: Locale
  readonly timeZone: string
}

function One({ each, lang, timeZone }: OneProps) {
  const t = useTranslations('transfers')
  const { time } = momentsIn(lang, timeZone)
  const said = (at: string | null) => (at === null ? t('noClock') : time(at))
  const facts = [
    [t('ourNo'), each.ourNo],
    [t('theirNo'), each.theirNo ?? t('noNumber')],
    [t('ourDue'), said(each.ourDueAt)],
    [t('theirDue'), said(each.theirDueAt)],
  ] as const
  return (
    <article data-transfer={each.state}>
      <h3>
        {t(each.direction, { platform: each.platformName })} <span>{t(`state.${each.state}`)}</span>
      </h3>
      {each.reason ? <p>{each.reason}</p> : null}
      <dl>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {each.error ? <p role="status">{t('notTold', { why: each.error })}</p> : null}
      <ol>
        {each.receipts.map(receipt => (
          <li key={`${receipt.at}${receipt.state}`}>
            <time dateTime={receipt.at}>{said(receipt.at)}</time> {t(receipt.by)} {t(`state.${receipt.state}`)}{' '}
            {receipt.text}
          </li>
        ))}
      </ol>
    </article>
  )
}
