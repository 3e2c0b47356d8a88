import type { Round } from '../keeper/keeper'

/** No records came for so long: whatever can wait for it need not wait any longer. */
const CALM_MS = 3_000

/** Tells whether records are coming in, so that work which can wait leaves the processor to them. Moments in ms of any one clock. */
export class Traffic {
  #last = Number.NEGATIVE_INFINITY

  follow({ datasets }: Pick<Round, 'datasets'>, now: number): void {
    if (datasets !== null && datasets.size > 0) this.#last = now
  }

  isCalm(now: number): boolean {
    return now - this.#last >= CALM_MS
  }
}
