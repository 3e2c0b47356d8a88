import type { Connection } from '@/platform/db/client'

export interface NearbyCase {
  readonly id: string
  readonly caseNo: string
  readonly cls: string
  readonly title: string | null
  readonly text: string | null
  readonly status: string
  readonly lng: number
  readonly lat: number
  readonly reportedAt: Date
}

type Box = readonly [west: number, south: number, east: number, north: number]

/** Open cases in a box, reported since a moment. */
export const openCasesIn = (sql: Connection, [west, south, east, north]: Box, since: Date) => sql<NearbyCase[]>`
  select id, case_no as "caseNo", cls, title, text, status, lng, lat, reported_at as "reportedAt"
  from live."case"
  where status not in ('closed', 'rejected', 'voided') and reported_at >= ${since}
    and lng between ${west} and ${east} and lat between ${south} and ${north}
  order by reported_at desc limit 200`

export interface NearbyWork {
  readonly id: string
  readonly permitNo: string
  readonly title: string | null
  readonly validTo: Date | null
  readonly lng: number
  readonly lat: number
}

/** Permitted works in a box that run at a moment: what looks like digging without a permit may have one. */
export const runningWorksIn = (sql: Connection, [west, south, east, north]: Box, at: Date) => sql<NearbyWork[]>`
  select id, permit_no as "permitNo", title, valid_to as "validTo", lng, lat
  from live.road_permit
  where started_at <= ${at} and (finished_at is null or finished_at > ${at})
    and lng between ${west} and ${east} and lat between ${south} and ${north}
  order by started_at desc limit 20`
