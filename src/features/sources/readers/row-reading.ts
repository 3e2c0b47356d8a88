/** What a reader hands on: rows of any format, each with its place in the file and, if it could not be read, why. */

export type Format = 'csv' | 'ndjson' | 'json' | 'xlsx' | 'xls' | 'xes' | 'geojson'

/** Why one row could not be read. It costs that row only. */
export interface RowFault {
  code: 'shape' | 'encoding' | 'too-large' | 'type'
  reason: string
  column?: string
  /** What was there, cut to a size that can be kept in quarantine. */
  raw: unknown
}

export interface RawRow {
  /** Physical line of the record's start (1 = first line of the file); index + 1 in JSON arrays; row number in sheets; event number in XES. */
  line: number
  /** Tabular formats: aligned with `columns`. Absent when `fault` is set. */
  cells?: readonly string[]
  /** json, ndjson, geojson, xes. Absent when `fault` is set. */
  value?: Record<string, unknown>
  fault?: RowFault
}

export interface RowReading {
  format: Format
  /** What was found or declared and confirmed: `utf-8`, `utf-8-bom`, `gb18030`, `utf-16le`, `utf-16be`. Absent for workbooks. */
  encoding?: string
  delimiter?: string
  columns?: readonly string[]
  /** Chunks of about a thousand rows, once only. Throws `Problem` where the whole delivery must be refused. */
  rows: AsyncIterable<readonly RawRow[]>
}

export type Body = { path: string } | { bytes: Uint8Array }

export interface ReadOptions {
  format?: Format
  contentType?: string
  contentEncoding?: string
  fileName?: string
  encoding?: 'auto' | 'utf-8' | 'gb18030' | 'utf-16'
  /** One character; found by itself among `,` `;` tab and `|` when absent. */
  delimiter?: string
  /** Workbooks: by name, or by number from 1; default the first. */
  sheet?: string | number
  /** Tabular formats: row number of the header, from 1; rows above it are skipped. */
  headerRow?: number
  /** JSON: dotted path to the array of rows. */
  rows?: string
}
