'use client'

import { useLocale, useTranslations } from 'next-intl'
import { momentsIn } from '@/shared/time/moments'
import type { documentsOf } from '../domain/documents'
import type { ToldStep } from './told'

interface DocumentsProps {
  readonly documents: ReturnType<typeof documentsOf<ToldStep>>
  readonly timeZone: string
}

/** What was decided on paper: the number of each approval, by whom and when, the newest first. */
export function ProjectDocuments({ documents, timeZone }: DocumentsProps) {
  const t = useTranslations('projects')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const { day } = momentsIn(lang, timeZone)
  const { shown, count } = documents
  if (count === 0) return <p>{t('document.none')}</p>
  return (
    <>
      <ul className="pj-documents">
        {shown.map(step => (
          <li key={step.id}>
            <b>{step.approvalNo}</b>
            <span>{step.item}</span>
            <small>
              {step.unitName?.name[lang]} · {day(step.doneAt)}
            </small>
          </li>
        ))}
      </ul>
      {count > shown.length ? <p>{t('document.more', { count })}</p> : null}
    </>
  )
}
