import { columnName, quoted } from '../../../shared/names'
import type { Dataset } from '../../datasets'
import { type ContentColumn, contentColumns, historyTableOf, recordTableOf, stageTableOf } from './content-columns'

/** The statements of one dataset's merge. `$1` is the moment the batch is known from, `$2` the batch's id. */
export interface MergeStatements {
  readonly prepare: string
  readonly empty: string
  /** Adds what is not there yet; answers `added`. */
  readonly add: string
  /** Compares what is there, keeps former versions, writes new ones; answers `matched, updated, late`. */
  readonly update: string
  /** Versions that held before the current one: never current, so known from and known to are one. Answers `updated`. */
  readonly addFormer: string
  /** Withdrawals; answers `updated`. */
  readonly withdraw: string
  /** Whether a source has any record; `$1` is the source. */
  readonly isKnownSource: string
  /** Whether a source has a record under any of some keys; `$1` is the source, `$2` the keys. Answers `some`. */
  readonly hasSome: string
}

const list = (columns: readonly ContentColumn[], prefix = '') =>
  columns.map(each => `${prefix}${each.column}`).join(', ')

/**
 * Whether the staged content `s` says something else than the version `r`. Derived fields are compared only where
 * the sender supplied them: what we compute may change with the clock or the city's lists, and that is no delivery.
 */
function differs(columns: readonly ContentColumn[], targets: ReadonlySet<string>): string {
  const said = columns.filter(each => !each.field.derived)
  const supplied = columns
    .filter(each => each.field.derived && targets.has(each.field.name))
    .map(each => `('${each.field.name}' = any(s.given) and s.${each.column} is distinct from r.${each.column})`)
  return [
    'r.withdrawn',
    `(${list(said, 's.')}) is distinct from (${list(said, 'r.')})`,
    's.given is distinct from r.given',
    ...supplied,
  ].join('\n      or ')
}

/** The stored record of a staged one: one probe of the key's index, whatever the planner thinks of the table's size. */
const stored = (record: string) =>
  `cross join lateral (select * from ${record} r where r.source = s.source and r.source_id = s.source_id limit 1) r`

export function mergeStatements(dataset: Dataset, targets: ReadonlySet<string>): MergeStatements {
  const columns = contentColumns(dataset)
  const record = recordTableOf(dataset)
  const history = historyTableOf(dataset)
  const stage = stageTableOf(dataset)
  const content = list(columns)
  const frame = 'id, source, source_id, held_from, known_from, ingested_at, withdrawn, same_as, given, batch_id'
  const former = `(${frame}, ${content}, known_to)`
  // A version of this batch that gives way to another of it holding from the same moment leaves nothing behind.
  const again = `on conflict (id, known_from, held_from) do update set (withdrawn, given, known_to, ${content})
        = row(excluded.withdrawn, excluded.given, excluded.known_to, ${list(columns, 'excluded.')})`
  const asFormer = `${frame
    .split(', ')
    .map(each => `r.${each}`)
    .join(', ')}, ${list(columns, 'r.')}, $1::timestamptz`
  const updated = dataset.updatedField === undefined ? undefined : quoted(columnName(dataset.updatedField))
  const stale = updated === undefined ? 'false' : `coalesce(s.${updated} < r.${updated}, false)`

  const prepare = `
    create temp table if not exists ${stage} on commit delete rows as
     select id, source, source_id, known_from, batch_id, given, held_from, ingested_at, withdrawn, ${content},
       null::bigint as line, null::text as raw, null::text as mark
     from ${record} limit 0`

  const add = `
    with added as (
      insert into ${record} (id, source, source_id, given, held_from, known_from, ingested_at, withdrawn, batch_id, ${content})
      select s.id, s.source, s.source_id, s.given, s.held_from, $1::timestamptz, s.ingested_at, false, $2::uuid, ${list(columns, 's.')}
      from ${stage} s where not s.withdrawn
      on conflict (source, source_id) do nothing
      returning id
    )
    select count(*)::int as added from added`

  const update = `
    with pair as materialized (
      select s.id as staged, r.id, s.held_from as held, r.held_from as was, (r.batch_id is not distinct from $2::uuid) as own,
        not (${stale}) and (${differs(columns, targets)}) as differs
      from ${stage} s ${stored(record)}
      where not s.withdrawn and r.id <> s.id
    ), changed as materialized (select * from pair where differs and held >= was
    ), kept as (
      insert into ${history} ${former}
      select ${asFormer} from changed c join ${record} r on r.id = c.id where not c.own or c.held > c.was
      ${again}
    ), written as (
      update ${record} r set given = s.given, held_from = c.held, known_from = $1::timestamptz, withdrawn = false,
        batch_id = $2::uuid, ${columns.map(each => `${each.column} = s.${each.column}`).join(', ')}
      from changed c join ${stage} s on s.id = c.staged where r.id = c.id
    )
    select count(*)::int as matched, (count(*) filter (where differs and held >= was))::int as updated,
      (count(*) filter (where held < was))::int as late
    from pair`

  const addFormer = `
    with late as materialized (
      select s.*, r.id as record_id, r.ingested_at as first_known, r.same_as
      from ${stage} s ${stored(record)}
      where not s.withdrawn and r.id <> s.id and s.held_from < r.held_from
    ), news as materialized (
      select s.* from late s
      left join lateral (
        select * from ${history} h where h.id = s.record_id and h.held_from <= s.held_from
        order by h.held_from desc, h.known_from desc limit 1
      ) r on true
      where r.id is null or ${differs(columns, targets)}
    ), kept as (
      insert into ${history} ${former}
      select record_id, source, source_id, held_from, $1::timestamptz, first_known, false, same_as, given, $2::uuid, ${content}, $1::timestamptz
      from news
      ${again}
    )
    select count(*)::int as updated from news`

  const withdraw = `
    with pair as materialized (
      select r.id, s.held_from as held, (r.batch_id is not distinct from $2::uuid) as own
      from ${stage} s ${stored(record)}
      where s.withdrawn and not r.withdrawn
    ), kept as (
      insert into ${history} ${former} select ${asFormer} from pair p join ${record} r on r.id = p.id where not p.own or p.held > r.held_from
      ${again}
    ), written as (
      update ${record} r set withdrawn = true, held_from = p.held, known_from = $1::timestamptz, batch_id = $2::uuid
      from pair p where r.id = p.id
    )
    select count(*)::int as updated from pair`

  const isKnownSource = `select exists (select 1 from ${record} where source = $1) as known`

  const hasSome = `
    select exists (
      select 1 from unnest($2::text[]) as k(key)
      cross join lateral (select 1 from ${record} r where r.source = $1 and r.source_id = k.key limit 1) r
    ) as some`

  return { prepare, empty: `truncate ${stage}`, add, update, addFormer, withdraw, isKnownSource, hasSome }
}
