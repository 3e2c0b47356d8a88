'use client'

import { useTranslations } from 'next-intl'
import { PanelNote } from '../../../../ui/panel'
import type { CaseRow, CasesPanel as Content, Panel } from '../../domain/snapshot'
import { useWall } from '../wall-context'
import { WallPanel } from '../wall-panel'

interface CasesProps {
  readonly panel: Panel<Content>
}

/** Newest first; walls wider than 16:9 have room for it, the foot line tells of the same cases elsewhere. */
export function NewestCasesPanel({ panel }: CasesProps) {
  const t = useTranslations('wall')
  const { format } = useWall()
  return (
    <WallPanel name="newest" title={t('cases.newest')} panel={panel}>
      {cases => (
        <>
          <p className="panel-line">
            <span>
              {t('cases.today', {
                reported: format.number(cases.reportedToday),
                closed: format.number(cases.closedToday),
              })}
            </span>
          </p>
          {cases.newest.length === 0 ? <PanelNote>{t('cases.none')}</PanelNote> : null}
          <div className="whole-rows">
            {cases.newest.map(row => (
              <CaseLine
                key={row.id}
                row={row}
                right={t(`status.${row.status as 'filed'}`)}
                left={format.clock(row.at)}
              />
            ))}
          </div>
        </>
      )}
    </WallPanel>
  )
}

export function OverdueCasesPanel({ panel }: CasesProps) {
  const t = useTranslations('wall.cases')
  const { format } = useWall()
  const late = (hours: number) =>
    hours < 48 ? t('hours', { count: hours }) : t('days', { count: Math.floor(hours / 24) })
  return (
    <WallPanel name="overdue" title={t('overdue')} panel={panel}>
      {cases => (
        <>
          <p className="panel-line">
            <span>{t('overdueCount', { count: format.number(cases.overdue), open: format.number(cases.open) })}</span>
          </p>
          {cases.latest.length === 0 ? <PanelNote>{t('noneOver')}</PanelNote> : null}
          <div className="whole-rows">
            {cases.latest.map(row => (
              <CaseLine key={row.id} row={row} left={null} right={t('over', { time: late(row.hoursOver ?? 0) })} />
            ))}
          </div>
        </>
      )}
    </WallPanel>
  )
}

const CaseLine = ({
  row,
  left,
  right,
}: {
  readonly row: CaseRow
  readonly left: string | null
  readonly right: string
}) => (
  <p className="case" data-case={row.id}>
    <b>{row.name}</b>
    <span className="case-right">{right}</span>
    <span className="case-where">
      {left === null ? null : <time>{left}</time>} {row.district} {row.address}
    </span>
  </p>
)
