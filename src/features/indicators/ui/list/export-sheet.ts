import type { Sheet, SheetCell } from '@/platform/sheet-file'
import type { HeatMap } from '../../queries/heat-map'
import type { IndexRow } from '../../queries/index-page'
import type { ExportNames } from './export-names'
import { heatCells } from './heat-cells.view'
import { changeOf } from './select-rows.view'

const part = (decimal: string | null) => (decimal === null ? null : Number(decimal))

type Column = readonly [title: keyof ExportNames['column'], width: number, cell: (row: IndexRow) => SheetCell]

const listColumns = (names: ExportNames): readonly Column[] => [
  ['code', 10, row => row.code],
  ['name', 44, row => row[names.lang]],
  ['dimension', 10, row => names.dimension(row.dimension)],
  ['domain', 18, row => names.domain(row.domain)],
  ['value', 12, row => row.value],
  ['unit', 14, row => names.unit(row.unit)],
  ['score', 8, row => row.score],
  ['change', 10, changeOf],
  ['floor', 10, row => (row.score === 0 ? names.belowFloor : null)],
  ['reason', 20, row => (row.reason === null ? null : names.reason(row.reason))],
  ['numerator', 14, row => part(row.numerator)],
  ['denominator', 14, row => part(row.denominator)],
  ['weight', 8, row => row.weight],
  ['length', 10, row => names.length(row.length)],
]

/** The list as it is shown: a row an indicator. */
export function listSheet(rows: readonly IndexRow[], names: ExportNames): Sheet {
  const columns = listColumns(names)
  return {
    rows: [columns.map(([title]) => names.column[title]), ...rows.map(row => columns.map(([, , cell]) => cell(row)))],
    widths: columns.map(([, width]) => width),
  }
}

/** The heat map: a row an indicator, a column an area; scores, or why there is none. The index stands above. */
export function heatSheet(map: HeatMap, rows: readonly IndexRow[], names: ExportNames): Sheet {
  const cells = heatCells(map)
  const score = (column: number, code: string): SheetCell => {
    const cell = cells.of(column, code)
    if ('score' in cell) return cell.score
    return cell.reason === null ? null : names.reason(cell.reason)
  }
  return {
    rows: [
      [names.column.code, names.column.name, ...map.areas.map(area => area[names.lang])],
      [null, names.title, ...map.areas.map(area => area.value)],
      ...rows.map(row => [row.code, row[names.lang], ...map.areas.map((_, column) => score(column, row.code))]),
    ],
    widths: [10, 44, ...map.areas.map(() => 10)],
  }
}
