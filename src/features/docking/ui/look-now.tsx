'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { DeskButton } from '@/ui/desk/button'
import { post } from '@/ui/desk/post'
import { useRefusal } from '@/ui/desk/refusal'

const FOLLOW_MS = 3000

/** Has a system looked at before its time. */
export function LookNow({ system }: { readonly system: string }) {
  const t = useTranslations('docking')
  const router = useRouter()
  const refusal = useRefusal()
  const [told, setTold] = useState<string | null>(null)
  const look = async () => {
    const answer = await post(`/docking/${encodeURIComponent(system)}/look`, {})
    setTold(answer.kind === 'done' ? t('looking') : refusal(answer))
    setTimeout(() => router.refresh(), FOLLOW_MS)
  }
  return (
    <>
      <DeskButton onClick={() => void look()}>{t('look')}</DeskButton>
      {told ? <span role="status">{told}</span> : null}
    </>
  )
}
