'use client'

import { useEffect, useState } from 'react'
import { askWhatIf, type Change, type WhatIfAnswer } from './what-if-answer'

type Effect =
  | { readonly kind: 'none' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'known'; readonly answer: WhatIfAnswer }

const PAUSE_MS = 250

/** The effect of changes, asked for when the reader pauses; nothing is asked for no change. */
export function useWhatIf(area: string, changes: readonly Change[]): Effect {
  const [effect, setEffect] = useState<Effect>({ kind: 'none' })
  const key = JSON.stringify(changes)
  useEffect(() => {
    const asked = JSON.parse(key) as readonly Change[]
    if (asked.length === 0) {
      setEffect({ kind: 'none' })
      return
    }
    setEffect(known => (known.kind === 'known' ? known : { kind: 'asking' }))
    const stop = new AbortController()
    const timer = setTimeout(() => {
      askWhatIf(area, asked, stop.signal).then(
        answer => setEffect({ kind: 'known', answer }),
        () => {
          if (!stop.signal.aborted) setEffect({ kind: 'failed' })
        },
      )
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [area, key])
  return effect
}
