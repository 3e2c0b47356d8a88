/** A work as far as its days are told. */
interface Work {
  readonly id: string
  readonly [field: string]: unknown
}

export interface WorkBar<T extends Work = Work> {
  readonly row: T
  /** Permitted days, epoch ms. */
  readonly plan: { readonly from: number; readonly to: number } | null
  /** Days of work; `to` is null while it runs. */
  readonly actual: { readonly from: number; readonly to: number | null } | null
  /** It went on, or still goes on, after its permit. */
  readonly isLate: boolean
}

const DAY = 86_400_000

const moment = (row: Work, ...names: readonly string[]): number | null => {
  for (const name of names) {
    const value = row[name]
    const at = typeof value === 'string' ? Date.parse(value) : Number.NaN
    if (!Number.isNaN(at)) return at
  }
  return null
}

/** Works with their days, the earliest end first; those of which no day is known are left out. */
export function barsOf<T extends Work>(rows: readonly T[]): WorkBar<T>[] {
  return rows
    .flatMap((row): WorkBar<T>[] => {
      const [from, to] = [moment(row, 'validFrom', 'plannedStart'), moment(row, 'validTo', 'plannedFinish')]
      const [began, ended] = [moment(row, 'startedAt'), moment(row, 'finishedAt')]
      const plan = from !== null && to !== null && to > from ? { from, to } : null
      const actual = began === null ? null : { from: began, to: ended }
      if (!plan && !actual) return []
      return [{ row, plan, actual, isLate: to !== null && ended !== null && ended > to }]
    })
    .sort((one, other) => (one.plan?.to ?? one.actual?.from ?? 0) - (other.plan?.to ?? other.actual?.from ?? 0))
}

/** The days that a strip shows: those of its works, at most two months before the moment and two after it. */
export function calendarSpan(bars: readonly WorkBar[], now: number): { readonly from: number; readonly to: number } {
  const starts = bars.flatMap(({ plan, actual }) => [plan?.from, actual?.from]).filter(at => at !== undefined)
  const ends = bars.flatMap(({ plan, actual }) => [plan?.to, actual?.to]).filter(at => at !== undefined && at !== null)
  return {
    from: Math.max(now - 60 * DAY, Math.min(now - 7 * DAY, ...starts)),
    to: Math.min(now + 60 * DAY, Math.max(now + 7 * DAY, ...ends)),
  }
}
