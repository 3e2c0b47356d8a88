'use client'

import { useFormatter, useTranslations } from 'next-intl'
import type { ListedSource } from '../queries/source-list'
import { Moment } from './moment'
import { StateMark, useStateWords } from './state-mark'

interface SourceStateProps {
  readonly source: ListedSource
  readonly timeZone: string
}

/** State, last verified apart from last changed, rows and refusals of one source. */
export function SourceState({ source, timeZone }: SourceStateProps) {
  const t = useTranslations('docking')
  const format = useFormatter()
  const why = useStateWords(timeZone)(source)
  return (
    <dl className="dc-facts">
      <div>
        <dt>{t('column.state')}</dt>
        <dd>
          <StateMark state={source.state} />
          {why ? <small>{why}</small> : null}
        </dd>
      </div>
      <div>
        <dt>{t('column.verified')}</dt>
        <dd>
          <Moment at={source.verifiedAt} timeZone={timeZone} />
        </dd>
      </div>
      <div>
        <dt>{t('column.changed')}</dt>
        <dd>
          <Moment at={source.changedAt} timeZone={timeZone} />
        </dd>
      </div>
      <div>
        <dt>{t('column.rows')}</dt>
        <dd>
          {format.number(source.rows)}
          <small>
            {source.direction === 'out'
              ? t('acknowledged', { accepted: source.accepted })
              : t('counts', { accepted: source.accepted, updated: source.updated })}
          </small>
        </dd>
      </div>
      <div>
        <dt>{t('column.refused')}</dt>
        <dd>{format.number(source.refused)}</dd>
      </div>
    </dl>
  )
}
