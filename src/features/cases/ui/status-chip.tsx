'use client'

import { useTranslations } from 'next-intl'
import { isCaseStatus } from '../domain/case-state'

/** Where a case stands, in words. */
export function StatusChip({ status }: { readonly status: string }) {
  const t = useTranslations('cases.status')
  return (
    <span className="cs-status" data-status={status}>
      {isCaseStatus(status) ? t(status) : status}
    </span>
  )
}
