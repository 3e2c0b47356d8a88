'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { CaseNames } from '../../domain/case-names'
import type { CaseCommand } from '../../domain/transitions'
import type { Advice, ShownCase } from '../api'
import { CommandField } from './command-field'
import { commandForms, type FieldName } from './command-fields'
import { localInput } from './local-input'

const DAY_MS = 86_400_000

export type FormValues = Partial<Record<FieldName, string>>

interface CommandFormProps {
  readonly command: CaseCommand
  readonly each: ShownCase
  readonly names: CaseNames
  readonly duplicates: Advice['duplicates']
  readonly problem: string | null
  readonly onSend: (values: FormValues) => void
  readonly onCancel: () => void
}

/** What a command asks for. The first field has the focus; Enter sends, Escape leaves, in a text Ctrl+Enter sends. */
export function CommandForm({ command, each, names, duplicates, problem, onSend, onCancel }: CommandFormProps) {
  const t = useTranslations('cases')
  const form = useRef<HTMLFormElement>(null)
  const [typed, setTyped] = useState<FormValues>({})
  // What becomes known while the form is open (a likely double) is chosen until something else is.
  const values = { ...startOf(command, each, duplicates), ...typed }
  const fields = shownFields(command, values, each)

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('select, input, textarea, button')?.focus()
  }, [])

  const send = (event: FormEvent) => {
    event.preventDefault()
    onSend(Object.fromEntries(fields.flatMap(name => (values[name]?.trim() ? [[name, values[name]?.trim()]] : []))))
  }
  return (
    <form
      ref={form}
      className="cs-form"
      aria-label={t(`command.${command}`)}
      data-command={command}
      onSubmit={send}
      onKeyDown={event => {
        if (event.key === 'Escape') {
          event.stopPropagation()
          onCancel()
        }
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit()
      }}
    >
      <h3>{t(`command.${command}`)}</h3>
      {fields.map(name => (
        <CommandField
          key={name}
          name={name}
          command={command}
          value={values[name] ?? ''}
          isRequired={isRequired(command, name, values, each)}
          each={each}
          unit={values.unit ?? each.proposal.unit}
          names={names}
          duplicates={duplicates}
          onChange={value => setTyped(now => ({ ...now, [name]: value }))}
        />
      ))}
      {problem ? (
        <p className="cs-problem" role="alert">
          {problem}
        </p>
      ) : null}
      <p className="cs-form-end">
        <button type="submit" className="cs-button cs-primary">
          {t(`command.${command}`)}
        </button>
        <button type="button" className="cs-button" onClick={onCancel}>
          {t('cancel')}
        </button>
      </p>
    </form>
  )
}

/** What is chosen before anything is typed: the class, the unit the matrix names, a pass, a day after the limit. */
function startOf(command: CaseCommand, each: ShownCase, duplicates: Advice['duplicates']): FormValues {
  switch (command) {
    case 'file':
      return { cls: each.cls, severity: String(each.severity ?? 3), condition: 'other' }
    case 'dispatch':
    case 'rule':
      return { unit: each.proposal.unit }
    case 'check':
      return { result: 'pass' }
    case 'verify':
      return { stage: each.verifyRequestedAt && !each.verifiedAt ? 'done' : 'request', confirmed: 'yes' }
    case 'claim':
      return { mine: 'no' }
    case 'appeal':
      return { outcome: each.appeal === 'pending' ? 'approved' : 'pending' }
    case 'supervise':
      return { hours: '4' }
    case 'review':
      return { verdict: 'accepted' }
    case 'merge':
      return duplicates[0] ? { into: duplicates[0].id } : {}
    case 'extend':
    case 'suspend':
      return { until: localInput(Math.max(Date.parse(each.at), Date.parse(each.limitAt ?? each.at)) + DAY_MS) }
    default:
      return {}
  }
}

/** Fields that the others make superfluous are left out. */
function shownFields(command: CaseCommand, values: FormValues, each: ShownCase): readonly FieldName[] {
  const all = commandForms[command]?.fields ?? []
  return all.filter(name => {
    if (command === 'dispatch' && name === 'reason') return values.unit !== each.proposal.unit
    if (command === 'check' && name === 'reason') return values.result === 'fail'
    if (command === 'review' && name === 'reason') return values.verdict === 'returned'
    if (name === 'confirmed') return values.stage === 'done'
    return true
  })
}

function isRequired(command: CaseCommand, name: FieldName, values: FormValues, each: ShownCase): boolean {
  if (name === 'reason')
    return (
      commandForms[command]?.needsReason === true ||
      (command === 'dispatch' && values.unit !== each.proposal.unit) ||
      (command === 'check' && values.result === 'fail') ||
      (command === 'review' && values.verdict === 'returned')
    )
  if (name === 'text') return command === 'note' || command === 'supervise' || command === 'answer'
  return name !== 'assignee'
}
