'use client'

import { useTranslations } from 'next-intl'
import { careOf } from '../../domain/lamp-care'
import { type LampsPanel as Content, isInPoints, type LampRow, type Panel } from '../../domain/snapshot'
import { fitName } from '../fit-name'
import { LampSign } from '../lamp-sign'
import { useWall } from '../wall-context'
import { WallPanel } from '../wall-panel'

/** Cards that fit stand whole (the others wrap out of sight); the count above says how many there are. */
export function LampsPanel({ panel }: { readonly panel: Panel<Content> }) {
  const t = useTranslations('wall.lamps')
  return (
    <WallPanel
      name="lamps"
      title={panel.state === 'ok' && panel.total > 0 ? `${t('title')} ${panel.total}` : t('title')}
      panel={panel}
    >
      {lamps => (
        <>
          <p className={lamps.total > 0 ? 'panel-line only-wide' : 'panel-line'}>
            <span className={lamps.total > 0 ? 'lamps-total' : undefined}>
              {lamps.total === 0 ? t('none') : t('count', { projects: lamps.projects, steps: lamps.steps })}
            </span>
            {lamps.yellow > 0 ? <span>{t('yellow', { count: lamps.yellow })}</span> : null}
          </p>
          <div className="whole-rows">
            {lamps.rows.map(row => (
              <Card key={row.id} row={row} />
            ))}
          </div>
          {lamps.unsigned > 0 && lamps.total < 2 ? (
            <p className="panel-line">{t('unsigned', { count: lamps.unsigned })}</p>
          ) : null}
        </>
      )}
    </WallPanel>
  )
}

function Card({ row }: { readonly row: LampRow }) {
  const t = useTranslations('wall.lamps')
  const { format } = useWall()
  const reason = useReason()(row)
  return (
    <div className="card" data-lamp={row.id}>
      <LampSign colour="red" care={careOf(row)} />
      <b className="card-name" style={fitName(row.name)}>
        {row.name}
      </b>
      <span className="card-number">
        <b>{format.number(row.over)}</b> {t(isInPoints(row) ? 'points' : 'days')}
      </span>
      <span className="card-why">
        <span>{reason}</span>
        {row.district ? <span>{row.district}</span> : null}
      </span>
    </div>
  )
}

function useReason() {
  const t = useTranslations('wall.lamps')
  const { format } = useWall()
  return (row: LampRow): string => {
    switch (row.rule) {
      case 'ninety-days':
        return t('ninety-days', { day: format.number(row.day ?? 0), limit: format.number(row.limit ?? 0) })
      case 'late-step':
        return row.limit === null
          ? t('late-step', { item: row.item ?? '' })
          : t('late-step-limit', { item: row.item ?? '', limit: format.number(row.limit) })
      case 'behind-plan':
      case 'months-behind':
        return t(row.rule, { plan: format.number(row.plan ?? 0), actual: format.number(row.actual ?? 0) })
      case 'no-change':
        return t('no-change', { limit: format.number(row.limit ?? 0) })
      case 'not-started':
      case 'outside-flow':
        return t(row.rule)
    }
  }
}
