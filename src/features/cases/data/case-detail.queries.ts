import type { Connection } from '@/platform/db/client'

export interface CaseVersion {
  readonly knownFrom: Date
  readonly status: string
  readonly source: string
}

/** Versions of a case as they became known: what other systems said lies between our steps. */
export const versionsOf = (sql: Connection, id: string) => sql<CaseVersion[]>`
  select known_from as "knownFrom", status, source from history."case" where id = ${id}::uuid
  union all
  select known_from, status, source from record."case" where id = ${id}::uuid
  order by 1`

export interface CaseMore {
  readonly reporterName: string | null
  readonly reporterPhone: string | null
  readonly condition: string | null
  readonly assetCode: string | null
  readonly community: string | null
  readonly cell: string | null
  readonly pauses: unknown
  readonly photos: unknown
  readonly extended: boolean
  readonly suspended: boolean
  readonly appeal: string | null
  readonly mergedInto: string | null
  readonly verifyRequestedAt: Date | null
  readonly verifiedAt: Date | null
  readonly closedAt: Date | null
  readonly rejectedAt: Date | null
  readonly voidedAt: Date | null
  readonly checkResult: string | null
}

/** What only the page of one case shows. */
export async function moreOf(sql: Connection, id: string): Promise<CaseMore | null> {
  const [row] = await sql<CaseMore[]>`
    select reporter_name as "reporterName", reporter_phone as "reporterPhone", condition, asset_code as "assetCode",
      community, cell, pauses, photos, extended, suspended, appeal, merged_into as "mergedInto",
      verify_requested_at as "verifyRequestedAt", verified_at as "verifiedAt", closed_at as "closedAt",
      rejected_at as "rejectedAt", voided_at as "voidedAt", check_result as "checkResult"
    from live."case" where id = ${id}::uuid`
  return row ?? null
}
