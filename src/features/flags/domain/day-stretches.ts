import type { CountedDay } from './counted-days'

/** Days in a row that were counted alike: what a reader is shown of ninety of them. */
export interface DayStretch {
  readonly from: string
  readonly to: string
  readonly why: CountedDay['why'] | 'over'
  readonly days: number
  /** Which days of the clock these are; null where none of them counts. */
  readonly firstCount: number | null
  readonly lastCount: number | null
  readonly provisional: boolean
}

/** The same days in as few stretches as tell the same; once the clock has run out, one stretch is all there is to say. */
export function dayStretches(days: readonly CountedDay[]): DayStretch[] {
  const stretches: DayStretch[] = []
  for (const { day, count, why, isOver, provisional } of days) {
    const last = stretches.at(-1)
    const how = isOver ? 'over' : why
    if (last?.why === how && last.provisional === provisional)
      stretches[stretches.length - 1] = {
        ...last,
        to: day,
        days: last.days + 1,
        firstCount: last.firstCount ?? count,
        lastCount: count ?? last.lastCount,
      }
    else stretches.push({ from: day, to: day, why: how, days: 1, firstCount: count, lastCount: count, provisional })
  }
  return stretches
}
