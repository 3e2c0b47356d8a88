import type { Connection } from '@/platform/db/client'
import type { Look } from '../../areas'
import { dataset } from '../../datasets'
import { type Neighbour, neighbours } from '../data/around.queries'
import { openWorkIds } from '../data/open-works.queries'
import { groundOf, spotter } from '../domain/ground'
import { type Touch, touches } from '../domain/touches'

const METRES_A_DEGREE = 111_195
/** Works whose points are further apart than this are too far to share a street, however long they are. */
const REACH_M = 3000

export interface Collision {
  readonly works: readonly [Neighbour, Neighbour]
  readonly metres: number
  /** Epoch ms of the stretch that both share; ±∞ where open. */
  readonly from: number
  readonly to: number
}

/**
 * Works not yet finished that share place and time, those that meet soonest first. Works are held against those near
 * them only: a city has hundreds, and nearly all pairs lie kilometres apart.
 */
export async function workCollisions(sql: Connection, look: Look): Promise<Collision[]> {
  const ids = await openWorkIds(sql, look)
  if (ids.length < 2) return []
  const works = await neighbours(sql, dataset('road_permit'), { ids }, look.scope, {})
  const byId = new Map(works.map(each => [each.id, each]))
  const sorted = works.toSorted((a, b) => a.lat - b.lat)
  const found = new Map<string, Collision>()
  for (const [place, one] of sorted.entries()) {
    const near = [one]
    for (const other of sorted.slice(place + 1)) {
      if ((other.lat - one.lat) * METRES_A_DEGREE > REACH_M) break
      if (Math.abs(other.lng - one.lng) * METRES_A_DEGREE * Math.cos((one.lat * Math.PI) / 180) <= REACH_M)
        near.push(other)
    }
    if (near.length < 2) continue
    const spot = spotter(one.lng, one.lat)
    const standing = (each: Neighbour) => ({
      id: each.id,
      ground: groundOf(spot, each.lng, each.lat, each.geometry),
      begins: each.begins?.getTime() ?? Number.NEGATIVE_INFINITY,
      ends: endOf(each, look.at),
    })
    const own = standing(one)
    for (const other of near.slice(1))
      for (const touch of touches([], [own, standing(other)], look.at.getTime()))
        add(found, byId, touch, look.at.getTime())
  }
  return [...found.values()].toSorted((a, b) => a.from - b.from || a.metres - b.metres)
}

/** A work past its planned end that was not finished is still there, nobody knows until when. */
const endOf = ({ ends }: Neighbour, at: Date): number =>
  ends === null || ends.getTime() <= at.getTime() ? Number.POSITIVE_INFINITY : ends.getTime()

function add(found: Map<string, Collision>, byId: ReadonlyMap<string, Neighbour>, touch: Touch, now: number): void {
  if (touch.kind !== 'works-collide' || touch.to <= now) return
  const [one, other] = touch.works.map(id => byId.get(id))
  if (one && other)
    found.set(touch.works.toSorted().join(' '), {
      works: [one, other],
      metres: Math.round(touch.metres),
      from: touch.from,
      to: touch.to,
    })
}
