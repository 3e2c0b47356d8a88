'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { DeskButton } from '@/ui/desk/button'
import { ConfirmWithReason } from '@/ui/desk/confirm-with-reason'
import { post } from '@/ui/desk/post'
import type { RoundCommand } from '../domain/round'

interface RoundActionsProps {
  readonly id: string
  readonly may: readonly RoundCommand[]
  /** Things of the list that nobody has looked for. */
  readonly open: number
}

const plain: readonly RoundCommand[] = ['begin', 'submit']

/** What the reader may do with a round now; what has consequences asks for a reason. */
export function RoundActions({ id, may, open }: RoundActionsProps) {
  const t = useTranslations('census')
  const router = useRouter()
  const [asked, setAsked] = useState<RoundCommand | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  /** @returns what went wrong, in words */
  const run = async (command: RoundCommand, reason?: string): Promise<string | null> => {
    const answer = await post(`/census/rounds/${id}/${command}`, reason === undefined ? {} : { reason })
    router.refresh()
    if (answer.kind === 'done') return null
    const code = answer.kind === 'refused' ? answer.code : 'lost'
    return t.has(`problem.${code}`) ? t(`problem.${code}`) : t('problem.broken')
  }
  const runPlain = async (command: RoundCommand) => {
    setBusy(true)
    setProblem(await run(command))
    setBusy(false)
  }
  if (may.length === 0) return null
  return (
    <div className="dk-actions">
      {may.map(command => (
        <DeskButton
          key={command}
          kind={command === 'cancel' ? 'danger' : command === 'return' ? 'plain' : 'primary'}
          isBusy={isBusy}
          disabled={command === 'submit' && open > 0}
          onClick={() => (plain.includes(command) ? void runPlain(command) : setAsked(command))}
        >
          {t(`do.${command}`)}
        </DeskButton>
      ))}
      {problem ? <p role="alert">{problem}</p> : null}
      {asked ? (
        <ConfirmWithReason
          title={t(`do.${asked}`)}
          action={t(`do.${asked}`)}
          isDanger={asked === 'cancel'}
          onConfirm={reason => run(asked, reason)}
          onClose={() => setAsked(null)}
        >
          <p>{t(`about.${asked as 'sign' | 'return' | 'cancel'}`)}</p>
        </ConfirmWithReason>
      ) : null}
    </div>
  )
}
