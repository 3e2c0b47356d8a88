'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { renderSVG } from 'uqr'
import { DeskButton } from '@/ui/desk/button'

/** A new link, once: to copy, or to be scanned from the screen or the licence. */
export function ShownLink({ token }: { readonly token: string }) {
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
      <p>{t('linkOnce')}</p>
      {/* biome-ignore lint/performance/noImgElement: a drawing made here, not a file to be fetched */}
      <img src={code} width={160} height={160} alt={address} />
      <a href={address}>{address}</a>
      <DeskButton onClick={() => void copy()}>{isCopied ? t('copied') : t('copy')}</DeskButton>
    </div>
  )
}
