const link = (path: string, search: URLSearchParams) => {
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

/** One indicator's page, about the same area, moment and period. */
export function indicatorHref(code: string, area: string, question: URLSearchParams): string {
  const search = new URLSearchParams(question)
  search.set('area', area)
  return link(`/index/${encodeURIComponent(code)}`, search)
}

/** This page with another question and what it shows kept; an undefined part of the question is left out. */
export function pageHref(
  question: URLSearchParams,
  options: URLSearchParams,
  change: Readonly<Record<string, string | undefined>>,
): string {
  const search = new URLSearchParams(question)
  for (const [name, value] of options) search.set(name, value)
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined) search.delete(name)
    else search.set(name, value)
  }
  return link('/index', search)
}
