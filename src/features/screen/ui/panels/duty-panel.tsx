'use client'

import { useTranslations } from 'next-intl'
import { PanelNote } from '../../../../ui/panel'
import { RollingRows } from '../../../../ui/rolling-rows'
import type { DutyPanel as Content, Panel } from '../../domain/snapshot'
import { useWall } from '../wall-context'
import { WallPanel } from '../wall-panel'

export function DutyPanel({ panel }: { readonly panel: Panel<Content> }) {
  const t = useTranslations('wall.duty')
  const { format } = useWall()
  return (
    <WallPanel
      name="duty"
      title={
        panel.state === 'ok'
          ? `${t('title')} ${format.number(panel.present)} / ${format.number(panel.posts)}`
          : t('title')
      }
      panel={panel}
    >
      {content =>
        content.rows.length === 0 ? (
          <PanelNote>{t('nobody')}</PanelNote>
        ) : (
          <RollingRows
            label="duty"
            rows={content.rows.map(row => ({
              key: row.id,
              node: (
                <p className="duty-post">
                  <span className="duty-who">
                    <b>{row.post ?? row.area ?? t('post')}</b>
                    <span>{row.until === null ? null : t('until', { when: format.clock(row.until) })}</span>
                  </span>
                  <b>{row.phone}</b>
                </p>
              ),
            }))}
          />
        )
      }
    </WallPanel>
  )
}
