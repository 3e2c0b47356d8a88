'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { post } from '@/ui/desk/post'
import './enrol-page.css'

interface Asked {
  readonly code: string
  readonly secret: string
  readonly expiresAt: string
}

const ASK_EVERY_MS = 2000
const AGAIN_MS = 5000

/** A screen that nobody has let in yet: it shows a code until somebody has typed it at a desk, then becomes a wall. */
export function EnrolPage() {
  const t = useTranslations('screens.enrol')
  const [asked, setAsked] = useState<Asked | null>(null)
  const [state, setState] = useState<'asking' | 'waiting' | 'lost' | 'accepted'>('asking')

  useEffect(() => {
    if (asked !== null) return
    let isGone = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const begin = async () => {
      const answer = await post<Asked>('/screens/enrolments', {})
      if (isGone) return
      if (answer.kind === 'done') {
        setAsked(answer.value)
        setState('waiting')
      } else {
        setState('lost')
        timer = setTimeout(begin, AGAIN_MS)
      }
    }
    void begin()
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [asked])

  useEffect(() => {
    if (asked === null) return
    let isGone = false
    let timer: ReturnType<typeof setTimeout>
    const look = async () => {
      const answer = await post<{ goTo: string | null }>('/screens/enrolments/claim', { secret: asked.secret })
      if (isGone) return
      if (answer.kind === 'done' && answer.value.goTo !== null) {
        setState('accepted')
        window.location.replace(answer.value.goTo)
        return
      }
      // Its time is over: a new code.
      if (answer.kind === 'refused') return setAsked(null)
      setState(answer.kind === 'lost' ? 'lost' : 'waiting')
      timer = setTimeout(look, ASK_EVERY_MS)
    }
    timer = setTimeout(look, ASK_EVERY_MS)
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [asked])

  return (
    <main className="enrol">
      <h1>{t('title')}</h1>
      <p className="enrol-code" data-code={asked?.code}>
        {asked === null ? '····-····' : `${asked.code.slice(0, 4)}-${asked.code.slice(4)}`}
      </p>
      <p>{t('how')}</p>
      <p className="enrol-state" role="status">
        {t(`state.${state}`)}
      </p>
    </main>
  )
}
