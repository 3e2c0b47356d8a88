'use client'

import { useEffect, useState } from 'react'
import { readJson } from '../../../shared/read-json'

export interface OnDuty {
  /** A post, never a name. */
  readonly role: string
  readonly count: number
}

interface Shift {
  readonly role?: string
  readonly onDuty?: boolean
  readonly startAt?: string
  readonly endAt?: string
}

/** Who is on duty in an area at a moment, by post, from the shifts of the day before it; null while it is read. */
export function useOnDuty(area: string, at: string): readonly OnDuty[] | null {
  const [duty, setDuty] = useState<readonly OnDuty[] | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    const from = new Date(Date.parse(at) - 86_400_000).toISOString()
    const search = new URLSearchParams({ area, from, to: at, onDuty: 'true', limit: '1000' })
    void readJson<{ items: readonly Shift[] }>(`/api/v1/datasets/patrol/records?${search}`, stop.signal)
      .then(({ items }) => {
        const counts = new Map<string, number>()
        for (const { role, startAt, endAt } of items)
          if (role && startAt && startAt <= at && (!endAt || endAt >= at)) counts.set(role, (counts.get(role) ?? 0) + 1)
        setDuty([...counts].map(([role, count]) => ({ role, count })))
      })
      .catch(() => {
        if (!stop.signal.aborted) setDuty([])
      })
    return () => stop.abort()
  }, [area, at])
  return duty
}
