import type { Connection } from '@/platform/db/client'
import { type City, liesIn, unitSeat } from '../../areas'
import { crewPlaces, emptyPosts } from '../data/crew-places.queries'
import { type DutyOnMap, FORGOTTEN_MS, isStaleAt, type PlacedDuty, placeOfRoom } from '../domain/duty-place'
import { dutyNow, dutyPlan } from './duty-now'

interface Asked {
  readonly at: Date
  /** An area of the city; all of it when absent. */
  readonly area?: string | undefined
}

/** Level at which crews stand: that of the units that stand by. */
const crewLevel = (levels: DutyOnMap['levels']): number => Math.max(0, ...levels.map(each => each.level))

/** Who is on duty at a moment and where that is on the map: posts, units that stand by, crews by their own reports. */
export async function dutyOnMap(sql: Connection, city: City, { at, area }: Asked): Promise<DutyOnMap> {
  const [now, crews] = await Promise.all([dutyNow(sql, city, at), crewsOnMap(sql, city, at)])
  const plan = dutyPlan(city)
  const rooms = new Map(plan.rooms.map(room => [room.code, room]))
  const level = crewLevel(plan.levels)
  const wide = area === undefined || area === city.code
  const isIn = (lng: number, lat: number) => wide || liesInArea(city, lng, lat, area)
  // A room of the whole city is of no district, wherever it stands.
  const posts = wide ? now.items.filter(each => each.room !== null && each.person !== null) : []
  const units = now.items.filter(each => each.by === 'standing')
  const items: PlacedDuty[] = [
    ...posts.map(({ post, person: _, from: __, ...each }) => {
      const { place, placeBy } = placeOfRoom(rooms.get(each.room ?? '')?.place, city.center)
      return { ...each, ...placed(post, 'post', place), unit: null, placeBy, seenAt: null, isStale: false }
    }),
    ...units.flatMap(({ post, level: own, name, phone, by }): PlacedDuty[] => {
      const district = city.units.get(post)?.district ?? null
      if (!wide && (district === null || !liesIn(city, district, area))) return []
      const base = { level: own, room: null, unit: post, name, phone, by, to: null, seenAt: null, isStale: false }
      return [{ ...base, ...placed(post, 'unit', unitSeat(city, post)), placeBy: 'seat' }]
    }),
    ...crews.filter(each => isIn(each.lng, each.lat)).map(each => ({ ...each, level })),
  ]
  return {
    at: at.toISOString(),
    levels: plan.levels.map(({ level: number, name }) => ({ level: number, name })),
    rooms: Object.fromEntries(plan.rooms.map(({ code, name }) => [code, name])),
    total: items.length,
    empty: now.items.filter(each => each.room !== null && each.person === null).length,
    items,
  }
}

const placed = (id: string, kind: PlacedDuty['kind'], [lng, lat]: readonly [number, number]) => ({ id, kind, lng, lat })

function liesInArea(city: City, lng: number, lat: number, area: string): boolean {
  const place = city.locate(lng, lat)
  return place !== null && liesIn(city, place.street ?? place.district, area)
}

async function crewsOnMap(sql: Connection, city: City, at: Date): Promise<Omit<PlacedDuty, 'level'>[]> {
  const crews = [...city.units.values()].filter(unit => unit.kind === 'crew')
  const since = new Date(at.getTime() - FORGOTTEN_MS)
  const seen = await crewPlaces(
    sql,
    crews.map(each => each.code),
    since,
    at,
  )
  return seen.flatMap(({ unit, lng, lat, at: seenAt }) => {
    const crew = city.units.get(unit)
    if (!crew) return []
    return [
      {
        ...placed(unit, 'crew', [lng, lat]),
        room: null,
        unit,
        name: crew.name,
        phone: crew.phone,
        by: 'report',
        to: null,
        placeBy: 'report' as const,
        seenAt: seenAt.toISOString(),
        isStale: isStaleAt(seenAt.getTime(), at.getTime()),
      },
    ]
  })
}

/**
 * The same number counted another way, for the proof: posts of the plan less those a change leaves empty, units of the
 * kinds that stand by, crews with a report.
 */
export async function countDuty(sql: Connection, city: City, { at, area }: Asked): Promise<number> {
  const plan = dutyPlan(city)
  const wide = area === undefined || area === city.code
  const kinds = new Set(plan.standing?.kinds ?? [])
  const crews = await crewsOnMap(sql, city, at)
  const empty = await emptyPosts(
    sql,
    plan.posts.map(each => each.code),
    at,
  )
  let count = wide ? plan.posts.length - empty : 0
  for (const { kind, district } of city.units.values())
    if (kinds.has(kind) && (wide || (district !== null && liesIn(city, district, area)))) count++
  for (const { lng, lat } of crews) if (wide || liesInArea(city, lng, lat, area)) count++
  return count
}
