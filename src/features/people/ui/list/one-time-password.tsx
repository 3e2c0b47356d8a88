'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'

interface PasswordProps {
  readonly name: string
  readonly password: string
  readonly onClose: () => void
}

/** A one-time password, shown until it is noted; nowhere is it kept. */
export function OneTimePassword({ name, password, onClose }: PasswordProps) {
  const t = useTranslations('people.list')
  const [isCopied, setCopied] = useState(false)
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.focus(), [])
  const copy = () =>
    navigator.clipboard?.writeText(password).then(
      () => setCopied(true),
      () => {},
    )
  return (
    <section className="pp-card pp-once" aria-label={t('passwordFor', { name })} ref={box} tabIndex={-1}>
      <h2>{t('passwordFor', { name })}</h2>
      <output className="pp-password">{password}</output>
      <p>{t('passwordText')}</p>
      <div className="pp-actions">
        <button type="button" onClick={copy}>
          {isCopied ? t('copied') : t('copy')}
        </button>
        <button type="button" className="pp-main" onClick={onClose}>
          {t('close')}
        </button>
      </div>
    </section>
  )
}
