import { type PeriodLength, periodAt, periodLengths } from '../domain/stretch'

const shown: Readonly<Record<PeriodLength, number>> = { daily: 14, weekly: 10, monthly: 15, quarterly: 8, annual: 3 }

export interface PeriodChoices {
  readonly length: PeriodLength
  readonly isOwn: boolean
  /** Newest first; the first one is still running. */
  readonly names: readonly string[]
}

/** The periods that can be chosen, the indicator's own length first. */
export function periodChoices(own: PeriodLength, at: Date, timezone: string): readonly PeriodChoices[] {
  return [own, ...periodLengths.filter(each => each !== own)].map(length => {
    const names: string[] = []
    for (let moment = at; names.length < shown[length]; ) {
      const period = periodAt(length, moment, timezone)
      names.push(period.name)
      moment = new Date(period.from.getTime() - 1)
    }
    return { length, isOwn: length === own, names }
  })
}
