'use client'

import { useCallback, useEffect, useState } from 'react'
import { type Advice, ApiProblem, readAdvice, readCase, type ShownCase } from '../api'

/** The chosen case, read when it is chosen and again when its row changes; and what it may be a double of. */
export function useDetail(id: string | null, version: number | string | null) {
  const [each, setEach] = useState<ShownCase | null>(null)
  const [duplicates, setDuplicates] = useState<Advice['duplicates']>([])
  const [problem, setProblem] = useState<string | null>(null)
  const [turn, setTurn] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version or a wish to read again is a reason, not an input
  useEffect(() => {
    if (id === null) {
      setEach(null)
      return
    }
    const leaving = new AbortController()
    readCase(id, leaving.signal).then(
      found => {
        setEach(found)
        setProblem(null)
        if (found.status !== 'reported' && found.status !== 'filed') return setDuplicates([])
        if (found.lng === null || found.lat === null) return setDuplicates([])
        const { lng, lat, cls, text } = found
        return readAdvice({ lng, lat, cls, text: text ?? '' }, leaving.signal).then(
          advice => setDuplicates(advice.duplicates.filter(double => double.id !== id)),
          () => {},
        )
      },
      error => {
        if (!leaving.signal.aborted) setProblem(error instanceof ApiProblem ? error.code : 'internal')
      },
    )
    return () => leaving.abort()
  }, [id, version, turn])

  const readAgain = useCallback(() => setTurn(now => now + 1), [])
  return { each: each?.id === id ? each : null, duplicates, problem, readAgain }
}
