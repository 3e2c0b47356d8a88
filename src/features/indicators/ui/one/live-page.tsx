'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { startTransition, useEffect, useRef, useState } from 'react'
import { follow, type LinkState, type LiveEvent } from '../../../../ui/live/follow'

interface LivePageProps {
  readonly code: string
  readonly city: string
  readonly area: string
  /** Last event that the shown numbers contain. */
  readonly after: number
}

/** However many computations come: the page is read anew at most this often. */
const READ_EVERY_MS = 10_000

/** Reads the page anew when the index was computed with another value of this indicator; says whether the link stands. */
export function LivePage({ code, city, area, after }: LivePageProps) {
  const t = useTranslations('indicatorPage.live')
  const router = useRouter()
  const [link, setLink] = useState<LinkState>('connecting')
  const from = useRef(after)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let last = 0
    const soon = () => {
      if (timer !== undefined) return
      timer = setTimeout(
        () => {
          timer = undefined
          // nobody looks: it is read when they come back
          if (document.hidden) return
          last = performance.now()
          startTransition(() => router.refresh())
        },
        Math.max(0, READ_EVERY_MS - (performance.now() - last)),
      )
    }
    const concerns = ({ type, data }: LiveEvent) => {
      if (type !== 'index.computed') return false
      if (area === city) return Array.isArray(data.changed) && data.changed.includes(code)
      return typeof data.areas === 'object' && data.areas !== null && area in data.areas
    }
    const look = () => {
      if (!document.hidden) soon()
    }
    document.addEventListener('visibilitychange', look)
    const stop = follow({
      topics: [area === city ? 'index' : `area:${area}`],
      after: from.current,
      onEvent: event => {
        from.current = event.seq
        if (concerns(event)) soon()
      },
      onSnapshot: soon,
      onState: setLink,
    })
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
      stop()
    }
  }, [code, city, area, router])

  return (
    <span className="one-live" data-link={link}>
      {t(link)}
    </span>
  )
}
