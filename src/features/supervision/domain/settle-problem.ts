/** An order of a problem as its settling reads it; moments are ISO 8601. */
export interface OrderDates {
  readonly reportedAt: string | null
  readonly acceptedAt: string | null
}

export interface ProblemDates {
  readonly settledAt: string | null
  readonly acceptedAt: string | null
}

const lastOf = (moments: readonly (string | null)[]): string | null => {
  const known = moments.filter(each => each !== null)
  if (known.length < moments.length || known.length === 0) return null
  return known.reduce((last, each) => (Date.parse(each) > Date.parse(last) ? each : last))
}

/**
 * When a problem was settled (every unit has reported) and accepted (the supervisor has accepted every order): the last
 * of its orders decides. A report that was sent back opens it again.
 */
export const problemDates = (orders: readonly OrderDates[]): ProblemDates => ({
  settledAt: lastOf(orders.map(each => each.reportedAt)),
  acceptedAt: lastOf(orders.map(each => each.acceptedAt)),
})
