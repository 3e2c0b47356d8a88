import { type Dataset, dataset as declared } from '@/features/datasets'
import type { Connection } from '@/platform/db/client'
import { columnName, quoted } from '@/shared/names'
import { type FeedFinding, type FeedState, feedState } from '../domain/confidence-feed'
import type { Text } from '../domain/words/text'

export interface SourceFreshness extends FeedFinding {
  readonly source: string
  /** When something of it was last taken in; null: not among the newest rows that are looked at. */
  readonly newestIngest: string | null
}

export interface Freshness {
  readonly dataset: string
  readonly title: Text
  /** Time of the newest record, of a ledger null. */
  readonly newest: string | null
  readonly newestIngest: string | null
  /** The worst of its sources. */
  readonly state: FeedState
  readonly sources: readonly SourceFreshness[]
}

/** Newest rows by which a source's rhythm is told: enough for hours of a busy feed, and read from the end of the time index. */
const NEWEST = 5000
const ARRIVALS = 60

interface Row {
  readonly source: string
  readonly newest: Date | null
  readonly ingested: Date
  readonly arrivals: readonly Date[]
}

/**
 * When the sources of a dataset last sent, their usual rhythm, and who is late by `known`. Looks at the newest rows
 * alone (of a ledger at all); a source that has none among them is missing. `limits`: longest silence allowed of a
 * dataset, in ms, where a formula states one.
 */
export async function freshness(
  sql: Connection,
  datasets: readonly string[],
  limits: ReadonlyMap<string, number>,
  known: Date,
): Promise<readonly Freshness[]> {
  return Promise.all(datasets.map(each => freshnessOf(sql, declared(each), limits.get(each) ?? null, known)))
}

async function freshnessOf(sql: Connection, dataset: Dataset, limit: number | null, known: Date): Promise<Freshness> {
  const [rows, names] = await Promise.all([newestRows(sql, dataset, known), sourcesOf(sql, dataset)])
  const bySource = new Map(rows.map(each => [each.source, each]))
  const sources = names.map(source => {
    const row = bySource.get(source)
    const arrivals = row ? row.arrivals.map(each => each.getTime()) : []
    return {
      source,
      newestIngest: row?.ingested.toISOString() ?? null,
      ...feedState({ arrivals, now: known.getTime(), limit }),
    }
  })
  const newest = latest(rows.map(each => each.newest))
  return {
    dataset: dataset.name,
    title: { zh: dataset.titleZh, en: dataset.titleEn },
    newest,
    newestIngest: latest(rows.map(each => each.ingested)),
    state: worst(sources.map(each => each.state)),
    sources,
  }
}

const order: readonly FeedState[] = ['on-time', 'unknown', 'late', 'missing']

/** The worst state of some sources; without any, everything is missing. */
export const worst = (states: readonly FeedState[]): FeedState =>
  states.reduce<FeedState>(
    (a, b) => (order.indexOf(b) > order.indexOf(a) ? b : a),
    states.length === 0 ? 'missing' : 'on-time',
  )

const latest = (moments: readonly (Date | null)[]): string | null => {
  const times = moments.flatMap(each => (each === null ? [] : [each.getTime()]))
  return times.length === 0 ? null : new Date(Math.max(...times)).toISOString()
}

/** The newest rows by source: read backwards from the end of the time index; of a ledger all rows. */
function newestRows(sql: Connection, dataset: Dataset, known: Date): Promise<readonly Row[]> {
  const table = `record.${quoted(dataset.name)}`
  const column = dataset.time === null ? null : quoted(columnName(dataset.time))
  const type = dataset.fields.find(each => each.name === dataset.time)?.type === 'date' ? 'date' : 'timestamptz'
  const rows = column
    ? `select source, ${column}::timestamptz as time, ingested_at from ${table}
        where ${column} <= $1::timestamptz::${type} and ingested_at <= $1 order by ${column} desc limit ${NEWEST}`
    : `select source, null::timestamptz as time, ingested_at from ${table} where ingested_at <= $1`
  return sql.unsafe<Row[]>(
    `select source, max(time) as newest, max(ingested_at) as ingested,
      (array_agg(distinct date_trunc('minute', ingested_at)))[greatest(1, count(distinct date_trunc('minute', ingested_at)) - ${ARRIVALS}):] || max(ingested_at) as arrivals
    from (${rows}) newest group by source`,
    [known.toISOString()],
  )
}

/** Who ever sent the dataset: one step of the key's index a source, whatever the size of the table. */
async function sourcesOf(sql: Connection, dataset: Dataset): Promise<readonly string[]> {
  const table = `record.${quoted(dataset.name)}`
  const rows = await sql.unsafe<{ source: string }[]>(`
    with recursive s as (
      (select source from ${table} order by source limit 1)
      union all
      select (select source from ${table} r where r.source > s.source order by source limit 1) from s where s.source is not null)
    select source from s where source is not null order by source`)
  return rows.map(each => each.source)
}
