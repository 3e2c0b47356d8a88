'use client'

import { useTranslations } from 'next-intl'
import type { MapShown, Shown } from '../../kiosks'
import { useWall } from './wall-context'

/** Who sent what stands now, and until when. */
export function SentPlate({ sent }: { readonly sent: Shown }) {
  const t = useTranslations('wall.dial')
  const names = useTranslations('wall.map')
  const { format } = useWall()
  // the legend counts everything that is open: what is left out of the map is said here
  const sentMap = ({ layers, cls, status, stage }: MapShown) => {
    const listed = layers.map(layer => names(layer)).join(t('and'))
    return cls.length + status.length + stage.length > 0 ? t('part', { listed }) : t('only', { listed })
  }
  return (
    <p className="sent" role="status">
      <span>{sent.by === '' ? t('sentPlain') : t('sent', { by: sent.by })}</span>
      {sent.title === null ? null : <b>{sent.title}</b>}
      {sent.map ? <span>{sentMap(sent.map)}</span> : null}
      <span>{t('until', { when: format.clock(sent.until) })}</span>
    </p>
  )
}
