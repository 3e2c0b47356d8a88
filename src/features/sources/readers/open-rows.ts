import { openBytes } from './bytes'
import { readCsv } from './csv/read-csv'
import { readJson } from './json/read-json'
import { readNdjson } from './json/read-ndjson'
import { formatOf } from './media'
import type { Body, ReadOptions, RowReading } from './row-reading'
import { readWorkbook } from './workbook/read-workbook'
import { readXes } from './xes/read-xes'

/**
 * Rows of a delivery in any of the formats, in constant memory (workbooks excepted). Faults of a row come with the row;
 * faults of the whole are thrown as `Problem`, here or while iterating, and then nothing of the delivery may be kept.
 * The codes: see README.md.
 */
export async function openRows(body: Body, options: ReadOptions): Promise<RowReading> {
  const bytes = await openBytes(body, options.contentEncoding)
  const format = formatOf(bytes, options)
  switch (format) {
    case 'csv':
      return readCsv(bytes, options)
    case 'ndjson':
      return readNdjson(bytes, options)
    case 'json':
    case 'geojson':
      return readJson(bytes, format, options)
    case 'xlsx':
    case 'xls':
      return readWorkbook(bytes, format, options)
    case 'xes':
      return readXes(bytes, options)
  }
}
