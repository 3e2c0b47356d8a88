'use client'

import { useTranslations } from 'next-intl'
import type { DutyPanel as Content, Panel } from '../../domain/snapshot'
import { useWall } from '../wall-context'
import { WallPanel } from '../wall-panel'

export function DutyPanel({ panel }: { readonly panel: Panel<Content> }) {
  const t = useTranslations('wall.duty')
  const { format } = useWall()
  return (
    <WallPanel name="duty" title={t('title')} panel={panel}>
      {content => (
        <>
          <p className="duty duty-summary">
            <b>{t('present', { present: format.number(content.present), posts: format.number(content.posts) })}</b>
            <span>{content.until === null ? null : t('until', { when: format.clock(content.until) })}</span>
          </p>
          <div className="whole-rows only-wide">
            {content.rows.map(row => (
              <p key={row.id} className="duty">
                <b>{row.post ?? t('post')}</b>
                <span>{row.until === null ? null : t('until', { when: format.clock(row.until) })}</span>
              </p>
            ))}
          </div>
        </>
      )}
    </WallPanel>
  )
}
