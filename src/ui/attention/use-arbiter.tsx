'use client'

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { type Arbiter, createArbiter } from './arbiter'

interface Attention {
  readonly arbiter: Arbiter
  /** Nothing is to move: asked for by `?motion=off` or by the reader's system. */
  readonly still: boolean
}

const idle: Arbiter = { request: effect => effect.end?.(), moving: () => null, stop: () => {} }
const Context = createContext<Attention>({ arbiter: idle, still: true })

export const useArbiter = (): Attention => useContext(Context)

/** One arbiter a screen. */
export function AttentionProvider({ motion, children }: { readonly motion: boolean; readonly children: ReactNode }) {
  const [arbiter] = useState(() => createArbiter())
  const [reduced, setReduced] = useState(false)
  useEffect(() => {
    const query = matchMedia('(prefers-reduced-motion: reduce)')
    const read = () => setReduced(query.matches)
    read()
    query.addEventListener('change', read)
    return () => {
      query.removeEventListener('change', read)
      arbiter.stop()
    }
  }, [arbiter])
  const still = !motion || reduced
  const attention = useMemo(() => ({ arbiter, still }), [arbiter, still])
  return <Context value={attention}>{children}</Context>
}
