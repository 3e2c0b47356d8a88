import type { Dataset } from '@/features/datasets'
import { versionsKnownAt } from '@/features/datasets/server'
import { quoted } from '@/shared/names'
import { columnNames, type Parameters } from './sql-text'

/** Which versions of the records are read. Without moments: those that hold now. */
export interface Versions {
  /** A moment of this database: versions known then. Absent: now. */
  readonly known?: Date
  /** A moment of the world: records are read as they stood then. Absent: now. */
  readonly at?: Date
}

/**
 * What stands behind `from` for a dataset: its live view, or the versions of a past moment. An event is placed by its
 * own times, so its newest version counts for every moment; only its withdrawal waits for the moment it holds from.
 * A ledger counts as the version says that held at the moment. The same rule as `recordsAsOf` of the records' lists,
 * here as text, because it becomes part of compiled statements.
 */
export function relationSql(parameters: Parameters, dataset: Dataset, { known, at }: Versions): string {
  const name = quoted(dataset.name)
  if (!known && !at) return `live.${name}`
  const columns = ['id', 'same_as', 'withdrawn', 'held_from', 'known_from', 'ingested_at', ...columnNames(dataset)]
  const list = columns.join(', ')
  const current = known ? versionsKnownAt(dataset.name, columns, parameters.moment(known)) : `record.${name}`
  const counts = 'not withdrawn and same_as is null'
  if (!at) return `(select * from ${current} v where ${counts})`
  const moment = parameters.moment(at)
  const holds = (version: string) =>
    dataset.kind === 'event'
      ? `not (${version}.withdrawn and ${version}.held_from > ${moment})`
      : `${version}.held_from <= ${moment}`
  return `(select ${list} from ${current} v where ${holds('v')} and ${counts}
    union all
    select ${columns.map(each => `former.${each}`).join(', ')} from ${current} v
    cross join lateral (select * from history.${name} past
      where past.id = v.id and (past.known_from, past.held_from) < (v.known_from, v.held_from) and ${holds('past')}
      order by past.known_from desc, past.held_from desc limit 1) former
    where not (${holds('v')}) and not former.withdrawn and former.same_as is null)`
}
