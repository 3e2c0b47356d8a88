import type { Connection, Tx } from '@/platform/db/client'
import { type DimensionName, dimensionNames } from '../domain/index-snapshot'
import type { DimensionShares, IndexRules, Indicator } from '../domain/indicator'
import type { ListedIndicator } from '../domain/read-list'

/** Definitions, parameters and shares as they are valid at a moment, without what is retired by then. */
export async function readRules(sql: Connection, at: Date): Promise<IndexRules> {
  const indicators = await sql<Indicator[]>`
    select d.code, d.version, d.position, d.dimension, d.domain, d.name_zh as "nameZh", d.name_en as "nameEn", d.unit,
      d.direction, d.formula, d.dataset, d.period, d.basis, d.evidence, p.floor, p.goal, p.weight
    from (select distinct on (code) * from indicator_definition where valid_from <= ${at} order by code, version desc) d
    join (select distinct on (code) * from indicator_parameter where valid_from <= ${at} order by code, version desc) p using (code)
    where not d.retired
    order by d.position, d.code`
  const weights = await sql<{ dimension: DimensionName; share: number }[]>`
    select distinct on (dimension) dimension, share from index_weight where valid_from <= ${at} order by dimension, version desc`
  const [{ version } = { version: 0 }] = await sql<{ version: number }[]>`
    select count(*)::int as version from (
      select valid_from from indicator_definition union select valid_from from indicator_parameter
      union select valid_from from index_weight) v where valid_from <= ${at}`
  const shares = Object.fromEntries(dimensionNames.map(name => [name, 0])) as Record<DimensionName, number>
  for (const each of weights) shares[each.dimension] = each.share
  return { indicators: [...indicators], shares, version }
}

interface ListedVersions {
  readonly indicators: readonly ListedIndicator[]
  readonly shares: DimensionShares
  readonly validFrom: Date
  readonly reason: string
}

/**
 * Adds a version of everything in the list that differs from the list's own newest version, unless an editor has changed
 * it since; overwrites nothing. Answers how many were added.
 */
export async function addListedVersions(
  tx: Tx,
  { indicators, shares, validFrom, reason }: ListedVersions,
): Promise<number> {
  const edited = await editedSinceListed(tx)
  const rows = tx.json(indicators.filter(each => !edited.codes.has(each.code)) as never)
  const columns = tx`code, position, dimension, domain, name_zh, name_en, unit, direction, formula, dataset, period, basis, evidence`
  const definitions = await tx`
    with given as (select * from jsonb_to_recordset(${rows}) as g(code text, position int, dimension text, domain text,
        "nameZh" text, "nameEn" text, unit text, direction text, formula text, dataset text, period text, basis text, evidence text)),
      named as (select code, position, dimension, domain, "nameZh" as name_zh, "nameEn" as name_en, unit, direction, formula,
        dataset, period, basis, evidence from given),
      newest as (select distinct on (code) * from indicator_definition order by code, version desc)
    insert into indicator_definition (${columns}, version, valid_from, reason)
    select ${columns}, coalesce((select version from newest where newest.code = named.code), 0) + 1, ${validFrom}, ${reason}
    from named where not exists (select 1 from newest where
      (newest.code, newest.position, newest.dimension, newest.domain, newest.name_zh, newest.name_en, newest.unit, newest.direction,
        newest.formula, newest.dataset, newest.period, newest.basis, newest.evidence) is not distinct from
      (named.code, named.position, named.dimension, named.domain, named.name_zh, named.name_en, named.unit, named.direction,
        named.formula, named.dataset, named.period, named.basis, named.evidence))`
  const parameters = await tx`
    with given as (select * from jsonb_to_recordset(${rows}) as g(code text, floor float8, goal float8, weight float8)),
      newest as (select distinct on (code) * from indicator_parameter order by code, version desc)
    insert into indicator_parameter (code, floor, goal, weight, version, valid_from, reason)
    select code, floor, goal, weight, coalesce((select version from newest where newest.code = given.code), 0) + 1, ${validFrom}, ${reason}
    from given where not exists (select 1 from newest where
      (newest.code, newest.floor, newest.goal, newest.weight) = (given.code, given.floor, given.goal, given.weight))`
  const weights = await tx`
    with given as (select * from jsonb_each_text(${tx.json((edited.shares ? {} : shares) as never)}) as g(dimension, share)),
      newest as (select distinct on (dimension) * from index_weight order by dimension, version desc)
    insert into index_weight (dimension, share, version, valid_from, reason)
    select dimension, share::float8, coalesce((select version from newest where newest.dimension = given.dimension), 0) + 1,
      ${validFrom}, ${reason}
    from given where not exists (select 1 from newest where newest.dimension = given.dimension and newest.share = given.share::float8)`
  return definitions.count + parameters.count + weights.count
}

/** Indicators and shares whose newest version was made by an editor. */
async function editedSinceListed(tx: Tx): Promise<{ codes: ReadonlySet<string>; shares: boolean }> {
  const rows = await tx<{ code: string | null }[]>`
    select code from (select distinct on (code) * from indicator_definition order by code, version desc) d
      where d.author is not null
    union select code from (select distinct on (code) * from indicator_parameter order by code, version desc) p
      where p.author is not null
    union select null from (select distinct on (dimension) * from index_weight order by dimension, version desc) w
      where w.author is not null`
  const codes = rows.flatMap(({ code }) => (code === null ? [] : [code]))
  return { codes: new Set(codes), shares: rows.some(({ code }) => code === null) }
}

export const hasVersions = async (sql: Connection): Promise<boolean> =>
  (await sql`select 1 from indicator_definition limit 1`).length > 0

const RULES_LOCK = 5101031
/** Versions are added one transaction at a time. */
export const lockRules = (tx: Tx) => tx`select pg_advisory_xact_lock(${RULES_LOCK})`
