'use client'

import { useTranslations } from 'next-intl'
import type { Shown } from '../../kiosks'
import { useWall } from './wall-context'

/** Who sent what stands now, and until when. */
export function SentPlate({ sent }: { readonly sent: Shown }) {
  const t = useTranslations('wall.dial')
  const { format } = useWall()
  return (
    <p className="sent" role="status">
      <span>{sent.by === '' ? t('sentPlain') : t('sent', { by: sent.by })}</span>
      {sent.title === null ? null : <b>{sent.title}</b>}
      <span>{t('until', { when: format.clock(sent.until) })}</span>
    </p>
  )
}
