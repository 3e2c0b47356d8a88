'use client'

import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { momentsIn } from '@/shared/time/moments'
import { lifeStages } from '../domain/life-stages'
import { LampWords } from './lamp-words'
import type { ToldList } from './told'

interface ProjectBoardProps {
  readonly list: ToldList
  readonly timeZone: string
}

/** Cards a column shows; the head says how many there are. */
const SHOWN = 40

/** Projects by stage of life, from planning to operation: the worst lamp at the top of each column. */
export function ProjectBoard({ list, timeZone }: ProjectBoardProps) {
  const t = useTranslations('projects')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const moments = momentsIn(lang, timeZone)
  return (
    <section className="pj-board" aria-label={t('view.board')} tabIndex={-1}>
      {lifeStages.map(stage => {
        const own = list.items.filter(each => each.stage === stage)
        const total = list.counts.stages[stage] ?? 0
        return (
          <section key={stage} aria-label={t(`stage.${stage}`)} data-empty={own.length === 0 || undefined}>
            <h2>
              {t(`stage.${stage}`)} <b>{total}</b>
            </h2>
            <ul>
              {own.slice(0, SHOWN).map(each => (
                <li key={each.id}>
                  <Link href={`/projects/${each.id}`} prefetch={false}>
                    {each.name}
                  </Link>
                  <LampWords lamp={each.lamp} />
                  <small>
                    {each.districtName?.[lang]}
                    {each.nextItem ? ` · ${moments.due(each.nextAt)} ${each.nextItem}` : ''}
                  </small>
                </li>
              ))}
            </ul>
            {total > Math.min(own.length, SHOWN) ? (
              <p>
                <Link href={`/projects?stage=${stage}`}>
                  {t('more', { count: total - Math.min(own.length, SHOWN) })}
                </Link>
              </p>
            ) : null}
          </section>
        )
      })}
    </section>
  )
}
