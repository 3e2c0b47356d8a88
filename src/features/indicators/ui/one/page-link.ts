/** What the address of an indicator's page says besides its code. */
export interface PageQuery {
  readonly area: string
  readonly period: string | null
  readonly at: string | null
  readonly known: string | null
}

/** Address of an indicator's page; the whole city and the live value are left unsaid. */
export function pageLink(code: string, city: string, query: PageQuery, changed: Partial<PageQuery> = {}): string {
  const { area, period, at, known } = { ...query, ...changed }
  const search = new URLSearchParams()
  if (area !== city) search.set('area', area)
  if (period !== null) search.set('period', period)
  if (at !== null) search.set('at', at)
  if (known !== null) search.set('known', known)
  const text = search.toString()
  return `/index/${encodeURIComponent(code)}${text ? `?${text}` : ''}`
}
