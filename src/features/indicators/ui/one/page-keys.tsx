'use client'

import { useRouter } from 'next/navigation'
import { useLayoutEffect } from 'react'

interface PageKeysProps {
  readonly previous: string | null
  readonly next: string | null
}

/** J: the next indicator, K: the one before. Typing in a field means what it says. */
export function PageKeys({ previous, next }: PageKeysProps) {
  const router = useRouter()
  // with the page's own drawing: a key struck right after it must not mean the neighbours of the page before
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const on = event.target
      if (on instanceof HTMLElement && (on.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(on.tagName))) return
      const key = event.key.toLowerCase()
      const to = key === 'j' ? next : key === 'k' ? previous : null
      if (to !== null) router.push(to)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [router, previous, next])
  return null
}
