'use client'

import { useCallback, useEffect, useState } from 'react'
import type { Locale } from '@/ui/i18n/locale'
import { follow } from '@/ui/live/follow'
import { type ShownTransfers, TransfersPanel } from './transfers-panel'

interface LiveTransfersProps {
  readonly caseId: string
  /** What was read with the page; null where nothing was. */
  readonly first: ShownTransfers | null
  /** Last event that the first reading contains; null where there was none. */
  readonly seq: number | null
  readonly lang: Locale
  readonly timeZone: string
}

/** The transfers of a case between platforms, as they happen. */
export function LiveTransfers({ caseId, first, seq, lang, timeZone }: LiveTransfersProps) {
  const [shown, setShown] = useState(first)
  const read = useCallback(async () => {
    const answer = await fetch(`/api/v1/cases/${caseId}/transfers`, { cache: 'no-store' }).catch(() => null)
    if (answer?.ok) setShown((await answer.json()) as ShownTransfers)
  }, [caseId])
  useEffect(() => {
    // the page that was read again brings its own, up to its own number
    setShown(first)
    const again = () => void read()
    return follow({ topics: [`case:${caseId}`], after: seq, onEvent: again, onSnapshot: again, onState: () => {} })
  }, [caseId, first, seq, read])
  if (shown === null) return null
  return <TransfersPanel caseId={caseId} shown={shown} onChange={() => void read()} lang={lang} timeZone={timeZone} />
}
