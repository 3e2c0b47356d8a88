'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { DeskButton } from '@/ui/desk/button'
import { post } from '@/ui/desk/post'

/** Takes notice of the red lamps of a project and its steps: walls stop pulsing them. */
export function AcknowledgeLamps({ ids }: { readonly ids: readonly string[] }) {
  const t = useTranslations('projects.acknowledge')
  const router = useRouter()
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle')
  const acknowledge = async () => {
    setState('busy')
    const answers = await Promise.all(ids.map(id => post(`/flags/${id}/acknowledge`, {})))
    setState(answers.every(each => each.kind === 'done') ? 'idle' : 'failed')
    router.refresh()
  }
  return (
    <>
      {state === 'failed' ? <span role="alert">{t('failed')}</span> : null}
      <DeskButton kind="primary" isBusy={state === 'busy'} onClick={() => void acknowledge()} title={t('note')}>
        {t('do', { count: ids.length })}
      </DeskButton>
    </>
  )
}
