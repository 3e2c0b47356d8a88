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
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const moments = momentsIn(lang, timeZone)
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
            {each.text}
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
