'use client'

import { useTranslations } from 'next-intl'
import { PanelNote } from '../../../../ui/panel'
import { Sparkline } from '../../../../ui/sparkline'
import type { IndexPanel as Content, Panel } from '../../domain/snapshot'
import { Figure } from '../figure'
import { useWall } from '../wall-context'
import { WallPanel } from '../wall-panel'

interface IndexPanelProps {
  readonly panel: Panel<Content>
  /** Code of the wall's area. */
  readonly area: string
}

export function IndexPanel({ panel, area }: IndexPanelProps) {
  const t = useTranslations('wall.index')
  const { format } = useWall()
  return (
    <WallPanel name="index" title={<a href={`/index?area=${area}`}>{t('title')}</a>} panel={panel}>
      {index => (
        <>
          <div className="index-row">
            {index.value === null ? (
              <strong className="index-none">{t('insufficient')}</strong>
            ) : (
              <strong className="index-value">
                <Figure value={index.value} digits={1} band={0.1} />
              </strong>
            )}
            <div className="index-side">
              {index.change === null ? null : (
                <span className="index-change">
                  <b>
                    {index.change >= 0 ? '↑' : '↓'} {format.number(Math.abs(index.change), 1)}
                  </b>
                  <small>{t('change')}</small>
                </span>
              )}
            </div>
            {index.history.length > 2 ? (
              <Sparkline values={index.history.map(point => point.value)} width={120} height={56} label={t('day')} />
            ) : null}
          </div>
          <p className="index-foot">
            <Completeness percent={index.completeness} />
            <span>{t('completeness', { percent: format.number(Math.floor(index.completeness)) })}</span>
          </p>
          {index.value === null ? <PanelNote>{t('withheld')}</PanelNote> : null}
        </>
      )}
    </WallPanel>
  )
}

/** How much of the weight has a value; the mark is the 60 % below which no index is given. */
const Completeness = ({ percent }: { readonly percent: number }) => (
  <span className="meter" aria-hidden="true">
    <i style={{ width: `${percent}%` }} />
    <u style={{ left: '60%' }} />
  </span>
)
