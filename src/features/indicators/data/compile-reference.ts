import { refDataset } from '@/features/datasets'
import { columnName, quoted } from '@/shared/names'
import { hasReference } from './area-keys'
import { type ScanOptions, versionsFor } from './compile-scan'
import { relationSql } from './relation'
import { Parameters, type Statement } from './sql-text'

/** `y`: the row of each district for a year, else of the latest year before it. */
export function referenceSql(parameters: Parameters, year: number, options: ScanOptions): string {
  const relation = relationSql(parameters, refDataset, versionsFor(refDataset, options.present, options))
  return `y as (select distinct on (district) * from ${relation} r
    where r.year <= ${parameters.add(year, 'int')} and r.district = any(${parameters.add(options.areas.districts, 'text[]')})
    order by district, year desc, known_from desc, source, source_id)`
}

/** The series of a year: districts as they are given, the city as their sum; areas below a district have none. */
export function compileReference(series: readonly string[], year: number, options: ScanOptions): Statement {
  const parameters = new Parameters()
  const ctes = referenceSql(parameters, year, options)
  const sums = series.map((each, i) => `sum(${quoted(columnName(each))})::text as a${i}`).join(', ')
  const { areas } = options
  if (areas.kind === 'one') {
    const has = hasReference(areas) ? `district = any(${parameters.add(areas.codes, 'text[]')})` : 'false'
    const area = parameters.add(areas.area, 'text')
    return parameters.statement(`with ${ctes} select ${area} as area, ${sums} from y where ${has}`)
  }
  const area = `coalesce(district, ${parameters.add(areas.city, 'text')})`
  return parameters.statement(
    `with ${ctes} select ${area} as area, ${sums} from y group by grouping sets ((), (district))`,
  )
}
