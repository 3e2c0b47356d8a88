'use client'

import { useTranslations } from 'next-intl'
import { PanelNote } from '../../../../ui/panel'
import { RollingRows } from '../../../../ui/rolling-rows'
import type { CaseBoardPanel as Board } from '../../domain/scene-panels'
import type { Panel } from '../../domain/snapshot'
import { useWall } from '../wall-context'
import { WallPanel } from '../wall-panel'
import { Figures } from './figures'

interface BoardProps {
  readonly panel: Panel<Board>
}

/** Open cases by how their clocks stand and where they are in their life. */
export function CaseBoardPanel({ panel }: BoardProps) {
  const t = useTranslations('wall')
  const { format } = useWall()
  return (
    <WallPanel name="board" title={t('board.title')} panel={panel}>
      {({ open, clocks, states }) => {
        const most = Math.max(1, ...states.map(each => each.count))
        return (
          <>
            <Figures
              figures={[
                { label: t('board.open'), value: open },
                { label: t('board.near'), value: clocks.near },
                { label: t('board.over'), value: clocks.overdue, isAbnormal: true },
              ]}
            />
            <ul className="meters">
              {states.map(({ status, count }) => (
                <li key={status} className={count === 0 ? 'meter-row meter-empty' : 'meter-row'} data-status={status}>
                  <span>{t(`status.${status as 'filed'}`)}</span>
                  <span className="bar" aria-hidden="true">
                    <i style={{ width: `${(count / most) * 100}%` }} />
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

export function CaseClassesPanel({ panel }: BoardProps) {
  const t = useTranslations('wall.board')
  const { format } = useWall()
  return (
    <WallPanel name="classes" title={t('classes')} panel={panel}>
      {({ classes }) =>
        classes.length === 0 ? (
          <PanelNote>{t('none')}</PanelNote>
        ) : (
          <RollingRows
            label="classes"
            rows={classes.map(({ name, count, overdue }) => ({
              key: name,
              node: (
                <p className="counted">
                  <b>{name}</b>
                  <span className={overdue > 0 ? 'due-over' : undefined}>
                    {overdue > 0 ? t('overOf', { count: format.number(overdue) }) : ''}
                  </span>
                  <b>{format.number(count)}</b>
                </p>
              ),
            }))}
          />
        )
      }
    </WallPanel>
  )
}

/** Whose time runs out next; those past it lead. */
export function QueueHeadPanel({ panel }: BoardProps) {
  const t = useTranslations('wall')
  const span = (minutes: number) =>
    minutes < 120
      ? t('board.minutes', { count: minutes })
      : minutes < 2880
        ? t('cases.hours', { count: Math.floor(minutes / 60) })
        : t('cases.days', { count: Math.floor(minutes / 1440) })
  return (
    <WallPanel name="queue" title={t('board.queue')} panel={panel}>
      {({ head }) =>
        head.length === 0 ? (
          <PanelNote>{t('board.noneWaiting')}</PanelNote>
        ) : (
          <RollingRows
            label="queue"
            rows={head.map(row => ({
              key: row.id,
              node: (
                <p className="case" data-case={row.id}>
                  <b>{row.name}</b>
                  <span className={row.minutesLeft < 0 ? 'case-right due-over' : 'case-right'}>
                    {row.minutesLeft < 0
                      ? t('cases.over', { time: span(-row.minutesLeft) })
                      : t('board.left', { time: span(row.minutesLeft) })}
                  </span>
                  <span className="case-where">
                    {t(`status.${row.status as 'filed'}`)} {row.address ?? row.district}
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
