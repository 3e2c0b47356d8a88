import type { Draft } from '../../domain/draft'
import type { DimensionName } from '../../domain/index-snapshot'
import { dimensionNames } from '../../domain/index-snapshot'
import type { EditedIndicator } from '../../queries/editing-desk'
import { definitionDraft, standingForm, type WrittenDefinition } from './definition-form'

type RatingName = 'floor' | 'goal' | 'weight'
export type Written = Readonly<Partial<Record<RatingName, string>>>

/** What is being changed, as it is typed. An indicator's part that is not written stays as it is. */
export interface EditForm {
  readonly what: 'parameters' | 'definition' | 'shares' | 'retire'
  readonly codes: readonly string[]
  readonly written: Readonly<Record<string, Written>>
  /** What was typed of definitions, by code. */
  readonly definitions: Readonly<Record<string, WrittenDefinition>>
  readonly shares: Readonly<Partial<Record<DimensionName, string>>>
  readonly day: string
}

export const emptyEdit: EditForm = { what: 'parameters', codes: [], written: {}, definitions: {}, shares: {}, day: '' }

const numberOr = (text: string | undefined, now: number): number =>
  text === undefined || text.trim() === '' ? now : Number(text)

export function ratingOf(indicator: EditedIndicator, written: Written = {}) {
  return {
    floor: numberOr(written.floor, indicator.floor),
    goal: numberOr(written.goal, indicator.goal),
    weight: numberOr(written.weight, indicator.weight),
  }
}

const isOther = (indicator: EditedIndicator, written: Written | undefined): boolean => {
  const { floor, goal, weight } = ratingOf(indicator, written)
  return floor !== indicator.floor || goal !== indicator.goal || weight !== indicator.weight
}

/** The indicator whose definition is being changed, with the form as typed; null until there is exactly one. */
export function changedDefinition({ what, codes, definitions }: EditForm, indicators: readonly EditedIndicator[]) {
  const [code, ...others] = codes
  const indicator = indicators.find(each => each.code === code)
  if (what !== 'definition' || !indicator || others.length > 0) return null
  const written = definitions[indicator.code] ?? {}
  return { indicator, written, form: { ...standingForm(indicator), ...written } }
}

interface Standing {
  readonly indicators: readonly EditedIndicator[]
  readonly shares: { readonly version: number; readonly values: Readonly<Record<DimensionName, number>> }
}

export const sharesOf = (form: EditForm, { values }: Standing['shares']): Readonly<Record<DimensionName, number>> =>
  Object.fromEntries(dimensionNames.map(name => [name, numberOr(form.shares[name], values[name])])) as Record<
    DimensionName,
    number
  >

/** As many thousandths as the four shares are together; whole numbers, so that 1 is 1. */
export const sumOf = (shares: Readonly<Record<DimensionName, number>>): number =>
  dimensionNames.reduce((sum, name) => sum + Math.round(shares[name] * 1e6), 0) / 1e6

/** The form as a draft against what stood when the page was read; null where nothing would change. */
export function editDraft(
  form: EditForm,
  { indicators, shares }: Standing,
  validFrom: string | undefined,
): Draft | null {
  const from = validFrom === undefined ? {} : { validFrom }
  const chosen = form.codes.flatMap(code => indicators.find(each => each.code === code) ?? [])
  switch (form.what) {
    case 'parameters': {
      const changes = chosen
        .filter(each => isOther(each, form.written[each.code]))
        .map(each => ({
          code: each.code,
          expectedVersion: each.versions.parameters,
          ...ratingOf(each, form.written[each.code]),
        }))
      const isNumber = changes.every(({ floor, goal, weight }) => [floor, goal, weight].every(Number.isFinite))
      return changes.length === 0 || !isNumber ? null : { kind: 'parameters', changes, ...from }
    }
    case 'definition': {
      const [first, ...others] = chosen
      if (!first || others.length > 0) return null
      return definitionDraft(first, form.definitions[first.code] ?? {}, validFrom)
    }
    case 'shares': {
      const own = sharesOf(form, shares)
      const isSame = dimensionNames.every(name => own[name] === shares.values[name])
      const isNumber = dimensionNames.every(name => Number.isFinite(own[name]))
      return isSame || !isNumber ? null : { kind: 'shares', expectedVersion: shares.version, shares: own, ...from }
    }
    case 'retire': {
      const [first, ...others] = chosen
      if (!first || others.length > 0) return null
      return { kind: 'retire', code: first.code, expectedVersion: first.versions.definition, ...from }
    }
  }
}
