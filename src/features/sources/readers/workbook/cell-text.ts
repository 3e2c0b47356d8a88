import { type CellObject, SSF } from '@e965/xlsx'

/** Error values by their number in the file (ECMA-376, [MS-XLS] 2.5.10). */
const errorNames: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
}

/** What a cell holds, as text: numbers as a spreadsheet shows them (15 digits), dates as ISO 8601, empty as `''`. */
export function cellText(cell: CellObject | undefined, date1904: boolean): string {
  if (cell === undefined || cell.v === undefined || cell.v === null) return ''
  if (cell.t === 'e') return errorNames[Number(cell.v)] ?? String(cell.v)
  if (cell.t === 'b') return cell.v ? 'true' : 'false'
  if (typeof cell.v !== 'number') return String(cell.v)
  const format = typeof cell.z === 'string' ? cell.z : ''
  // `[h]:mm` is a length of time and no date.
  if (format !== '' && SSF.is_date(format) && !/\[[hms]+\]/i.test(format)) return dateText(cell.v, date1904)
  return String(Number(cell.v.toPrecision(15)))
}

/** Serial days since 1900 (or 1904) to `2026-11-21`, `2026-11-21T08:30:00` or, below one day, `08:30:00`. */
function dateText(serial: number, date1904: boolean): string {
  // A whole millisecond first, or 12:30:00 would come out as 12:29:59.9999.
  const rounded = Math.round(serial * 86_400_000) / 86_400_000
  const parts = SSF.parse_date_code(rounded, { date1904 })
  if (!parts) return String(serial)
  const date = `${pad(parts.y, 4)}-${pad(parts.m)}-${pad(parts.d)}`
  const seconds = Math.floor(parts.S)
  const milliseconds = Math.round((parts.u ?? 0) * 1000)
  const fraction = milliseconds > 0 && milliseconds < 1000 ? `.${pad(milliseconds, 3)}` : ''
  const time = `${pad(parts.H)}:${pad(parts.M)}:${pad(seconds)}${fraction}`
  if (serial > 0 && serial < 1) return time
  return time === '00:00:00' ? date : `${date}T${time}`
}

const pad = (value: number, length = 2) => String(value).padStart(length, '0')
