import type { Draft } from '../../domain/draft'
import { type DefinitionForm, describedBy, missingParts as missingOfDefinition } from './definition-form'

/** The form as it is typed: everything is text until it is a draft. */
export interface NewForm extends DefinitionForm {
  readonly code: string
  readonly day: string
}

export const emptyForm: NewForm = {
  code: '',
  nameZh: '',
  nameEn: '',
  dimension: 'orderly',
  domain: '',
  unit: '%',
  direction: 'higher',
  formula: '',
  period: 'monthly',
  floor: '',
  goal: '',
  weight: '1',
  basis: '',
  evidence: 'assumed',
  day: '',
}

/** Parts that are empty, or no numbers. */
export const missingParts = (form: NewForm) => [
  ...missingOfDefinition(form),
  ...(form.code.trim() === '' ? (['code'] as const) : []),
]

/** The form as a draft; null while something is missing. */
export function draftOf(form: NewForm, validFrom: string | undefined): Draft | null {
  if (missingParts(form).length > 0) return null
  return {
    kind: 'new',
    code: form.code.trim(),
    ...describedBy(form),
    ...(validFrom === undefined ? {} : { validFrom }),
  }
}
