import { doDirectionsAgree } from '../../domain/check-formula-unit'
import type { DescribedIndicator, Draft } from '../../domain/draft'
import type { EditedIndicator } from '../../queries/editing-desk'

/** What an indicator is, as it is typed: everything is text until it is a draft. */
export interface DefinitionForm {
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
  readonly evidence: DescribedIndicator['evidence']
}

/** What was typed of it; a part that was not stays as it is. */
export type WrittenDefinition = Readonly<Partial<DefinitionForm>>

const needed = ['formula', 'nameZh', 'nameEn', 'domain', 'unit', 'floor', 'goal', 'weight'] as const

const numberOf = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text))

/** Parts that are empty, or no numbers. */
export const missingParts = (form: DefinitionForm): readonly (typeof needed)[number][] =>
  needed.filter(name => {
    const text = form[name]
    const isNumber = name === 'floor' || name === 'goal' || name === 'weight'
    return isNumber ? !Number.isFinite(numberOf(text)) : text.trim() === ''
  })

/** Whether floor and goal, once both are there, point where the direction says. */
export function isSenseWrong({ floor, goal, direction }: DefinitionForm): boolean {
  const rating = { floor: numberOf(floor), goal: numberOf(goal) }
  if (!Number.isFinite(rating.floor) || !Number.isFinite(rating.goal)) return false
  return !doDirectionsAgree(direction, rating)
}

/** The typed parts of a draft. */
export const describedBy = (form: DefinitionForm) => {
  const { dimension, direction, period, evidence } = form
  return {
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
      evidence,
    },
    rating: { floor: numberOf(form.floor), goal: numberOf(form.goal), weight: numberOf(form.weight) },
  }
}

/** The form of an indicator as it stands. */
export const standingForm = (indicator: EditedIndicator): DefinitionForm => {
  const { name, dimension, domain, unit, direction, formula, period, floor, goal, weight, basis, evidence } = indicator
  const own = { dimension, domain, unit, direction, formula, period, basis, evidence }
  return { nameZh: name.zh, nameEn: name.en, ...own, floor: String(floor), goal: String(goal), weight: String(weight) }
}

/** The change of one indicator against the versions that were read; null while a part is missing or nothing is other. */
export function definitionDraft(
  indicator: EditedIndicator,
  written: WrittenDefinition,
  validFrom: string | undefined,
): Draft | null {
  const now = standingForm(indicator)
  const form = { ...now, ...written }
  if (missingParts(form).length > 0 || isSenseWrong(form)) return null
  const { versions } = indicator
  const said = describedBy(form)
  const stands = describedBy(now)
  const isSame = (part: keyof typeof said) => JSON.stringify(said[part]) === JSON.stringify(stands[part])
  const from = validFrom === undefined ? {} : { validFrom }
  if (isSame('definition')) {
    if (isSame('rating')) return null
    const change = { code: indicator.code, expectedVersion: versions.parameters, ...said.rating }
    return { kind: 'parameters', changes: [change], ...from }
  }
  return {
    kind: 'definition',
    code: indicator.code,
    expectedVersion: versions.definition,
    definition: said.definition,
    ...(isSame('rating') ? {} : { rating: { ...said.rating, expectedVersion: versions.parameters } }),
    ...from,
  }
}
