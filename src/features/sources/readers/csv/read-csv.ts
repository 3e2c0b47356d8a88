import { badRequest } from '../../../../shared/problem'
import type { Bytes } from '../bytes'
import { columnNames } from '../column-names'
import { findEncoding } from '../encoding'
import type { RawRow, ReadOptions, RowReading } from '../row-reading'
import { scanRows } from '../row-scanner'
import { decodeText } from '../text'
import { type CsvForm, CsvScanner } from './csv-scanner'
import { findForm } from './find-form'

/** Throws `empty`, `no-header`, `duplicate-column`, `encoding` (a damaged header), `delimiter`, `unsupported-charset`. */
export async function readCsv(bytes: Bytes, options: ReadOptions): Promise<RowReading> {
  const { encoding, name } = await findEncoding(bytes, options.encoding, options.contentType)
  let head = ''
  for await (const text of decodeText(once(bytes.head), encoding, bytes.whole)) head += text
  if (head.trim() === '') throw badRequest('empty', 'The body holds no text')
  const form = findForm(head, options.delimiter, options.headerRow)
  const [first] = new CsvScanner(form).push(head, bytes.whole)
  const columns = headerOf(first?.[0])
  return {
    format: 'csv',
    encoding: name,
    delimiter: form.delimiter,
    columns,
    rows: { [Symbol.asyncIterator]: () => withoutHeader(decodeText(bytes.read(), encoding), form) },
  }
}

async function* once<T>(value: T): AsyncGenerator<T> {
  yield value
}

function headerOf(header: RawRow | undefined): readonly string[] {
  if (header?.fault?.code === 'encoding') throw badRequest('encoding', `The header holds ${header.fault.reason}`)
  if (header?.fault) throw badRequest('no-header', `The header cannot be read: ${header.fault.reason}`)
  if (!header?.cells) throw badRequest('no-header', 'No header was found')
  return columnNames(header.cells)
}

async function* withoutHeader(texts: AsyncIterable<string>, form: CsvForm): AsyncGenerator<readonly RawRow[]> {
  let header = true
  for await (const rows of scanRows(texts, new CsvScanner(form))) {
    const kept = header ? rows.slice(1) : rows
    header = false
    if (kept.length > 0) yield kept
  }
}
