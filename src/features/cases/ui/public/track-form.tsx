'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useMoments } from '@/ui/desk/moments'
import type { Tracked } from '../../data/report.queries'
import type { Json } from '../json'
import { StatusChip } from '../status-chip'
import { readPublic } from './public-api'

const steps = ['reportedAt', 'filedAt', 'rejectedAt', 'dispatchedAt', 'handledAt', 'checkedAt', 'closedAt'] as const

/** Where a report stands, by its number. */
export function TrackForm({
  first,
  classes,
  timeZone,
}: {
  readonly first: string
  readonly classes: Readonly<Record<string, string>>
  readonly timeZone: string
}) {
  const t = useTranslations('report')
  const [token, setToken] = useState(first)
  const [found, setFound] = useState<Json<Tracked> | null>(null)
  const [isUnknown, setUnknown] = useState(false)
  const ask = (event: FormEvent) => {
    event.preventDefault()
    readPublic<Json<Tracked>>(`/reports/${encodeURIComponent(token.trim())}`).then(
      report => {
        setFound(report)
        setUnknown(false)
      },
      () => {
        setFound(null)
        setUnknown(true)
      },
    )
  }
  const { moment } = useMoments(timeZone)
  return (
    <form className="ph-form" onSubmit={ask}>
      <h2>{t('track')}</h2>
      <label htmlFor="rp-token">{t('number')}</label>
      <input
        id="rp-token"
        required
        autoCapitalize="characters"
        autoComplete="off"
        value={token}
        onChange={event => setToken(event.target.value)}
      />
      <button type="submit" className="ph-button">
        {t('ask')}
      </button>
      <div aria-live="polite">
        {isUnknown ? <p className="ph-problem">{t('unknown')}</p> : null}
        {found ? (
          <>
            <p>
              <b>{classes[found.cls] ?? found.cls}</b> <StatusChip status={found.status} />
            </p>
            <ol className="ph-steps">
              {steps.map(step =>
                found[step] ? (
                  <li key={step}>
                    {t(`step.${step}`)} <time dateTime={found[step]}>{moment(found[step])}</time>
                  </li>
                ) : null,
              )}
            </ol>
          </>
        ) : null}
      </div>
    </form>
  )
}
