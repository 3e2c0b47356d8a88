'use client'

import { useTranslations } from 'next-intl'

/** Names of things that come from data: a domain or unit that has no name yet stands for itself. */
export function useWords() {
  const t = useTranslations('indexPage')
  return {
    domain: (domain: string) => (t.has(`domain.${domain}`) ? t(`domain.${domain as 'dust'}`) : domain),
    unit: (unit: string) => (t.has(`unit.${unit}`) ? t(`unit.${unit as '%'}`) : unit),
  }
}
