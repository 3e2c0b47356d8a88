'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/ui/desk/field'
import { resourceKinds } from '../../domain/room/words'
import { numberFields, optionalFields, type RoomField, spans } from './room-form'
import type { RoomNames } from './room-names'

interface RoomInputProps {
  readonly field: RoomField
  readonly value: string
  readonly names: RoomNames
  /** Of an objective that has one already. */
  readonly dueAt: string | null
  readonly onValue: (value: string) => void
}

const least: Partial<Record<RoomField, number>> = { reason: 4, how: 4, text: 2 }
const most: Partial<Record<RoomField, number>> = { text: 200, name: 80, measure: 12, to: 120, said: 60, reason: 500 }
const hinted = ['place', 'said', 'measure'] as const

/** One control of a form of the room. */
export function RoomInput({ field, value, names, dueAt, onValue }: RoomInputProps) {
  const t = useTranslations('room')
  const hint = hinted.find(each => each === field)
  const choices = useChoices(field, names, dueAt)
  return (
    <Field
      label={t(`field.${field}`)}
      required={!optionalFields.has(field)}
      {...(hint ? { hint: t(`hint.${hint}`) } : {})}
    >
      {control =>
        choices ? (
          <select
            {...control}
            required={control.required && dueAt === null}
            value={value}
            onChange={({ target }) => onValue(target.value)}
          >
            {choices.map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        ) : (
          <input
            {...control}
            {...(numberFields.has(field) ? { type: 'number', min: field === 'quantity' ? 1 : 0, step: 1 } : {})}
            minLength={least[field]}
            maxLength={most[field]}
            value={value}
            onChange={({ target }) => onValue(target.value)}
          />
        )
      }
    </Field>
  )
}

/** What can be chosen, by code; null: it is typed. */
function useChoices(field: RoomField, names: RoomNames, dueAt: string | null) {
  const t = useTranslations('room')
  switch (field) {
    case 'unit':
    case 'from':
      return [['', t('choose')], ...Object.entries(names.units)]
    case 'kind':
      return resourceKinds.map(kind => [kind, t(`resources.kind.${kind}`)])
    case 'minutes':
      return [
        ...(dueAt === null ? [] : [['', t('keepDue', { when: names.time(dueAt) })]]),
        ...spans.map(minutes => [String(minutes), t('within', { minutes })]),
      ]
    default:
      return null
  }
}
