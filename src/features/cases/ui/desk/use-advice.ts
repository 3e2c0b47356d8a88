'use client'

import { useEffect, useState } from 'react'
import { type Advice, readAdvice } from '../api'

const PAUSE_MS = 250

interface Asked {
  readonly text: string
  readonly address: string
  readonly assetCode: string
  readonly cls: string | null
  readonly place: readonly [number, number] | null
}

/** What the hub knows about a report while it is being typed; asked anew when the typing rests. */
export function useAdvice({ text, address, assetCode, cls, place }: Asked) {
  const [advice, setAdvice] = useState<Advice | null>(null)
  const [isReading, setReading] = useState(false)
  const [lng, lat] = place ?? [null, null]
  useEffect(() => {
    if (text.trim() === '' && address.trim() === '' && assetCode.trim() === '') return
    const leaving = new AbortController()
    const timer = setTimeout(() => {
      setReading(true)
      const body = {
        text,
        address,
        ...(assetCode ? { assetCode } : {}),
        ...(cls ? { cls } : {}),
        ...(lng === null || lat === null ? {} : { lng, lat }),
      }
      readAdvice(body, leaving.signal)
        .then(setAdvice, () => {})
        .finally(() => setReading(false))
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      leaving.abort()
    }
  }, [text, address, assetCode, cls, lng, lat])
  return { advice, isReading }
}
