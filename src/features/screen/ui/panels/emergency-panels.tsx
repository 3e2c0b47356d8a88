'use client'

import { useTranslations } from 'next-intl'
import { PanelNote } from '../../../../ui/panel'
import { RollingRows } from '../../../../ui/rolling-rows'
import { LevelSign } from '../../../../ui/signs'
import type { EmergencyPanel as Emergency, ResourcesPanel as Resources } from '../../domain/scene-panels'
import type { Panel } from '../../domain/snapshot'
import { useWall } from '../wall-context'
import { WallPanel } from '../wall-panel'
import { spanOf } from './emergency.view'
import { Figures } from './figures'

interface EmergencyProps {
  readonly panel: Panel<Emergency>
}

/** What it is, how grave, why, and how long it has lasted; in normal mode the plans that stand ready. */
export function IncidentPanel({ panel }: EmergencyProps) {
  const t = useTranslations('wall.emergency')
  const { format, now } = useWall()
  return (
    <WallPanel name="incident" title={t('title')} panel={panel}>
      {({ mode, plan, level, reason, begun, until, since, plans }) =>
        mode === 'normal' || begun === null ? (
          <>
            <p className="incident-calm">{t('normal')}</p>
            <ul className="plans">
              {plans.map(each => (
                <li key={each.code}>
                  <LevelSign level={each.level} filled={false} /> {each.name}
                </li>
              ))}
            </ul>
          </>
        ) : (
          <>
            <p className="incident-plan">
              {level === null ? null : <LevelSign level={level} />}
              <b>{plan ?? t('noPlan')}</b>
            </p>
            <p className="incident-reason">{reason}</p>
            <p className="incident-clock">
              <small>{t('lasted')}</small>
              <b>{spanOf(now.getTime() - Date.parse(begun))}</b>
            </p>
            <p className="panel-line">
              <span>{t('begun', { when: `${format.date(begun)} ${format.clock(begun)}` })}</span>
              {until === null ? null : (
                <span>{t('until', { when: `${format.date(until)} ${format.clock(until)}` })}</span>
              )}
            </p>
            {since === null ? null : (
              <Figures
                figures={[
                  { label: t('reported'), value: since.reported },
                  { label: t('closed'), value: since.closed },
                ]}
              />
            )}
          </>
        )
      }
    </WallPanel>
  )
}

/** What the incident room wants reached, by when and by whom; then the plan's steps, of which the next stands out. */
export function ObjectivesPanel({ panel }: EmergencyProps) {
  const t = useTranslations('wall.emergency')
  const { format } = useWall()
  return (
    <WallPanel name="objectives" title={t('objectives')} panel={panel}>
      {({ steps, objectives }) => {
        if (steps.length + objectives.length === 0) return <PanelNote>{t('noObjectives')}</PanelNote>
        const next = steps.find(each => each.doneAt === null)?.step
        return (
          <ol className="objectives whole-rows">
            {objectives.map(({ number, name, unit, dueAt, state, isOver }) => (
              <li key={`objective ${number}`} className="objective" data-state={state}>
                <i aria-hidden="true" />
                <span>
                  {name} {unit === null ? null : <small>{unit}</small>}
                </span>
                <time className={isOver ? 'due-over' : undefined}>
                  {t(state === 'open' ? 'due' : state, { when: format.clock(dueAt) })}
                </time>
              </li>
            ))}
            {steps.map(({ step, name, doneAt }) => (
              <li
                key={step}
                className={doneAt === null ? (step === next ? 'objective-next' : undefined) : 'objective-done'}
              >
                <i aria-hidden="true" />
                <span>{name}</span>
                <time>{doneAt === null ? '' : format.clock(doneAt)}</time>
              </li>
            ))}
          </ol>
        )
      }}
    </WallPanel>
  )
}

/** The log of the emergency, newest first. */
export function LogPanel({ panel }: EmergencyProps) {
  const t = useTranslations('wall.emergency')
  const { format } = useWall()
  return (
    <WallPanel name="log" title={t('log')} panel={panel}>
      {({ log, incidents, mode }) => (
        <>
          {incidents.length === 0 ? null : (
            <ul className="plans">
              {incidents.slice(0, 3).map(each => (
                <li key={each.id}>
                  {each.level === null ? null : <LevelSign level={each.level as 1} />}
                  <b>{t(`kind.${each.kind as 'flood'}`)}</b>
                  <span>
                    {each.district} {format.clock(each.at)} {t(each.arrived ? 'arrived' : 'underWay')}
                  </span>
                </li>
              ))}
            </ul>
          )}
          {log.length === 0 ? <PanelNote>{t(mode === 'normal' ? 'noLog' : 'emptyLog')}</PanelNote> : null}
          <RollingRows
            label="log"
            followNewest
            rows={log.map(entry => ({
              key: entry.key,
              node: (
                <p className="log-entry">
                  <time dateTime={entry.at}>{format.clock(entry.at)}</time>
                  <span>{entry.post}</span>
                  <b>{entry.text}</b>
                </p>
              ),
            }))}
          />
        </>
      )}
    </WallPanel>
  )
}

/** Who can be sent, by level; a level with fewer people than it must have says so. */
export function ResourcesPanel({ panel }: { readonly panel: Panel<Resources> }) {
  const t = useTranslations('wall.emergency')
  const { format } = useWall()
  return (
    <WallPanel name="resources" title={t('resources')} panel={panel}>
      {({ levels, sums }) => (
        <ul className="resources">
          {sums.map(sum => (
            <li key={`${sum.kind} ${sum.name} ${sum.measure}`} className="called">
              <b>{sum.name ?? t(`means.${sum.kind}`)}</b>
              <span>
                {t('called', {
                  asked: format.number(sum.asked),
                  committed: format.number(sum.committed),
                  onSite: format.number(sum.onSite),
                  measure: sum.measure,
                })}
              </span>
            </li>
          ))}
          {levels.map(each => (
            <li key={each.level}>
              <b>{each.name}</b>
              <span className={each.present < each.minimum ? 'due-over' : undefined}>
                {each.present < each.minimum
                  ? t('short', { present: format.number(each.present), minimum: format.number(each.minimum) })
                  : t('present', { present: format.number(each.present) })}
              </span>
              <span className="resource-phone">{each.phone}</span>
            </li>
          ))}
        </ul>
      )}
    </WallPanel>
  )
}
