'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { DeskButton } from '@/ui/desk/button'
import { DeskDialog } from '@/ui/desk/dialog'

interface ShownOnceProps {
  readonly value: string
  readonly onClose: () => void
}

/** The key, the only time it can be seen. */
export function ShownOnce({ value, onClose }: ShownOnceProps) {
  const t = useTranslations('keys')
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    // Without https a browser has no clipboard to give; the text is selected by one click instead.
    await navigator.clipboard?.writeText(value).then(
      () => setCopied(true),
      () => {},
    )
  }
  return (
    <DeskDialog
      title={t('once')}
      onClose={onClose}
      foot={
        <>
          <DeskButton onClick={copy}>{isCopied ? t('copied') : t('copy')}</DeskButton>
          <DeskButton kind="primary" onClick={onClose}>
            {t('kept')}
          </DeskButton>
        </>
      }
    >
      <p>{t('onceWarning')}</p>
      <output className="ky-value">{value}</output>
      <p>
        <code>Authorization: Bearer cm_…</code>
      </p>
    </DeskDialog>
  )
}
