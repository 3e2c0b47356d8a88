'use client'

import { useTranslations } from 'next-intl'

/** How a source's rows become records: its profile as it is kept. */
export function ProfileView({ profile }: { readonly profile: unknown }) {
  const t = useTranslations('docking')
  return (
    <details className="dc-profile">
      <summary>{t('how.example')}</summary>
      <pre>{JSON.stringify(profile, null, 1)}</pre>
    </details>
  )
}
