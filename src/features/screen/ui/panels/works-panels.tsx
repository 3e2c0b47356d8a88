'use client'

import { useTranslations } from 'next-intl'
import { PanelNote } from '../../../../ui/panel'
import { RollingRows } from '../../../../ui/rolling-rows'
import type { CollisionsPanel as Collisions, WorkRow, WorksPanel as Works } from '../../domain/scene-panels'
import type { Panel } from '../../domain/snapshot'
import { useWall } from '../wall-context'
import { WallPanel } from '../wall-panel'
import { Figures } from './figures'

/** How many works run, end this week and have passed their end, and of what kind they are. */
export function WorksPanel({ panel }: { readonly panel: Panel<Works> }) {
  const t = useTranslations('wall.works')
  const { format } = useWall()
  return (
    <WallPanel name="works" title={t('title')} panel={panel}>
      {({ running, ending, over, kinds }) => {
        const most = Math.max(1, ...kinds.map(each => each.count))
        return (
          <>
            <Figures
              figures={[
                { label: t('running'), value: running },
                { label: t('ending'), value: ending },
                { label: t('over'), value: over, isAbnormal: true },
              ]}
            />
            <ul className="meters">
              {kinds.map(({ kind, count }) => (
                <li key={kind} className="meter-row">
                  <span>{t(`kind.${kind as 'excavate'}`)}</span>
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

/** Running works with the part of their time that has passed: those past their end first. */
export function RunningWorksPanel({ panel }: { readonly panel: Panel<Works> }) {
  const t = useTranslations('wall.works')
  return (
    <WallPanel name="running-works" title={t('list')} panel={panel}>
      {({ rows }) =>
        rows.length === 0 ? (
          <PanelNote>{t('none')}</PanelNote>
        ) : (
          <RollingRows label="works" rows={rows.map(row => ({ key: row.id, node: <Row row={row} /> }))} />
        )
      }
    </WallPanel>
  )
}

function Row({ row }: { readonly row: WorkRow }) {
  const t = useTranslations('wall.works')
  const { format } = useWall()
  const isOver = row.daysOver !== null && row.daysOver > 0
  return (
    <div className="project work" data-work={row.id}>
      <p>
        <b>{row.name}</b>
        <span className="project-stage">{row.district}</span>
        <span className={isOver ? 'project-due due-over' : 'project-due'}>
          {row.until === null
            ? t('noEnd')
            : isOver
              ? t('daysOver', { count: format.number(row.daysOver ?? 0) })
              : t('until', { when: format.date(row.until) })}
        </span>
      </p>
      {row.passed === null ? (
        <div className="bar bar-none" />
      ) : (
        <div className={isOver ? 'bar bar-over' : 'bar'} aria-hidden="true">
          <i style={{ width: `${row.passed * 100}%` }} />
        </div>
      )}
    </div>
  )
}

/** Works that begin within thirty days. */
export function UpcomingWorksPanel({ panel }: { readonly panel: Panel<Works> }) {
  const t = useTranslations('wall.works')
  const { format } = useWall()
  return (
    <WallPanel name="upcoming" title={t('upcoming')} panel={panel}>
      {({ upcoming }) =>
        upcoming.length === 0 ? (
          <PanelNote>{t('noneUpcoming')}</PanelNote>
        ) : (
          <RollingRows
            label="upcoming"
            rows={upcoming.map(row => ({
              key: row.id,
              node: (
                <p className="case">
                  <b>{row.name}</b>
                  <span className="case-right">{t('begins', { when: format.date(row.from) })}</span>
                  <span className="case-where">
                    {row.district} {row.until === null ? '' : t('until', { when: format.date(row.until) })}
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

/** Works that share place and time: one traffic scheme, or one of them waits. */
export function CollisionsPanel({ panel }: { readonly panel: Panel<Collisions> }) {
  const t = useTranslations('wall.collisions')
  const { format } = useWall()
  return (
    <WallPanel
      name="collisions"
      title={panel.state === 'ok' && panel.total > 0 ? `${t('title')} ${format.number(panel.total)}` : t('title')}
      panel={panel}
    >
      {({ rows }) =>
        rows.length === 0 ? (
          <PanelNote>{t('none')}</PanelNote>
        ) : (
          <RollingRows
            label="collisions"
            rows={rows.map(row => ({
              key: row.key,
              node: (
                <div className="collision">
                  <p>
                    <b>{row.works[0]}</b>
                  </p>
                  <p>
                    <b>{row.works[1]}</b>
                  </p>
                  <p className="collision-where">
                    <span>{row.district}</span>
                    <span>{row.metres === 0 ? t('cross') : t('metres', { count: format.number(row.metres) })}</span>
                    <span>
                      {row.from === null ? '' : format.date(row.from)}–{row.to === null ? '' : format.date(row.to)}
                    </span>
                  </p>
                </div>
              ),
            }))}
          />
        )
      }
    </WallPanel>
  )
}
