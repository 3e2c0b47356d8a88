import type { Grouping, Outcome } from '../domain/analysis'

export const ANALYSIS = '/orders/analysis'

/** A page's parameters as they are asked for. */
export type AnalysisSearch = Readonly<Record<string, string>>

/** Which list a number opens: the groups it was told apart by, and how the matters stood. */
export type Counted = Partial<Record<Grouping, string>> & {
  readonly only?: Outcome
  /** The months before. */
  readonly before?: boolean
  /** A single month instead of the window. */
  readonly month?: string
}

/** The page with some parameters changed; an empty one is left out. */
export function analysisAddress(search: AnalysisSearch, change: AnalysisSearch): string {
  const given = Object.entries({ ...search, ...change }).filter(([, value]) => value !== '')
  return given.length > 0 ? `${ANALYSIS}?${new URLSearchParams(given)}` : ANALYSIS
}

/** The list that a number counts, with the filters under which it was counted. */
export const countedAddress = (search: AnalysisSearch, { before, month, ...counted }: Counted): string =>
  analysisAddress(search, {
    view: 'list',
    ...counted,
    ...(before ? { before: 'true' } : {}),
    ...(month ? { until: month, span: '1' } : {}),
  })
