'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { DeskButton } from './button'
import { SHORTEST_REASON } from './confirm-with-reason'
import { useDeskWords } from './desk-words'
import { DeskDialog } from './dialog'
import { Field } from './field'
import { post } from './post'
import { useRefusal } from './refusal'
import { notify } from './toasts'

interface Asking {
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
}

interface TryThenPublishProps<Trial> {
  readonly title: string
  /** The fields of what is proposed. */
  readonly children: ReactNode
  /** The dry run; null while there is nothing to try. A proposal that changed since is tried again. */
  readonly trial: Asking | null
  /** What is published; the reason is added. */
  readonly change: Asking
  /** What the dry run is for, until there is one. */
  readonly tryFirst: string
  readonly showTrial: (told: Trial) => ReactNode
  /** Said once it is published. */
  readonly published: string
  readonly onClose: () => void
}

/** A change with consequences: proposed, tried, and published with a reason only after its dry run. */
export function TryThenPublish<Trial>({
  title,
  children,
  trial,
  change,
  tryFirst,
  showTrial,
  published,
  onClose,
}: TryThenPublishProps<Trial>) {
  const words = useDeskWords()
  const refusal = useRefusal()
  const router = useRouter()
  const [reason, setReason] = useState('')
  const [answer, setAnswer] = useState<{ readonly of: string; readonly told: Trial } | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [busy, setBusy] = useState<'trial' | 'publish' | null>(null)
  const asked = JSON.stringify(trial)
  const tried = answer?.of === asked ? answer.told : null

  const send = async <T,>(what: 'trial' | 'publish', { path, body }: Asking): Promise<T | null> => {
    setBusy(what)
    setTrouble(null)
    const told = await post<T>(path, body)
    setBusy(null)
    if (told.kind === 'done') return told.value
    setTrouble(refusal(told))
    return null
  }
  const attempt = async () => {
    const told = trial && (await send<Trial>('trial', trial))
    if (told) setAnswer({ of: asked, told })
  }
  const publish = async () => {
    if (reason.trim().length < SHORTEST_REASON) return setTrouble(words('reasonShort', { count: SHORTEST_REASON }))
    const body = { ...change.body, reason: reason.trim() }
    if (!(await send('publish', { ...change, body }))) return
    notify({ kind: 'done', text: published })
    onClose()
    router.refresh()
  }
  return (
    <DeskDialog
      title={title}
      onClose={onClose}
      foot={
        <>
          <DeskButton isBusy={busy === 'trial'} disabled={trial === null} onClick={() => void attempt()}>
            {words('try')}
          </DeskButton>
          <DeskButton
            kind="primary"
            disabled={tried === null}
            isBusy={busy === 'publish'}
            onClick={() => void publish()}
          >
            {words('publish')}
          </DeskButton>
        </>
      }
    >
      {children}
      <div aria-live="polite">{tried ? showTrial(tried) : <p>{tryFirst}</p>}</div>
      <Field label={words('reason')} hint={words('reasonHint')} error={trouble} required>
        {control => (
          <textarea
            {...control}
            rows={2}
            maxLength={500}
            value={reason}
            onChange={event => setReason(event.target.value)}
          />
        )}
      </Field>
    </DeskDialog>
  )
}
