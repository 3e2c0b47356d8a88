import { useLocale, useTranslations } from 'next-intl'
import type { PlanWord, Proposal } from '../../matrix'

/** What a proposal, or a step that followed one, says of its reason. */
type Reasoned = Partial<Pick<Proposal, 'by' | 'line' | 'plan'>>

/** Why a unit is to get a case, in words: a ruling, the emergency plan's line, the matrix' line, or nobody's line. */
export function useProposalWords(): (proposal: Reasoned) => string {
  const t = useTranslations('cases')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const planned = ({ name, line, missing }: PlanWord) =>
    missing === null
      ? t('byPlan', { plan: name[lang], line })
      : t('planMissing', { plan: name[lang], line, unit: missing })
  return ({ by, line, plan }) => {
    if (by === 'ruling') return t('byRuling')
    if (plan?.missing === null) return planned(plan)
    const matrix = line ? t('byLine', { line }) : t('provisional')
    return plan ? `${matrix} · ${planned(plan)}` : matrix
  }
}
