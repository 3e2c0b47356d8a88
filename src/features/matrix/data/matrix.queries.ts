import type { Connection, Tx } from '@/platform/db/client'
import type { CaseGroup, DryRun } from '../domain/dry-run'
import type { MatrixLine } from '../domain/matrix-line'

const MATRIX_LOCK = 5101060

/** Makes this transaction the only one that changes the matrix. */
export const lockMatrix = (tx: Tx) => tx`select pg_advisory_xact_lock(${MATRIX_LOCK})`

export async function newestVersion(sql: Connection): Promise<number> {
  const [row] = await sql<{ version: number }[]>`select coalesce(max(version), 0)::int as version from matrix_version`
  return row?.version ?? 0
}

/** The lines that stood in a version; the newest when absent. */
export const matrixLines = (sql: Connection, version?: number) => sql<MatrixLine[]>`
  select line, cls, area, owner, unit, "limit", note from matrix_line
  where ${version === undefined ? sql`to_version is null` : sql`from_version <= ${version} and (to_version is null or to_version > ${version})`}
  order by line`

export interface MatrixVersion {
  readonly version: number
  readonly at: Date
  readonly actor: string
  readonly reason: string
  readonly dryRun: DryRun | null
}

export const matrixVersions = (sql: Connection, limit: number) => sql<MatrixVersion[]>`
  select version, at, actor, reason, dry_run as "dryRun" from matrix_version order by version desc limit ${limit}`

interface NewVersion {
  readonly version: number
  readonly at: Date
  readonly actor: string
  readonly reason: string
  readonly dryRun: DryRun | null
}

/** Ends the lines that are named and adds the new ones, as one version. */
export async function addVersion(
  tx: Tx,
  { version, at, actor, reason, dryRun }: NewVersion,
  { ended, added }: { readonly ended: readonly string[]; readonly added: readonly MatrixLine[] },
): Promise<void> {
  await tx`
    insert into matrix_version (version, at, actor, reason, dry_run)
    values (${version}, ${at}, ${actor}, ${reason}, ${dryRun === null ? null : tx.json(dryRun as never)})`
  if (ended.length > 0)
    await tx`update matrix_line set to_version = ${version} where to_version is null and line = any(${ended as string[]})`
  if (added.length === 0) return
  await tx`
    insert into matrix_line (line, from_version, cls, area, owner, unit, "limit", note)
    select line, ${version}, cls, area, owner, unit, "limit", note
    from jsonb_to_recordset(${tx.json(added as never)})
      as row(line text, cls text, area text, owner text, unit text, "limit" text, note text)`
}

/** Cases reported in a stretch of time, those together that a matrix cannot tell apart. */
export const caseGroups = (sql: Connection, from: Date, to: Date) => sql<CaseGroup[]>`
  select c.cls, c.district, c.street, a.unit as owner, count(*)::int as cases
  from live."case" c
  left join live.asset a on c.asset_code is not null and a.asset_code = c.asset_code
  where c.reported_at >= ${from} and c.reported_at < ${to} and c.district is not null
  group by 1, 2, 3, 4`

/** Unit that owns a component, by the component's code. */
export async function ownerOf(sql: Connection, assetCode: string): Promise<string | null> {
  const [row] = await sql<{ unit: string | null }[]>`
    select unit from live.asset where asset_code = ${assetCode} order by id limit 1`
  return row?.unit ?? null
}
