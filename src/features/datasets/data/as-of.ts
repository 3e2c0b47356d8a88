import type { Connection } from '@/platform/db/client'
import { columnName, quoted } from '@/shared/names'
import { allFields } from '../domain/common-fields'
import type { Dataset } from '../domain/define-dataset'
import { happenings } from '../domain/foresight'
import { statusRules } from './as-of-status'
import { versionsKnownAt } from './known-marks'

export interface AsOf {
  /** A moment of the world; absent: now, with no row left out for its time. */
  readonly at?: Date | undefined
  /** A moment of this database: only versions known by then; absent: all. */
  readonly known?: Date | undefined
  /** Empties every time after this moment and lets status, stage and lamp follow; for lists and maps. */
  readonly maskAfter?: Date | undefined
}

/** Columns every record has besides its declared fields. */
const frame = ['id', 'known_from', 'same_as', 'given', 'batch_id']

const columnsOf = (dataset: Dataset): string[] => [
  ...new Set([...frame, ...allFields(dataset).map(each => columnName(each.name))]),
]

/** The versions that were current at a moment of this database, one a record. */
function knownVersions(sql: Connection, dataset: Dataset, known: Date | undefined) {
  const columns = columnsOf(dataset).map(quoted)
  if (!known) return sql.unsafe(`(select ${columns.join(', ')} from record.${quoted(dataset.name)})`)
  return sql.unsafe(versionsKnownAt(dataset.name, columns, `'${known.toISOString()}'::timestamptz`))
}

/**
 * Of a ledger a version counts from the moment it holds from. An event is placed by its own times, so its newest
 * version counts for every moment; only a withdrawal waits for the moment it holds from.
 */
function holdsAt(sql: Connection, dataset: Dataset, at: Date, version: string) {
  const of = sql.unsafe(version)
  return dataset.kind === 'event'
    ? sql`not (${of}.withdrawn and ${of}.held_from > ${at})`
    : sql`${of}.held_from <= ${at}`
}

/** An event existed once its time had come; where that time may be empty, once any of its times had. */
function hadHappened(sql: Connection, dataset: Dataset, at: Date) {
  if (dataset.kind !== 'event' || dataset.time === null) return sql`true`
  const time = dataset.fields.find(each => each.name === dataset.time)
  const instant = (field: { name: string; type: string }) =>
    field.type === 'date' ? `work.day_start(${quoted(columnName(field.name))})` : quoted(columnName(field.name))
  if (time?.required) return sql`${sql.unsafe(instant(time))} <= ${at}`
  const times = happenings(dataset).filter(each => each.type === 'timestamp')
  return sql`coalesce(least(${sql.unsafe(times.map(instant).join(', '))}) <= ${at}, true)`
}

function masked(sql: Connection, dataset: Dataset, at: Date) {
  const times = new Map(happenings(dataset).map(each => [columnName(each.name), each.type]))
  const rules = new Map((statusRules[dataset.name] ?? []).map(each => [each.column, each]))
  const iso = `'${at.toISOString()}'::timestamptz`
  const day = `work.day_of(${iso})`
  const moment = (column: string) => (times.get(column) === 'date' ? day : iso)
  const columns = columnsOf(dataset).map(column => {
    const name = quoted(column)
    const type = times.get(column)
    if (type) return `case when ${name} <= ${moment(column)} then ${name} end as ${name}`
    const rule = rules.get(column)
    if (!rule) return name
    const isTooNew = rule.times.map(each => `${each} > ${moment(each)}`).join(' or ')
    const value = rule.value.replaceAll(/(\w+) <= \$at/g, (_, each: string) => `${each} <= ${moment(each)}`)
    return `case when ${isTooNew} then ${value} else ${name} end as ${name}`
  })
  return sql.unsafe(columns.join(', '))
}

/**
 * The records of a dataset as they stood (decision 3), for use as `from ${recordsAsOf(…)} as record`. Without a moment
 * it is the view of what counts now. Columns are those of the record table, less nothing; withdrawn records and those
 * linked to another source's record are left out.
 */
export function recordsAsOf(sql: Connection, dataset: Dataset, { at, known, maskAfter }: AsOf = {}) {
  const name = quoted(dataset.name)
  if (!at && !known) {
    if (!maskAfter) return sql.unsafe(`live.${name}`)
    return sql`(select ${masked(sql, dataset, maskAfter)} from ${sql.unsafe(`live.${name}`)})`
  }
  const columns = maskAfter ? masked(sql, dataset, maskAfter) : sql.unsafe(columnsOf(dataset).map(quoted).join(', '))
  if (!at) {
    return sql`(select ${columns} from ${knownVersions(sql, dataset, known)} as version
      where not withdrawn and same_as is null)`
  }
  const list = sql.unsafe(columnsOf(dataset).map(quoted).join(', '))
  const earlier = sql.unsafe(
    columnsOf(dataset)
      .map(each => `former.${quoted(each)}`)
      .join(', '),
  )
  // A version that did not hold yet gives way to the newest one that did; that may have been learned of later.
  const newestFirst = ({ kind }: Dataset) =>
    kind === 'event' ? sql`past.known_from desc, past.held_from desc` : sql`past.held_from desc, past.known_from desc`
  return sql`(
    select ${columns} from (
      select ${list} from ${knownVersions(sql, dataset, known)} as version where ${holdsAt(sql, dataset, at, 'version')}
      union all
      select ${earlier} from ${knownVersions(sql, dataset, known)} as version
      cross join lateral (
        select * from ${sql.unsafe(`history.${name}`)} as past
        where past.id = version.id and ${known ? sql`past.known_from <= ${known}` : sql`true`} and ${holdsAt(sql, dataset, at, 'past')}
        order by ${newestFirst(dataset)} limit 1) as former
      where not (${holdsAt(sql, dataset, at, 'version')})
    ) as standing
    where not withdrawn and same_as is null and ${hadHappened(sql, dataset, at)})`
}
