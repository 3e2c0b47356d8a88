'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { renderSVG } from 'uqr'
import { DeskButton } from '@/ui/desk/button'

interface ShownLinkProps {
  readonly id: string
  readonly token: string
  readonly channel: 'email' | 'sms' | null
}

/** A new link: to copy, to be scanned from the screen, to be printed for the licence. */
export function ShownLink({ id, token, channel }: ShownLinkProps) {
  const t = useTranslations('ratings')
  const [isCopied, setCopied] = useState(false)
  const address = `${location.origin}/rate/${token}`
  const code = `data:image/svg+xml,${encodeURIComponent(renderSVG(address, { border: 2 }))}`
  const copy = async () => {
    await navigator.clipboard.writeText(address)
    setCopied(true)
  }
  return (
    <div className="rt-link" role="status">
      <p>{t(`linkSent.${channel ?? 'nowhere'}`)}</p>
      {/* biome-ignore lint/performance/noImgElement: a drawing made here, not a file to be fetched */}
      <img src={code} width={160} height={160} alt={address} />
      <a href={address}>{address}</a>
      <p className="rt-actions">
        <DeskButton onClick={() => void copy()}>{isCopied ? t('copied') : t('copy')}</DeskButton>
        <a href={`/ratings/sheet?id=${id}`}>{t('sheet.open')}</a>
        <a href={`/api/v1/ratings/invitations/${id}/code.svg`}>{t('sheet.code')}</a>
      </p>
    </div>
  )
}
