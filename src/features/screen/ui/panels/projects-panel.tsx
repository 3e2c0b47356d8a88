'use client'

import { useTranslations } from 'next-intl'
import { PanelNote } from '../../../../ui/panel'
import { RollingRows } from '../../../../ui/rolling-rows'
import type { ProjectsPanel as Content, Panel, ProjectRow } from '../../domain/snapshot'
import { fitName } from '../fit-name'
import { LampSign } from '../lamp-sign'
import { useWall } from '../wall-context'
import { WallPanel } from '../wall-panel'

export function ProjectsPanel({ panel }: { readonly panel: Panel<Content> }) {
  const t = useTranslations('wall.projects')
  return (
    <WallPanel name="projects" title={t('title')} panel={panel}>
      {({ rows }) =>
        rows.length === 0 ? (
          <PanelNote>{t('empty')}</PanelNote>
        ) : (
          <RollingRows label="projects" rows={rows.map(row => ({ key: row.id, node: <Row row={row} /> }))} />
        )
      }
    </WallPanel>
  )
}

function Row({ row }: { readonly row: ProjectRow }) {
  const t = useTranslations('wall')
  const { format } = useWall()
  const stage = row.stage === null ? t('projects.finish') : t(`stage.${row.stage as 'started'}`)
  return (
    <div className="project">
      <p>
        {row.lamp === 'red' ? <LampSign colour="red" small /> : null}
        <span className="project-name">
          <b style={fitName(row.name)}>{row.name}</b>
          <span className="project-stage">{row.actual === null ? t('projects.noProgress') : stage}</span>
        </span>
        {row.next === null ? null : <span className="project-due">{format.date(row.next.at)}</span>}
      </p>
      {row.plan === null || row.actual === null ? (
        <div className="bar bar-none" />
      ) : (
        <div
          className={`bar${row.lamp ? ` bar-${row.lamp}` : ''}`}
          role="img"
          aria-label={t('projects.plan', { plan: format.number(row.plan), actual: format.number(row.actual) })}
        >
          <i style={{ width: `${Math.min(100, row.actual)}%` }} />
          <u style={{ left: `${Math.min(100, row.plan)}%` }} />
        </div>
      )}
    </div>
  )
}
