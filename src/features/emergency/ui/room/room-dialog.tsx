'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { DeskButton } from '@/ui/desk/button'
import { DeskDialog } from '@/ui/desk/dialog'
import type { Objective } from '../../domain/room/objective'
import type { Resource } from '../../domain/room/resource'
import { bodyOf, type FormValues, placeIn, type RoomField, startOf } from './room-form'
import { RoomInput } from './room-input'
import type { RoomNames } from './room-names'

interface RoomDialogProps {
  readonly title: string
  readonly fields: readonly RoomField[]
  readonly thing: Objective | Resource | null
  readonly names: RoomNames
  /** The city's clock. */
  readonly at: number
  /** @returns what went wrong, in words */
  readonly onSend: (body: object) => Promise<string | null>
  readonly onClose: () => void
}

/** One form for whatever is written down in the room; what went wrong stands in it, and what was typed stays. */
export function RoomDialog({ title, fields, thing, names, at, onSend, onClose }: RoomDialogProps) {
  const t = useTranslations('room')
  const form = useId()
  const [values, setValues] = useState<FormValues>(() => startOf(fields, thing))
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const dueAt = thing && 'dueAt' in thing ? thing.dueAt : null
  const send = async () => {
    if (values.place && placeIn(values.place) === null) return setProblem(t('problem.place'))
    setBusy(true)
    const wrong = await onSend(bodyOf(fields, values, { at, dueAt }))
    setBusy(false)
    if (wrong === null) onClose()
    else setProblem(wrong)
  }
  return (
    <DeskDialog
      title={title}
      onClose={onClose}
      foot={
        <DeskButton type="submit" form={form} kind="primary" isBusy={isBusy}>
          {title}
        </DeskButton>
      }
    >
      <form
        id={form}
        className="rm-form"
        onSubmit={event => {
          event.preventDefault()
          void send()
        }}
      >
        {fields.map(field => (
          <RoomInput
            key={field}
            field={field}
            value={values[field] ?? ''}
            names={names}
            dueAt={dueAt}
            onValue={value => setValues(last => ({ ...last, [field]: value }))}
          />
        ))}
        {problem ? <p role="alert">{problem}</p> : null}
      </form>
    </DeskDialog>
  )
}
