import type { Connection } from '@/platform/db/client'
import { isInPolygon } from '@/shared/geo/point-in-polygon'
import { assessedZones } from '../data/assessed-zones.queries'
import type { When } from '../data/when'
import { isZoneValid, readAssessments } from '../domain/zone-assessments'

interface Placed {
  readonly lng: number | null
  readonly lat: number | null
}

/** The assessed zones in which a project lies, the one that holds longest first; none for a project without a place. */
export async function zonesOfProject(sql: Connection, { lng, lat }: Placed, when: When) {
  if (lng === null || lat === null) return []
  const zones = await assessedZones(sql, when)
  return zones
    .filter(each => isInPolygon(each.geometry, lng, lat))
    .map(({ geometry: _, assessments, validTo, ...zone }) => {
      const facts = { kinds: readAssessments(assessments), validTo: validTo?.getTime() ?? null }
      return { ...zone, ...facts, isExpired: !isZoneValid(facts, when.at.getTime()) }
    })
}
export type ProjectZone = Awaited<ReturnType<typeof zonesOfProject>>[number]
