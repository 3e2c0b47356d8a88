'use client'

import { useTranslations } from 'next-intl'
import { StateBadge } from '@/ui/desk/badges'
import type { Told } from './told'

type Clocked = Pick<Told<'order'>, 'state' | 'clock' | 'isLate'>

/** An order is near its day within so many working days. */
const NEAR_DAYS = 2

/** Where an order stands, and how its clock does; sign and words, never colour alone. */
export function OrderState({ state, clock, isLate }: Clocked) {
  const t = useTranslations('supervision')
  if (clock === null)
    return (
      <StateBadge tone={isLate ? 'over' : 'rest'}>
        {t(`state.${state}`)}
        {isLate ? ` · ${t('clock.wasLate')}` : ''}
      </StateBadge>
    )
  const tone =
    clock.over > 0 ? 'over' : clock.stoppedTo !== null ? 'rest' : clock.left <= NEAR_DAYS ? 'near' : 'on-time'
  const left =
    clock.over > 0
      ? t('clock.over', { days: clock.over })
      : t(clock.stoppedTo === null ? 'clock.left' : 'clock.stopped', { days: clock.left })
  return (
    <StateBadge tone={tone}>
      {t(`state.${state}`)} · {left}
    </StateBadge>
  )
}

interface Worded {
  readonly kind: string | null
  readonly cause: string | null
  /** Name of the step it is about. */
  readonly item: string | null
  readonly text: string | null
}

/** What a rule found, in the reader's language; null where a person found it. */
export function useRuleText() {
  const t = useTranslations('supervision')
  return (problem: Omit<Worded, 'text'> | null): string | null => {
    const cause = problem?.kind === 'rule' ? problem.cause : null
    if (cause === null || !t.has(`cause.${cause}` as 'cause.other')) return null
    return [t(`cause.${cause}` as 'cause.other'), problem?.item].filter(Boolean).join(' · ')
  }
}

/** What is wrong, in the reader's language where a rule said it. */
export function ProblemText({ text, ...problem }: Worded) {
  return useRuleText()(problem) ?? text
}

/** Kind and cause of a problem: 堵 · 用地. A rule is its own cause. */
export function KindWords({ kind, cause }: Pick<Worded, 'kind' | 'cause'>) {
  const t = useTranslations('supervision')
  if (kind === null) return null
  const name = t.has(`kind.${kind}` as 'kind.slow') ? t(`kind.${kind}` as 'kind.slow') : kind
  const why =
    kind !== 'rule' && cause !== null && t.has(`cause.${cause}` as 'cause.other')
      ? t(`cause.${cause}` as 'cause.other')
      : null
  return (
    <span className="sv-kind" data-kind={kind}>
      <b>{name}</b>
      {why ? <span>{why}</span> : null}
    </span>
  )
}
