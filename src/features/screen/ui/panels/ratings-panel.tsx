'use client'

import { useTranslations } from 'next-intl'
import { PanelNote } from '../../../../ui/panel'
import type { RatingsPanel as Content, Panel } from '../../domain/snapshot'
import { useWall } from '../wall-context'
import { WallPanel } from '../wall-panel'

export function RatingsPanel({ panel }: { readonly panel: Panel<Content> }) {
  const t = useTranslations('wall.ratings')
  const { format } = useWall()
  return (
    <WallPanel name="ratings" title={t('title')} panel={panel}>
      {content =>
        content.levels.every(level => level.mean === null && !level.isTooFew) && content.suggestion === null ? (
          <PanelNote>{t('none')}</PanelNote>
        ) : (
          <>
            <ul className="ratings">
              {content.levels.map(level => (
                <li key={level.level}>
                  <span>{t(level.level)}</span>
                  <span className="bar" aria-hidden="true">
                    <i style={{ width: level.mean === null ? 0 : `${(level.mean / 5) * 100}%` }} />
                  </span>
                  <b>
                    {level.mean === null ? t(level.isTooFew ? 'tooFew' : 'noAnswers') : format.number(level.mean, 1)}
                  </b>
                </li>
              ))}
            </ul>
            {content.suggestion ? (
              <p className="suggestion">
                <em>{t('suggestion')}</em> {content.suggestion.text}
              </p>
            ) : null}
          </>
        )
      }
    </WallPanel>
  )
}
