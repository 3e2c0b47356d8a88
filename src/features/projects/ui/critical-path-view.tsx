'use client'

import { useLocale, useTranslations } from 'next-intl'
import { momentsIn } from '@/shared/time/moments'
import type { ToldFrame } from './told'
import { ZoneList } from './zone-list'

/** Steps that decide a stage together are named up to here; a project may have dozens that end on one day. */
const NAMED = 4

interface PathViewProps {
  readonly project: ToldFrame
  readonly timeZone: string
}

/** What decides when the project can open, link by link, and what makes the way shorter. */
export function CriticalPathView({ project, timeZone }: PathViewProps) {
  const t = useTranslations('projects')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const moments = momentsIn(lang, timeZone)
  const { path } = project
  const learnt = new Map(path.typical.map(each => [`stage-${each.stage}`, each]))
  const { startsWithLand, commitments } = path.facts
  const zoneFact = zoneFactOf(project)
  return (
    <div className="pj-path">
      <dl>
        <div>
          <dt>{t('path.permit')}</dt>
          <dd>{path.permitAt ? moments.day(path.permitAt) : t('path.unknown')}</dd>
        </div>
        <div>
          <dt>{t('path.open')}</dt>
          <dd>{path.openAt ? moments.day(path.openAt) : t('path.unknown')}</dd>
        </div>
      </dl>
      <ol>
        {path.segments.map(each => {
          const usual = learnt.get(each.key)
          return (
            <li key={each.key} data-basis={each.basis}>
              <b>{t(`path.${each.key}`)}</b>
              <span>
                {moments.day(each.from)} → {moments.day(each.to)}
              </span>
              <span>
                {t(`path.basis.${each.basis}`)}
                {each.basis === 'typical' && usual
                  ? ` · ${t('path.usual', { days: Math.round(usual.workdays * 10) / 10, count: usual.projects })}${usual.isFew ? ` · ${t('path.few')}` : ''}`
                  : ''}
                {each.items.length > 0 && each.basis === 'open'
                  ? ` · ${each.items.slice(0, NAMED).join(lang === 'zh' ? '、' : ', ')}`
                  : ''}
                {each.items.length > NAMED && each.basis === 'open'
                  ? ` ${t('path.andMore', { count: each.items.length })}`
                  : ''}
              </span>
            </li>
          )
        })}
      </ol>
      <ul className="pj-facts">
        <li data-is={startsWithLand || undefined}>{t(startsWithLand ? 'fact.land' : 'fact.noLand')}</li>
        <li data-is={zoneFact === 'zone' || zoneFact === 'zoneCovers' || undefined}>
          {t(`fact.${zoneFact}`, { count: path.covered.length })}
        </li>
        <li data-is={commitments > 0 || undefined}>{t('fact.commitments', { count: commitments })}</li>
        <li data-is={path.owing.length > 0 || undefined}>{t('fact.owing', { count: path.owing.length })}</li>
      </ul>
      <ZoneList zones={project.zones} covered={path.covered} timeZone={timeZone} />
    </div>
  )
}

/** What the regional assessment is to the project: a drawn zone is asked first, then what the source says. */
function zoneFactOf({ zones, path, inAssessedZone }: ToldFrame) {
  if (path.covered.length > 0) return 'zoneCovers'
  if (zones.length > 0) return zones.every(each => each.isExpired) ? 'zoneExpired' : 'zoneNothing'
  if (path.facts.usesZoneAssessment) return 'zone'
  return inAssessedZone ? 'zoneUnused' : 'noZone'
}
