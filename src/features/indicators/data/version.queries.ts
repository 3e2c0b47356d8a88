import type { Connection, Tx } from '@/platform/db/client'
import type { DimensionName } from '../domain/index-snapshot'
import type { DimensionShares, Indicator, Rating } from '../domain/indicator'
import type {
  Authorship,
  DefinitionVersion,
  NewestVersions,
  RatingVersion,
  SharesVersion,
} from '../domain/version-state'

const authorship = (sql: Connection) => sql`valid_from as "validFrom", made_at as "madeAt", author as "by", reason`

const definitionColumns = (sql: Connection) =>
  sql`code, version, position, dimension, domain, name_zh as "nameZh", name_en as "nameEn", unit, direction, formula,
    dataset, period, basis, evidence, retired as "isRetired", ${authorship(sql)}`

const ratingColumns = (sql: Connection) => sql`code, version, floor, goal, weight, ${authorship(sql)}`

/** All versions, oldest first; of one indicator where a code is given. */
export const definitionVersions = (sql: Connection, code?: string) =>
  sql<DefinitionVersion[]>`
    select ${definitionColumns(sql)} from indicator_definition
    where ${code === undefined ? sql`true` : sql`code = ${code}`} order by position, code, version`

export const ratingVersions = (sql: Connection, code?: string) =>
  sql<RatingVersion[]>`
    select ${ratingColumns(sql)} from indicator_parameter
    where ${code === undefined ? sql`true` : sql`code = ${code}`} order by code, version`

/** The four shares are one version: they are changed together. */
export async function sharesVersions(sql: Connection): Promise<readonly SharesVersion[]> {
  const rows = await sql<(Authorship & { dimension: DimensionName; version: number; share: number })[]>`
    select dimension, version, share, ${authorship(sql)} from index_weight order by version, dimension`
  const found = new Map<number, SharesVersion>()
  for (const { dimension, version, share, ...made } of rows) {
    // the list may have added a version of some: the others stand as they did
    const before = found.get(version)?.shares ?? found.get(version - 1)?.shares
    const shares = { ...before, [dimension]: share } as DimensionShares
    found.set(version, { ...made, version, shares })
  }
  return [...found.values()]
}

export async function newestVersions(sql: Connection): Promise<NewestVersions> {
  const definitions = await definitionVersions(sql)
  const ratings = await ratingVersions(sql)
  const shares = await sharesVersions(sql)
  const newest = shares.at(-1)
  if (!newest) throw new Error('no rules were loaded yet')
  return {
    definitions: new Map(definitions.map(each => [each.code, each])),
    ratings: new Map(ratings.map(each => [each.code, each])),
    shares: newest,
    count: definitions.length + ratings.length + shares.length,
  }
}

/** What is written beside every version. */
export interface Publication {
  readonly validFrom: Date
  readonly at: Date
  readonly by: string
  readonly reason: string
}

export async function appendDefinition(
  tx: Tx,
  indicator: Indicator & { readonly isRetired: boolean },
  { validFrom, at, by, reason }: Publication,
): Promise<void> {
  const { code, version, position, dimension, domain, nameZh, nameEn, unit, direction } = indicator
  const { formula, dataset, period, basis, evidence, isRetired } = indicator
  await tx`
    insert into indicator_definition (code, version, position, dimension, domain, name_zh, name_en, unit, direction, formula,
      dataset, period, basis, evidence, retired, valid_from, made_at, author, reason)
    values (${code}, ${version}, ${position}, ${dimension}, ${domain}, ${nameZh}, ${nameEn}, ${unit}, ${direction}, ${formula},
      ${dataset}, ${period}, ${basis}, ${evidence}, ${isRetired}, ${validFrom}, ${at}, ${by}, ${reason})`
}

export async function appendRating(
  tx: Tx,
  { code, version, floor, goal, weight }: Rating & { readonly code: string; readonly version: number },
  { validFrom, at, by, reason }: Publication,
): Promise<void> {
  await tx`
    insert into indicator_parameter (code, version, floor, goal, weight, valid_from, made_at, author, reason)
    values (${code}, ${version}, ${floor}, ${goal}, ${weight}, ${validFrom}, ${at}, ${by}, ${reason})`
}

export async function appendShares(
  tx: Tx,
  shares: DimensionShares,
  version: number,
  { validFrom, at, by, reason }: Publication,
): Promise<void> {
  await tx`
    insert into index_weight (dimension, version, share, valid_from, made_at, author, reason)
    select dimension, ${version}, share::float8, ${validFrom}, ${at}, ${by}, ${reason}
    from jsonb_each_text(${tx.json(shares as never)}) as g(dimension, share)`
}
