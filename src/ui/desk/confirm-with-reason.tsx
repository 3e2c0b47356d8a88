'use client'

import { type ReactNode, useState } from 'react'
import { DeskButton } from './button'
import { useDeskWords } from './desk-words'
import { DeskDialog } from './dialog'
import { Field } from './field'

/** A reason shorter than this says nothing to whoever reads the audit. */
export const SHORTEST_REASON = 4
const LONGEST_REASON = 500

interface ConfirmWithReasonProps {
  readonly title: string
  /** What will happen, and what cannot be taken back. */
  readonly children: ReactNode
  /** The word on the button: what is done, never “OK”. */
  readonly action: string
  readonly isDanger?: boolean
  /** Does it; a text it answers is shown as what went wrong, and the dialogue stays. */
  readonly onConfirm: (reason: string) => Promise<string | null>
  readonly onClose: () => void
}

/** For what has consequences: done only with a reason, which goes into the audit. */
export function ConfirmWithReason({ title, children, action, isDanger, onConfirm, onClose }: ConfirmWithReasonProps) {
  const words = useDeskWords()
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const confirm = async () => {
    if (reason.trim().length < SHORTEST_REASON) {
      setError(words('reasonShort', { count: SHORTEST_REASON }))
      return
    }
    setBusy(true)
    const wrong = await onConfirm(reason.trim()).catch(() => words('failed'))
    setBusy(false)
    if (wrong === null) onClose()
    else setError(wrong)
  }
  return (
    <DeskDialog
      title={title}
      onClose={onClose}
      foot={
        <>
          <DeskButton onClick={onClose}>{words('cancel')}</DeskButton>
          <DeskButton kind={isDanger ? 'danger' : 'primary'} isBusy={isBusy} onClick={confirm}>
            {action}
          </DeskButton>
        </>
      }
    >
      {children}
      <Field label={words('reason')} hint={words('reasonHint')} error={error} required>
        {control => (
          <textarea
            {...control}
            rows={3}
            maxLength={LONGEST_REASON}
            value={reason}
            onChange={event => setReason(event.target.value)}
          />
        )}
      </Field>
    </DeskDialog>
  )
}
