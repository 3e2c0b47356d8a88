import type { Formula } from './formula'
import { moveBack } from './plan'
import { datasetsOf, leavesOf, namesClock, termsOf } from './references'

export interface PublishedStretch {
  readonly formula: Formula
  readonly from: Date
  readonly to: Date
}

export interface LateRecords {
  readonly dataset: string
  /** When the day began that got or lost records; `-Infinity`: they count from the beginning of time. */
  readonly from: number
  readonly to: number
  /** Whether they count in all later stretches too, where the formula looks at the clock. */
  readonly reaches: boolean
}

const DAY = 86_400_000
/** Producers are those of the last ninety days. */
const PRODUCERS = 90 * DAY

/** Datasets whose late records may have moved a published value. */
export function lateDatasets(
  published: PublishedStretch,
  late: ReadonlyMap<string, readonly LateRecords[]>,
  timezone: string,
): readonly string[] {
  const { formula, to } = published
  const first = firstRead(published, timezone)
  const hasClock = looksAtClock(formula)
  return [...datasetsOf(formula)].filter(name =>
    late
      .get(name)
      ?.some(each =>
        each.reaches ? hasClock && each.from < to.getTime() : each.from < to.getTime() && each.to > first,
      ),
  )
}

/** Before which moment no record of an ended day matters to the stretch. */
function firstRead({ formula, from, to }: PublishedStretch, timezone: string): number {
  switch (formula.kind) {
    case 'change':
      return moveBack(formula.lag, timezone)(from).getTime()
    case 'fresh':
      return Math.min(to.getTime() - PRODUCERS, moveBack(formula.age, timezone)(to).getTime())
    case 'repeat':
      return from.getTime() - formula.days * DAY
    default:
      return from.getTime()
  }
}

function looksAtClock(formula: Formula): boolean {
  if ('condition' in formula && namesClock(formula.condition)) return true
  return termsOf(formula)
    .flatMap(each => leavesOf(each))
    .some(({ leaf }) => 'condition' in leaf && namesClock(leaf.condition))
}
