'use client'

import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { momentsIn } from '@/shared/time/moments'
import { StateBadge } from '@/ui/desk/badges'
import type { ToldProject } from './told'

interface ProjectProblemsProps {
  readonly problems: ToldProject['problems']
  readonly timeZone: string
}

/** Problems of the project, each a way to its orders. */
export function ProjectProblems({ problems, timeZone }: ProjectProblemsProps) {
  const t = useTranslations('projects')
  const causes = useTranslations('supervision.cause')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const moments = momentsIn(lang, timeZone)
  /** What a rule found is said in the reader's language, what a person found in that person's words. */
  const found = ({ kind, cause, item, text }: ToldProject['problems'][number]) => {
    const key = cause as 'ninety-days'
    return kind === 'rule' && causes.has(key) ? [causes(key), item].filter(Boolean).join(' · ') : text
  }
  if (problems.length === 0) return <p className="dk-note">{t('problem.none')}</p>
  return (
    <ul className="pj-problems">
      {problems.map(each => (
        <li key={each.id}>
          <StateBadge tone={each.state === 'accepted' ? 'rest' : 'on-time'}>{t(`problem.${each.state}`)}</StateBadge>
          <Link
            href={`/problems?open=${each.id}&state=${each.state === 'accepted' ? 'accepted' : 'unsettled'}`}
            prefetch={false}
          >
            {found(each)}
          </Link>
          <span>
            {moments.day(each.foundAt)} · {each.unitName?.[lang]} ·{' '}
            {t('problem.orders', { done: each.ordersAccepted, all: each.orders })}
          </span>
        </li>
      ))}
    </ul>
  )
}
