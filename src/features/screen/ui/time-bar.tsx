'use client'

import { useTranslations } from 'next-intl'
import type { CasesPanel } from '../domain/snapshot'
import { useWall } from './wall-context'

type Hours = Pick<CasesPanel, 'today' | 'weekAgo'>

/** Cases reported by hour of today as bars, the same day a week earlier as a line behind, the cursor at now. */
export function TimeBar({ cases }: { readonly cases: Hours }) {
  const t = useTranslations('wall.map')
  const { format, now } = useWall()
  const [hour, minute] = format.clock(now).split(':').map(Number) as [number, number]
  const most = Math.max(1, ...cases.today, ...cases.weekAgo)
  return (
    <figure className="timebar" data-map-obstacle>
      <figcaption>
        {t('hours')} <i className="key key-week" /> {t('weekAgo')}
      </figcaption>
      <svg viewBox="0 0 960 56" preserveAspectRatio="none" aria-hidden="true">
        {cases.weekAgo.map((count, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is the hour
          <path key={place} className="timebar-week" d={`M${place * 40 + 4} ${54 - (count / most) * 50}h32`} />
        ))}
        {cases.today.map((count, place) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is the hour
            key={place}
            className={place === hour ? 'timebar-now' : 'timebar-bar'}
            x={place * 40 + 4}
            width="32"
            y={54 - (count / most) * 50}
            height={(count / most) * 50 + 2}
          />
        ))}
        <path className="timebar-cursor" d={`M${(hour + minute / 60) * 40} 0v56`} />
      </svg>
      <p className="timebar-hours" aria-hidden="true">
        {['00', '06', '12', '18', '24'].map(mark => (
          <span key={mark}>{mark}</span>
        ))}
      </p>
    </figure>
  )
}
