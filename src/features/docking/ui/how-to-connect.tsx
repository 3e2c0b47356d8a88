'use client'

import { useTranslations } from 'next-intl'
import { ProfileView } from './profile-view'

/** Ways for another system to join: the national standard's tables, or the event log of any workflow. */
export function HowToConnect({ example }: { readonly example: unknown }) {
  const t = useTranslations('docking')
  return (
    <section className="dc-part dk-card" aria-labelledby="how">
      <h2 id="how">{t('how.title')}</h2>
      <h3>{t('how.standard')}</h3>
      <p>{t('how.standardText')}</p>
      <p>
        <code>POST /api/v1/docking/spgl-city/SPGL_XMJBXXB/records</code>
      </p>
      <h3>{t('how.log')}</h3>
      <p>{t('how.logText')}</p>
      <ProfileView profile={example} />
    </section>
  )
}
