import { useEffect, useState } from 'react'
import type { ShownAlert } from '../../../emergency'

const EVERY_MS = 30_000

/** Warnings from outside that hold now; read again as long as the desk is open, kept as they were without a network. */
export function useWarnings(): readonly ShownAlert[] {
  const [warnings, setWarnings] = useState<readonly ShownAlert[]>([])
  useEffect(() => {
    const read = async () => {
      const answer = await fetch('/api/v1/cap/alerts', { cache: 'no-store' }).catch(() => null)
      if (!answer?.ok) return
      const { items } = (await answer.json()) as { readonly items: readonly ShownAlert[] }
      setWarnings(items.filter(each => each.state === 'active'))
    }
    void read()
    const timer = setInterval(() => void read(), EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  return warnings
}
