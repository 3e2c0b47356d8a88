/** Days of a rule that a page tells one by one; a clock that has run for ten years has thousands, the interface tells all. */
const SHOWN_DAYS = 160

interface Counted {
  readonly days: readonly { readonly count: number | null; readonly isOver: boolean }[]
}

/** A trace as a page takes it: its first days, how many it counted, and how many more there are. */
export const shownTrace = <Rule extends Counted>(rule: Rule) => ({
  ...rule,
  days: rule.days.slice(0, SHOWN_DAYS) as unknown as Rule['days'],
  counted: rule.days.filter(each => each.count !== null).length,
  more: Math.max(0, rule.days.length - SHOWN_DAYS),
  /** Those that are not shown lie past the limit. */
  isMoreOver: rule.days[SHOWN_DAYS]?.isOver ?? false,
})
