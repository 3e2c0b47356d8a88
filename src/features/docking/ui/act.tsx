'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { DeskButton } from '@/ui/desk/button'
import { post } from '@/ui/desk/post'
import { useRefusal } from '@/ui/desk/refusal'
import { troubles } from '../domain/trouble'

/** A button that asks for something to be done with a system, and says why it was not. */
export function Act({ path, word }: { readonly path: string; readonly word: string }) {
  const t = useTranslations('docking')
  const router = useRouter()
  const refusal = useRefusal()
  const [isBusy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  const act = async () => {
    setBusy(true)
    const answer = await post(path, {})
    setBusy(false)
    const code = answer.kind === 'refused' ? troubles.find(each => each === answer.code) : undefined
    setWrong(
      answer.kind === 'done'
        ? null
        : code
          ? t('sent.failed', { why: t(`trouble.${code}`, { variable: '' }) })
          : refusal(answer),
    )
    router.refresh()
  }
  return (
    <>
      <DeskButton kind="quiet" isBusy={isBusy} onClick={() => void act()}>
        {word}
      </DeskButton>
      {wrong ? <span role="alert">{wrong}</span> : null}
    </>
  )
}
