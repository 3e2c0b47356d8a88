'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { post } from '@/ui/desk/post'

interface Unasked {
  readonly token: string | null
  readonly channel: 'email' | 'sms' | null
}

/** Asks for a link to score a project unasked: leads on to it, or says that it was sent, or why not. */
export function useAskingUnasked(token: string) {
  const t = useTranslations('rate')
  const [isAsking, setAsking] = useState(false)
  const [told, setTold] = useState<{ readonly words: string; readonly isTrouble: boolean } | null>(null)
  const ask = async (projectCode: string) => {
    setAsking(true)
    const answer = await post<Unasked>(`/ratings/${token}/own`, { projectCode })
    if (answer.kind === 'done' && answer.value.token) {
      location.assign(`/rate/${answer.value.token}${location.search}`)
      return
    }
    setAsking(false)
    if (answer.kind === 'done')
      setTold({ words: t(answer.value.channel === 'sms' ? 'sentBySms' : 'sentByEmail'), isTrouble: false })
    else if (answer.kind === 'lost') setTold({ words: t('lost'), isTrouble: true })
    else if (answer.code === 'too-soon') setTold({ words: t('tooSoon'), isTrouble: true })
    else if (answer.code === 'no-address') setTold({ words: t('noAddress'), isTrouble: true })
    else if (answer.code === 'self-scoring') setTold({ words: t('selfScoring'), isTrouble: true })
    else setTold({ words: t('refused', { detail: answer.detail }), isTrouble: true })
  }
  return { isAsking, told, ask }
}
