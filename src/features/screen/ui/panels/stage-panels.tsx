'use client'

import { useTranslations } from 'next-intl'
import { PanelNote } from '../../../../ui/panel'
import { RollingRows } from '../../../../ui/rolling-rows'
import type { AheadPanel as Ahead, StagesPanel as Stages } from '../../domain/scene-panels'
import type { Panel } from '../../domain/snapshot'
import { LampSign } from '../lamp-sign'
import { useWall } from '../wall-context'
import { WallPanel } from '../wall-panel'
import { Figures } from './figures'

/** Where the open projects stand in their life, and which stages hold the lamps. */
export function StagesPanel({ panel }: { readonly panel: Panel<Stages> }) {
  const t = useTranslations('wall')
  const { format } = useWall()
  return (
    <WallPanel name="stages" title={t('stages.title')} panel={panel}>
      {({ stages, total }) => {
        const most = Math.max(1, ...stages.map(each => each.count))
        return (
          <>
            <p className="panel-line">
              <span>{t('stages.total', { count: format.number(total) })}</span>
            </p>
            <ul className="meters meters-signs">
              {stages.map(({ stage, count, red, yellow }) => (
                <li key={stage} className={count === 0 ? 'meter-row meter-empty' : 'meter-row'} data-stage={stage}>
                  <span>{t(`stage.${stage as 'started'}`)}</span>
                  <span className="bar" aria-hidden="true">
                    <i style={{ width: `${(count / most) * 100}%` }} />
                  </span>
                  <span className="meter-signs">
                    {red > 0 ? (
                      <>
                        <LampSign colour="red" small />
                        {format.number(red)}
                      </>
                    ) : null}
                    {yellow > 0 ? (
                      <>
                        <LampSign colour="yellow" small />
                        {format.number(yellow)}
                      </>
                    ) : null}
                  </span>
                  <b>{format.number(count)}</b>
                </li>
              ))}
            </ul>
          </>
        )
      }}
    </WallPanel>
  )
}

/** What falls due, by week for a quarter of a year, and the next things by name. */
export function AheadPanel({ panel }: { readonly panel: Panel<Ahead> }) {
  const t = useTranslations('wall.ahead')
  const { format } = useWall()
  return (
    <WallPanel name="ahead" title={t('title')} panel={panel}>
      {({ in7, in30, in90, weeks, rows }) => (
        <>
          <Figures
            figures={[
              { label: t('in7'), value: in7 },
              { label: t('in30'), value: in30 },
              { label: t('in90'), value: in90 },
            ]}
          />
          <Weeks weeks={weeks} label={t('weeks')} />
          {rows.length === 0 ? <PanelNote>{t('none')}</PanelNote> : null}
          <RollingRows
            label="ahead"
            rows={rows.map(row => ({
              key: row.key,
              node: (
                <p className="case">
                  <b>{row.project}</b>
                  <span className="case-right">{format.date(row.at)}</span>
                  <span className="case-where">{row.what === null ? t(row.kind) : `${row.what} · ${t(row.kind)}`}</span>
                </p>
              ),
            }))}
          />
        </>
      )}
    </WallPanel>
  )
}

/** One bar a week; this week's is bright. */
const Weeks = ({ weeks, label }: { readonly weeks: readonly number[]; readonly label: string }) => {
  const most = Math.max(1, ...weeks)
  return (
    <svg
      className="weeks"
      viewBox={`0 0 ${weeks.length * 20} 40`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {weeks.map((count, place) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is the week
          key={place}
          className={place === 0 ? 'timebar-now' : 'timebar-bar'}
          x={place * 20 + 2}
          width="16"
          y={38 - (count / most) * 36}
          height={(count / most) * 36 + 2}
        />
      ))}
    </svg>
  )
}
