'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { DeskButton } from './desk/button'
import { ConfirmWithReason } from './desk/confirm-with-reason'

const SHOWN_SECONDS = 60

interface MaskedProps {
  /** The value as it came: masked. */
  readonly value: string
  /** Where the value is asked for (`/api/v1/datasets/{d}/records/{id}/unmask`); absent for readers without the right. */
  readonly address?: string | undefined
  readonly field: string
}

/** A personal value: its mask, and for whoever may, the value for a minute after a reason was given. */
export function Masked({ value, address, field }: MaskedProps) {
  const t = useTranslations('masked')
  const [isAsking, setAsking] = useState(false)
  const [shown, setShown] = useState<string | null>(null)
  const [left, setLeft] = useState(SHOWN_SECONDS)

  useEffect(() => {
    if (shown === null) return
    const end = Date.now() + SHOWN_SECONDS * 1000
    setLeft(SHOWN_SECONDS)
    const tick = setInterval(() => {
      const seconds = Math.ceil((end - Date.now()) / 1000)
      if (seconds > 0) setLeft(seconds)
      else setShown(null)
    }, 1000)
    return () => clearInterval(tick)
  }, [shown])

  const unmask = async (reason: string): Promise<string | null> => {
    if (!address) return t('denied')
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ fields: [field], reason }),
    }).catch(() => null)
    if (!answer?.ok) return t(answer?.status === 403 || answer?.status === 401 ? 'denied' : 'failed')
    const { values } = (await answer.json()) as { values: Record<string, unknown> }
    setShown(String(values[field] ?? ''))
    return null
  }

  return (
    <span className="dk-masked">
      <span aria-live="polite">{shown ?? value}</span>
      {shown !== null ? <small>{t('until', { seconds: left })}</small> : null}
      {address && shown === null ? (
        <DeskButton kind="quiet" onClick={() => setAsking(true)}>
          {t('show')}
        </DeskButton>
      ) : null}
      {isAsking ? (
        <ConfirmWithReason title={t('title')} action={t('action')} onConfirm={unmask} onClose={() => setAsking(false)}>
          <p>{t('warning', { seconds: SHOWN_SECONDS })}</p>
        </ConfirmWithReason>
      ) : null}
    </span>
  )
}
