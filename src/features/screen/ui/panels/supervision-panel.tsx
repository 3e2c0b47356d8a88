'use client'

import { useTranslations } from 'next-intl'
import type { SupervisionPanel as Content, Panel } from '../../domain/snapshot'
import { Figure } from '../figure'
import { useWall } from '../wall-context'
import { WallPanel } from '../wall-panel'

const states = ['issued', 'working', 'reported', 'overdue'] as const

export function SupervisionPanel({ panel }: { readonly panel: Panel<Content> }) {
  const t = useTranslations('wall.supervision')
  const { format } = useWall()
  return (
    <WallPanel name="supervision" title={t('title')} panel={panel}>
      {content => (
        <>
          <dl className="figures">
            <div>
              <dt>{t('found')}</dt>
              <dd>
                <Figure value={content.found} />
              </dd>
            </div>
            <div>
              <dt>{t('settled')}</dt>
              <dd>
                <Figure value={content.settled} />
              </dd>
            </div>
            <div>
              <dt>{t('rate')}</dt>
              <dd>
                {content.found === 0 ? (
                  '—'
                ) : (
                  <Figure value={Math.floor((100 * content.settled) / content.found)} suffix="%" />
                )}
              </dd>
            </div>
          </dl>
          <ul className="states">
            {states.map(state => (
              <li key={state} className={state === 'overdue' && content.overdue > 0 ? 'states-over' : undefined}>
                {t(state)} <b>{format.number(content[state])}</b>
              </li>
            ))}
          </ul>
        </>
      )}
    </WallPanel>
  )
}
