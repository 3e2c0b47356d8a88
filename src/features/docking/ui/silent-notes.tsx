'use client'

import { useLocale, useTranslations } from 'next-intl'
import { momentsIn } from '@/shared/time/moments'
import { StaleNote } from '@/ui/desk/notes'

interface SilentNotesProps {
  readonly sources: readonly {
    readonly name: string
    readonly title: { readonly zh: string; readonly en: string }
    readonly silentSince: string | null
  }[]
  readonly timeZone: string
}

/** Says of what stands below that one of its sources is silent or cannot be reached. */
export function SilentNotes({ sources, timeZone }: SilentNotesProps) {
  const t = useTranslations('docking')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  return sources.map(({ name, title, silentSince }) => (
    <StaleNote key={name}>
      {silentSince === null
        ? t('staleUnreachable', { name: title[lang] })
        : t('stale', { name: title[lang], at: momentsIn(lang, timeZone).time(silentSince) })}
    </StaleNote>
  ))
}
