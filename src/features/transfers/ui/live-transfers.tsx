'use client'

import { useCallback, useEffect, useState } from 'react'
import type { Locale } from '@/ui/i18n/locale'
import { follow } from '@/ui/live/follow'
import { type ShownTransfers, TransfersPanel } from './transfers-panel'

interface LiveTransfersProps {
  readonly caseId: string
  readonly first: ShownTransfers
  /** Last event that the first reading contains. */
  readonly seq: number
  readonly lang: Locale
  readonly timeZone: string
}

/** The transfers on a case's own page, as they happen. */
export function LiveTransfers({ caseId, first, seq, lang, timeZone }: LiveTransfersProps) {
  const [shown, setShown] = useState(first)
  const read = useCallback(async () => {
    const answer = await fetch(`/api/v1/cases/${caseId}/transfers`, { cache: 'no-store' }).catch(() => null)
    if (answer?.ok) setShown((await answer.json()) as ShownTransfers)
  }, [caseId])
  useEffect(() => {
    const again = () => void read()
    return follow({ topics: [`case:${caseId}`], after: seq, onEvent: again, onSnapshot: again, onState: () => {} })
  }, [caseId, seq, read])
  return <TransfersPanel caseId={caseId} shown={shown} onChange={() => void read()} lang={lang} timeZone={timeZone} />
}
