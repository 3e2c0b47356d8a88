'use client'

import { useTranslations } from 'next-intl'
import { LampBadge } from '@/ui/desk/badges'

interface LampWordsProps {
  readonly lamp: { readonly colour: 'red' | 'yellow'; readonly rule: string; readonly days: number } | null
}

/** A project's lamp with its rule and how far it is over; nothing where it is out. */
export function LampWords({ lamp }: LampWordsProps) {
  const t = useTranslations('projects')
  if (!lamp) return null
  return (
    <span className="pj-lamp">
      <LampBadge colour={lamp.colour} />
      {t(`over.${lamp.rule}` as 'over.ninety-days', { days: lamp.days })}
    </span>
  )
}
