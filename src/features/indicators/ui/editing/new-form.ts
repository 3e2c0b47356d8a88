import { doDirectionsAgree } from '../../domain/check-formula-unit'
import type { DescribedIndicator, Draft } from '../../domain/draft'

/** The form as it is typed: everything is text until it is a draft. */
export interface NewForm {
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string
  readonly dimension: DescribedIndicator['dimension']
  readonly domain: string
  readonly unit: string
  readonly direction: DescribedIndicator['direction']
  readonly formula: string
  readonly period: DescribedIndicator['period']
  readonly floor: string
  readonly goal: string
  readonly weight: string
  readonly basis: string
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
  day: '',
}

const needed = ['formula', 'code', 'nameZh', 'nameEn', 'domain', 'unit', 'floor', 'goal', 'weight'] as const

const numberOf = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text))

/** Parts that are empty, or no numbers. */
export const missingParts = (form: NewForm): readonly (typeof needed)[number][] =>
  needed.filter(name => {
    const text = form[name]
    const isNumber = name === 'floor' || name === 'goal' || name === 'weight'
    return isNumber ? !Number.isFinite(numberOf(text)) : text.trim() === ''
  })

/** Whether floor and goal, once both are there, point where the direction says. */
export function isSenseWrong({ floor, goal, direction }: NewForm): boolean {
  const rating = { floor: numberOf(floor), goal: numberOf(goal) }
  if (!Number.isFinite(rating.floor) || !Number.isFinite(rating.goal)) return false
  return !doDirectionsAgree(direction, rating)
}

/** The form as a draft; null while something is missing. */
export function draftOf(form: NewForm, validFrom: string | undefined): Draft | null {
  if (missingParts(form).length > 0) return null
  const { dimension, direction, period } = form
  return {
    kind: 'new',
    code: form.code.trim(),
    definition: {
      nameZh: form.nameZh.trim(),
      nameEn: form.nameEn.trim(),
      dimension,
      domain: form.domain.trim(),
      unit: form.unit.trim(),
      direction,
      formula: form.formula.trim(),
      period,
      basis: form.basis.trim(),
      evidence: 'assumed',
    },
    rating: { floor: numberOf(form.floor), goal: numberOf(form.goal), weight: numberOf(form.weight) },
    ...(validFrom === undefined ? {} : { validFrom }),
  }
}
