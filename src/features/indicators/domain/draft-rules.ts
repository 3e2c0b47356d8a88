import { doDirectionsAgree, doesUnitFit, isShare } from './check-formula-unit'
import { isZero, plus } from './decimal'
import type { DescribedIndicator, Draft } from './draft'
import type { FormulaIssue } from './formula-issue'
import { dimensionNames } from './index-snapshot'
import type { Rating } from './indicator'
import { parseFormula } from './parse-formula'
import { datasetsOf } from './references'
import type { NewestVersions } from './version-state'

/** Why a draft cannot be published; `field` names the part of it, `code` the indicator where there are several. */
export interface DraftIssue {
  readonly field: string
  readonly issue: DraftIssueCode
  readonly code?: string
  readonly formula?: FormulaIssue
}

export type DraftIssueCode =
  | 'past'
  | 'unknown-indicator'
  | 'is-retired'
  | 'code-shape'
  | 'code-taken'
  | 'name-taken'
  | 'domain-shape'
  | 'formula'
  | 'reads-no-records'
  | 'unit'
  | 'floor-is-goal'
  | 'direction'
  | 'outside-share'
  | 'weight'
  | 'share'
  | 'sum'
  | 'twice'
  | 'unchanged'

export interface DraftContext {
  readonly newest: NewestVersions
  readonly now: Date
  /** Class codes that formulas may name. */
  readonly codes?: (list: string) => ReadonlySet<string> | undefined
}

/** Groups of capital letters and digits, joined by hyphens. */
export const isIndicatorCode = (code: string): boolean =>
  code.length <= 24 && /^[A-Z][A-Z0-9]{0,7}(?:-[A-Z0-9]{1,8}){1,3}$/.test(code)

export const LEAST_WEIGHT = 0.5
export const MOST_WEIGHT = 3

/** Everything that is wrong with a draft, in the order of its fields; none: it may be published. */
export function draftIssues(draft: Draft, context: DraftContext): readonly DraftIssue[] {
  const isPast = draft.validFrom != null && new Date(draft.validFrom) < context.now
  return [...(isPast ? [{ field: 'validFrom', issue: 'past' } as const] : []), ...ownIssues(draft, context)]
}

function ownIssues(draft: Draft, context: DraftContext): readonly DraftIssue[] {
  switch (draft.kind) {
    case 'parameters':
      return parameterIssues(draft.changes, context)
    case 'shares':
      return shareIssues(draft.shares, context)
    case 'definition':
      return existing(draft.code, context, () => {
        const rating = draft.rating ?? context.newest.ratings.get(draft.code)
        return definitionIssues(draft.code, draft.definition, rating, context)
      })
    case 'new':
      return [
        ...(isIndicatorCode(draft.code) ? [] : [{ field: 'code', issue: 'code-shape' } as const]),
        ...(context.newest.definitions.has(draft.code) ? [{ field: 'code', issue: 'code-taken' } as const] : []),
        ...definitionIssues(draft.code, draft.definition, draft.rating, context),
      ]
    case 'retire':
      return existing(draft.code, context, () => [])
  }
}

function existing(code: string, { newest }: DraftContext, rest: () => readonly DraftIssue[]): readonly DraftIssue[] {
  const found = newest.definitions.get(code)
  if (!found) return [{ field: 'code', issue: 'unknown-indicator', code }]
  return found.isRetired ? [{ field: 'code', issue: 'is-retired', code }] : rest()
}

function parameterIssues(
  changes: readonly (Rating & { readonly code: string })[],
  context: DraftContext,
): readonly DraftIssue[] {
  const seen = new Set<string>()
  return changes.flatMap(change =>
    existing(change.code, context, () => {
      const { code } = change
      const isTwice = seen.has(code)
      seen.add(code)
      const definition = context.newest.definitions.get(code)
      const now = context.newest.ratings.get(code)
      if (!definition || !now) return []
      const isSame = now.floor === change.floor && now.goal === change.goal && now.weight === change.weight
      return [
        ...(isTwice ? [{ field: 'code', issue: 'twice', code } as const] : []),
        ...(isSame ? [{ field: 'floor', issue: 'unchanged', code } as const] : []),
        ...ratingIssues(code, definition, change),
      ]
    }),
  )
}

function ratingIssues(
  code: string,
  { direction, formula }: Pick<DescribedIndicator, 'direction' | 'formula'>,
  rating: Rating,
): readonly DraftIssue[] {
  const { floor, goal, weight } = rating
  const parsed = parseFormula(formula)
  const isOutside =
    parsed.ok && isShare(parsed.formula) && direction !== 'target' && [floor, goal].some(each => each < 0 || each > 100)
  return [
    ...(floor === goal
      ? [{ field: 'goal', issue: 'floor-is-goal', code } as const]
      : doDirectionsAgree(direction, rating)
        ? []
        : [{ field: 'goal', issue: 'direction', code } as const]),
    ...(isOutside ? [{ field: 'floor', issue: 'outside-share', code } as const] : []),
    ...(weight >= LEAST_WEIGHT && weight <= MOST_WEIGHT ? [] : [{ field: 'weight', issue: 'weight', code } as const]),
  ]
}

function definitionIssues(
  code: string,
  definition: DescribedIndicator,
  rating: Rating | undefined,
  { newest, codes }: DraftContext,
): readonly DraftIssue[] {
  const others = [...newest.definitions.values()].filter(each => each.code !== code && !each.isRetired)
  const parsed = parseFormula(definition.formula, codes)
  const named = (['nameZh', 'nameEn'] as const).filter(field => others.some(each => each[field] === definition[field]))
  return [
    ...named.map(field => ({ field, issue: 'name-taken', code }) as const),
    ...(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(definition.domain)
      ? []
      : [{ field: 'domain', issue: 'domain-shape', code } as const]),
    ...(parsed.ok
      ? [
          ...(mainDatasetOf(definition.formula) === undefined
            ? [{ field: 'formula', issue: 'reads-no-records', code } as const]
            : []),
          ...(doesUnitFit(parsed.formula, definition.unit) ? [] : [{ field: 'unit', issue: 'unit', code } as const]),
        ]
      : [{ field: 'formula', issue: 'formula', code, formula: parsed.issue } as const]),
    ...(rating ? ratingIssues(code, definition, rating) : []),
  ]
}

/** The dataset a formula reads first; undefined for one that reads no records. */
export function mainDatasetOf(formula: string): string | undefined {
  const parsed = parseFormula(formula)
  return parsed.ok ? [...datasetsOf(parsed.formula)].find(each => each !== 'ref') : undefined
}

function shareIssues(
  shares: Readonly<Record<(typeof dimensionNames)[number], number>>,
  { newest }: DraftContext,
): readonly DraftIssue[] {
  // as they were written: 0.3 + 0.25 + 0.25 + 0.2 is not 1 in doubles
  const sum = dimensionNames.reduce((total, name) => plus(total, String(shares[name])), '0')
  const isSame = dimensionNames.every(name => shares[name] === newest.shares.shares[name])
  return [
    ...dimensionNames
      .filter(name => !(shares[name] > 0 && shares[name] < 1))
      .map(field => ({ field, issue: 'share' }) as const),
    ...(isZero(plus(sum, '1', -1)) ? [] : [{ field: 'shares', issue: 'sum' } as const]),
    ...(isSame ? [{ field: 'shares', issue: 'unchanged' } as const] : []),
  ]
}
