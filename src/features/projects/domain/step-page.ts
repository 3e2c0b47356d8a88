/** Steps sent to a page at once; a project with more is read stage by stage, or by what is lit. */
const SHOWN = 200

export const stepParts = ['lit', '5', '1', '2', '3', '4'] as const
export type StepPart = (typeof stepParts)[number]

interface Paged {
  readonly stage: number
  readonly lamp: unknown
}

export interface StepPage<Step> {
  readonly items: readonly Step[]
  /** How many there are of each part and of all, shown or not. */
  readonly counts: Readonly<Record<StepPart | 'all', number>>
  /** The place of the next page's first step; null on the last. */
  readonly next: string | null
  /** There are more than one page shows. */
  readonly isLong: boolean
}

const isOf = ({ stage, lamp }: Paged, part: StepPart) => (part === 'lit' ? lamp !== null : String(stage) === part)

/** The steps that a page shows of all: one part or every one, from a place on, in their order. */
export function stepPage<Step extends Paged>(
  steps: readonly Step[],
  { part, cursor }: { readonly part: StepPart | null; readonly cursor: string | undefined },
): StepPage<Step> {
  const of = part === null ? steps : steps.filter(each => isOf(each, part))
  const asked = Number(cursor ?? 0)
  const from = Number.isInteger(asked) && asked > 0 && asked < of.length ? asked : 0
  const counted = stepParts.map(each => [each, steps.filter(step => isOf(step, each)).length] as const)
  return {
    items: of.slice(from, from + SHOWN),
    counts: { all: steps.length, ...(Object.fromEntries(counted) as Record<StepPart, number>) },
    next: from + SHOWN < of.length ? String(from + SHOWN) : null,
    isLong: steps.length > SHOWN,
  }
}
