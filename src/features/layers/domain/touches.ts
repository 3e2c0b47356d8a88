import { distanceBetween, type Ground } from './ground'

/** Something with a ground and a time. */
export interface Standing {
  readonly id: string
  readonly ground: Ground
  /** Epoch ms; −∞ and ∞ where open. */
  readonly begins: number
  readonly ends: number
}

export type Touch =
  | { readonly kind: 'case-on-work'; readonly case: string; readonly work: string; readonly metres: number }
  | {
      readonly kind: 'works-collide'
      readonly works: readonly [string, string]
      readonly metres: number
      readonly from: number
      readonly to: number
    }

/** A case this near to a running work is taken to lie on its ground: kerbs and fences are wider than their lines. */
const ON_GROUND_M = 20
/** Works this near to one another need one traffic scheme. */
const COLLIDE_M = 50

const runs = ({ begins, ends }: Standing, now: number) => begins <= now && now < ends

/** What touches what: a case on the ground of a work that runs now, works that share place and time. */
export function touches(cases: readonly Standing[], works: readonly Standing[], now: number): Touch[] {
  const found: Touch[] = []
  for (const work of works) {
    if (!runs(work, now)) continue
    for (const each of cases) {
      const metres = distanceBetween(each.ground, work.ground)
      if (metres <= ON_GROUND_M) found.push({ kind: 'case-on-work', case: each.id, work: work.id, metres })
    }
  }
  works.forEach((one, index) => {
    for (const other of works.slice(index + 1)) {
      const [from, to] = [Math.max(one.begins, other.begins), Math.min(one.ends, other.ends)]
      if (from >= to) continue
      const metres = distanceBetween(one.ground, other.ground)
      if (metres <= COLLIDE_M) found.push({ kind: 'works-collide', works: [one.id, other.id], metres, from, to })
    }
  })
  return found
}
