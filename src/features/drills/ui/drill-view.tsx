'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { EmptyNote, StaleNote } from '@/ui/desk/notes'
import type { Locale } from '@/ui/i18n/locale'
import { follow, type LinkState } from '@/ui/live/follow'
import type { DrillsPage } from '../queries/drills-page'
import { DrillCalls } from './drill-calls'
import { DrillList } from './drill-list'
import './drills.css'

interface DrillViewProps {
  readonly page: DrillsPage
  readonly levelNames: Readonly<Record<number, string>>
  readonly lang: Locale
  readonly timeZone: string
  readonly mayKeep: boolean
  /** Topics of the log that tell of what is shown. */
  readonly topics: readonly string[]
}

/** Drills and one of them in full, as answers come in. */
export function DrillView({ page, levelNames, lang, timeZone, mayKeep, topics }: DrillViewProps) {
  const t = useTranslations('drills')
  const router = useRouter()
  const [link, setLink] = useState<LinkState>('connecting')
  const first = useRef(page.seq)
  const followed = topics.join(' ')
  useEffect(() => {
    if (followed === '') return
    const again = () => router.refresh()
    return follow({
      topics: followed.split(' '),
      after: first.current,
      onEvent: event => (event.type.startsWith('drill.') ? again() : undefined),
      onSnapshot: again,
      onState: setLink,
    })
  }, [followed, router])
  if (page.items.length === 0 && page.chosen === null)
    return <EmptyNote>{t(mayKeep ? 'none' : 'noneForUnit')}</EmptyNote>
  return (
    <div className="dr">
      {link === 'lost' ? <StaleNote>{t('lost')}</StaleNote> : null}
      {page.chosen ? (
        <DrillCalls
          key={page.chosen.id}
          drill={page.chosen}
          at={page.at}
          levelNames={levelNames}
          lang={lang}
          timeZone={timeZone}
          mayKeep={mayKeep}
        />
      ) : (
        <p className="dk-card" role="alert">
          {t('unknown')}
        </p>
      )}
      <DrillList items={page.items} chosen={page.chosen?.id ?? null} timeZone={timeZone} />
    </div>
  )
}
