'use client'

import { useEffect, useState } from 'react'
import type { Locale } from '@/ui/i18n/locale'
import { type ShownTransfers, TransfersPanel } from './transfers-panel'

interface TransfersOfCaseProps {
  readonly caseId: string
  readonly lang: Locale
  readonly timeZone: string
}

const EVERY_MS = 20_000

/** The transfers of the case that a desk has open: read when it is opened, and again while it stays open. */
export function TransfersOfCase({ caseId, lang, timeZone }: TransfersOfCaseProps) {
  const [read, setRead] = useState<{ readonly caseId: string; readonly transfers: ShownTransfers } | null>(null)
  const [turn, setTurn] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a turn is a wish to read again
  useEffect(() => {
    const leaving = new AbortController()
    fetch(`/api/v1/cases/${caseId}/transfers`, { cache: 'no-store', signal: leaving.signal })
      .then(async answer => {
        if (answer.ok) setRead({ caseId, transfers: (await answer.json()) as ShownTransfers })
      })
      // without a network it stays as it was read last
      .catch(() => {})
    return () => leaving.abort()
  }, [caseId, turn])
  useEffect(() => {
    const timer = setInterval(() => setTurn(last => last + 1), EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  if (read?.caseId !== caseId) return null
  return (
    <TransfersPanel
      key={caseId}
      caseId={caseId}
      shown={read.transfers}
      onChange={() => setTurn(last => last + 1)}
      lang={lang}
      timeZone={timeZone}
    />
  )
}
