'use client'

import { useLocale, useTranslations } from 'next-intl'
import { momentsIn } from '@/shared/time/moments'
import { localeTag } from '@/ui/i18n/locale'
import type { ToldFrame } from './told'

interface PartiesProps {
  readonly project: ToldFrame
  readonly timeZone: string
}

/** Who is in it, its dates, and where what we know comes from. */
export function ProjectParties({ project, timeZone }: PartiesProps) {
  const t = useTranslations('projects')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const moments = momentsIn(lang, timeZone)
  const plainDay = momentsIn(lang, 'UTC').day
  const dayOf = (actual: string | null, planned: string | null) =>
    actual ? plainDay(actual) : planned ? t('party.planned', { day: plainDay(planned) }) : null
  const { parties, stepsChangedAt, stepsVerifiedAt } = project
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    ['owner', project.ownerName],
    ['ownerCredit', project.ownerCredit],
    ['lead', parties.lead?.name[lang]],
    ['assistant', parties.assistant?.name[lang]],
    ['approving', parties.approving?.name[lang]],
    ['address', project.address],
    ['invest', project.totalInvest === null ? null : t('invest', amountIn(lang, project.totalInvest))],
    ['signed', moments.day(project.signedAt)],
    ['permit', moments.day(project.permitIssuedAt)],
    ['start', dayOf(project.actualStart, project.planStart)],
    ['finish', dayOf(project.actualFinish, project.planFinish)],
    ['source', project.sourceTitle?.[lang] ?? project.source],
    ['changed', moments.time(stepsChangedAt)],
    ['verified', moments.time(stepsVerifiedAt)],
    ['linked', project.linked.map(each => `${each.title?.[lang] ?? each.source} ${each.projectCode}`).join(', ')],
  ]
  return (
    <dl className="pj-known">
      {facts
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{t(`party.${name}` as 'party.owner')}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

/** Ten thousands of yuan as sent; in English millions, which is how such sums are said. */
const amountIn = (lang: 'zh' | 'en', tenThousands: number) => ({
  amount: new Intl.NumberFormat(localeTag[lang], { maximumFractionDigits: 2 }).format(
    lang === 'zh' ? tenThousands : tenThousands / 100,
  ),
})
