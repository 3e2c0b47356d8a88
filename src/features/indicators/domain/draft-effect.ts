import type { DescribedIndicator, Draft } from './draft'
import { mainDatasetOf } from './draft-rules'
import type { IndexRules, Indicator, Rating } from './indicator'

/** An indicator as a draft would make it. @throws Error for a formula that reads no records: it was not checked */
export function describedIndicator(
  code: string,
  definition: DescribedIndicator,
  rating: Rating,
  { version, position }: Pick<Indicator, 'version' | 'position'>,
): Indicator {
  const dataset = mainDatasetOf(definition.formula)
  if (dataset === undefined) throw new Error(`${code}: the formula reads no records`)
  const { floor, goal, weight } = rating
  return { code, ...definition, version, position, dataset, floor, goal, weight }
}

const ratingOf = ({ floor, goal, weight }: Rating): Rating => ({ floor, goal, weight })

/** The rules with a draft applied; a change of what did not exist at their date changes nothing. */
export function applyDraft(rules: IndexRules, draft: Draft): IndexRules {
  const each = (change: (indicator: Indicator) => Indicator): IndexRules => ({
    ...rules,
    indicators: rules.indicators.map(change),
  })
  switch (draft.kind) {
    case 'parameters': {
      const changes = new Map(draft.changes.map(change => [change.code, ratingOf(change)]))
      return each(indicator => ({ ...indicator, ...changes.get(indicator.code) }))
    }
    case 'shares':
      return { ...rules, shares: draft.shares }
    case 'definition':
      return each(indicator =>
        indicator.code === draft.code
          ? describedIndicator(draft.code, draft.definition, draft.rating ?? indicator, indicator)
          : indicator,
      )
    case 'new': {
      const position = 1 + Math.max(0, ...rules.indicators.map(indicator => indicator.position))
      const added = describedIndicator(draft.code, draft.definition, draft.rating, { version: 1, position })
      return { ...rules, indicators: [...rules.indicators.filter(({ code }) => code !== draft.code), added] }
    }
    case 'retire':
      return { ...rules, indicators: rules.indicators.filter(indicator => indicator.code !== draft.code) }
  }
}
