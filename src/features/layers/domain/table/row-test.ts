import type { AreaScope } from '../../../areas'
import { lampCode } from '../lamp'
import type { LayerFilter } from '../layer-filter'
import { type TextColumn, TextTest } from './text-column'

/** What a filter reads of a table. */
export interface FilteredTable {
  readonly open: Uint8Array
  readonly at: Float64Array
  readonly lamp: Uint8Array
  text(column: string): TextColumn
}

type RowTest = (row: number) => boolean

function inScope(table: FilteredTable, scope: AreaScope): RowTest {
  const isOneOf = (column: string, codes: readonly (string | null)[]) => {
    const test = new TextTest(table.text(column), new Set(codes))
    return (row: number) => test.accepts(row)
  }
  switch (scope.kind) {
    case 'all': {
      const nowhere = isOneOf('district', [null])
      return row => !nowhere(row)
    }
    case 'outside':
      return isOneOf('district', [null])
    case 'in':
      return isOneOf(scope.column, scope.codes)
    case 'group': {
      const [district, street] = [isOneOf('district', scope.districts), isOneOf('street', scope.streets)]
      return row => district(row) || street(row)
    }
  }
}

/** A filter as one question a row; it reads the table as it then is. */
export function rowTest(table: FilteredTable, filter: LayerFilter): RowTest {
  const tests: RowTest[] = [inScope(table, filter.scope)]
  if (filter.state === 'open') tests.push(row => table.open[row] === 1)
  const { from, to } = filter
  if (from !== undefined) tests.push(row => (table.at[row] as number) >= from)
  if (to !== undefined) tests.push(row => (table.at[row] as number) < to)
  for (const { column, values } of filter.texts) {
    const test = new TextTest(table.text(column), new Set(values))
    tests.push(row => test.accepts(row))
  }
  if (filter.lamps) {
    const wanted = new Set(filter.lamps.map(lampCode))
    tests.push(row => wanted.has(table.lamp[row] as number))
  }
  return row => {
    for (const test of tests) if (!test(row)) return false
    return true
  }
}
