'use client'

import { useTranslations } from 'next-intl'
import { PanelNote } from '../../../../ui/panel'
import { RollingRows } from '../../../../ui/rolling-rows'
import { Pennant } from '../../../../ui/signs'
import type { FlagsPanel as Content, Panel } from '../../domain/snapshot'
import { useWall } from '../wall-context'
import { WallPanel } from '../wall-panel'

/** Every flagged unit by name, the longest first; where they do not all fit, they roll. */
export function FlagsPanel({ panel }: { readonly panel: Panel<Content> }) {
  const t = useTranslations('wall.flags')
  const { format } = useWall()
  const title = panel.state === 'ok' && panel.total > 0 ? `${t('title')} ${format.number(panel.total)}` : t('title')
  return (
    <WallPanel name="flags" title={title} panel={panel}>
      {({ rows }) =>
        rows.length === 0 ? (
          <PanelNote>{t('none')}</PanelNote>
        ) : (
          <RollingRows
            label="flags"
            rows={rows.map(row => ({
              key: row.unit,
              node: (
                <p className="flag">
                  <Pennant />
                  <b>{row.name}</b>
                  <span>
                    <b>{format.number(row.days)}</b> {t(row.rule === 'unanswered-rating' ? 'answerDays' : 'days')}
                  </span>
                </p>
              ),
            }))}
          />
        )
      }
    </WallPanel>
  )
}
