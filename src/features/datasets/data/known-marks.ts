import { quoted } from '@/shared/names'

/** Columns that are filled from neighbours without a new version of the record, and where their former values are kept. */
const marks: Readonly<Record<string, { readonly table: string; readonly columns: ReadonlySet<string> }>> = {
  case: { table: 'history.hotspot_mark', columns: new Set(['hotspot_id', 'hotspot_cleared'].map(quoted)) },
}

/**
 * The versions of a dataset's records that were current at a moment of this database, one a record, as they were marked
 * then. `columns` and `moment` are SQL; answers what may stand behind `from`.
 */
export function versionsKnownAt(dataset: string, columns: readonly string[], moment: string): string {
  const own = columns.join(', ')
  const name = quoted(dataset)
  const versions = `select ${own} from record.${name} where known_from <= ${moment}
    union all select ${own} from history.${name} where known_from <= ${moment} and known_to > ${moment}`
  const marked = marks[dataset]
  if (!marked) return `(${versions})`
  const list = columns.map(each =>
    marked.columns.has(each)
      ? `case when mark.id is null then version.${each} else mark.${each} end as ${each}`
      : `version.${each}`,
  )
  return `(select ${list.join(', ')} from (${versions}) as version
    left join ${marked.table} as mark on mark.id = version.id and mark.known_from <= ${moment} and mark.known_to > ${moment})`
}
