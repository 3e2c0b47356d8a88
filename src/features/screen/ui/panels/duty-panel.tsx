'use client'

import { useTranslations } from 'next-intl'
import { RollingRows } from '../../../../ui/rolling-rows'
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
          {content.rows.length === 0 ? null : (
            <RollingRows
              label="duty"
              rows={content.rows.map(row => ({
                key: row.id,
                node: (
                  <p className="duty-post">
                    <span>{row.post ?? row.area ?? t('post')}</span>
                    <b>{row.phone}</b>
                  </p>
                ),
              }))}
            />
          )}
        </>
      )}
    </WallPanel>
  )
}
