import { grown, type RoomEntry, type RoomRefusal, type RoomThing } from './entry'
import type { AskInput } from './inputs'
import { type ResourceKind, resourceKinds } from './words'

/** How many, from the first word to the last; each at most the one before it, but more may be sent than was asked for. */
export interface Quantities {
  readonly asked: number
  readonly committed: number
  readonly arrived: number
  readonly released: number
}

export interface Resource extends RoomThing, Quantities {
  readonly kind: ResourceKind
  /** What it is: pump truck, sandbag, rescue team. */
  readonly name: string
  /** What it is counted in: 人, 辆, 袋. */
  readonly measure: string
  /** Code of the unit it is to come from. */
  readonly from: string | null
  /** Where to, in words; and the point, where one was given. */
  readonly to: string
  readonly place: readonly [number, number] | null
  /** Who said so last. */
  readonly said: string
  /** Nothing more is expected of it. */
  readonly isCancelled: boolean
}

/** What is on the spot now. */
export const onSite = ({ arrived, released }: Pick<Quantities, 'arrived' | 'released'>): number => arrived - released

const isSound = ({ committed, arrived, released }: Quantities): boolean => arrived <= committed && released <= arrived

/** Why a verb is not taken; null: it is. */
export function refuseResource(before: Resource | null, entry: Pick<RoomEntry, 'verb' | 'data'>): RoomRefusal | null {
  if ((entry.verb === 'ask') !== (before === null)) return 'not-now'
  if (before === null) return null
  // what is on the spot can still leave, and a wrong figure be put right, once nothing more is expected
  if (before.isCancelled && entry.verb !== 'release' && entry.verb !== 'correct') return 'not-now'
  return isSound(counted(before, entry)) ? null : 'more-than-there'
}

function counted(before: Resource, { verb, data }: Pick<RoomEntry, 'verb' | 'data'>): Quantities {
  const { asked, committed, arrived, released } = before
  const now = { asked, committed, arrived, released }
  if (verb === 'correct') return { ...now, ...(data as Quantities) }
  const { quantity: more = 0 } = data as { readonly quantity?: number }
  if (verb === 'commit') return { ...now, committed: committed + more }
  if (verb === 'arrive') return { ...now, arrived: arrived + more }
  if (verb === 'release') return { ...now, released: released + more }
  return now
}

/** A resource after one more entry. */
export function growResource(before: Resource | null, entry: RoomEntry): Resource | null {
  if (refuseResource(before, entry) !== null) return before
  const { reason: why = null, said: who = '' } = entry.data as { reason?: string; said?: string }
  if (before === null) {
    const { quantity: asked, ...told } = entry.data as AskInput
    const none = { committed: 0, arrived: 0, released: 0, isCancelled: false }
    return { ...grown(null, entry, null), ...told, asked, ...none }
  }
  const { asked, committed, arrived, released } = counted(before, entry)
  return {
    ...before,
    ...grown(before, entry, why),
    asked,
    committed,
    arrived,
    released,
    said: who || before.said,
    isCancelled: before.isCancelled || entry.verb === 'cancel',
  }
}

export interface ResourceSum extends Quantities {
  readonly kind: ResourceKind
  /** People and vehicles add up to one line each; of materials only what has one name and measure. */
  readonly name: string | null
  readonly measure: string
  readonly onSite: number
}

/** What was asked for, sent, has come and has left, by kind. What is cancelled counts with what really came. */
export function resourceSums(resources: readonly Resource[]): ResourceSum[] {
  const sums = new Map<string, ResourceSum>()
  for (const each of resources) {
    const name = each.kind === 'material' ? each.name : null
    const key = [resourceKinds.indexOf(each.kind), each.measure, name ?? ''].join('\u0000')
    const sum = sums.get(key)
    const asked = (sum?.asked ?? 0) + (each.isCancelled ? Math.min(each.asked, each.committed) : each.asked)
    sums.set(key, {
      kind: each.kind,
      name,
      measure: each.measure,
      asked,
      committed: (sum?.committed ?? 0) + each.committed,
      arrived: (sum?.arrived ?? 0) + each.arrived,
      released: (sum?.released ?? 0) + each.released,
      onSite: (sum?.onSite ?? 0) + onSite(each),
    })
  }
  return [...sums].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, sum]) => sum)
}
