import type { Bytes } from '../bytes'
import { findEncoding } from '../encoding'
import type { ReadOptions, RowReading } from '../row-reading'
import { scanRows } from '../row-scanner'
import { decodeText } from '../text'
import { NdjsonScanner } from './ndjson-scanner'

export async function readNdjson(bytes: Bytes, options: ReadOptions): Promise<RowReading> {
  const { encoding, name } = await findEncoding(bytes, options.encoding, options.contentType)
  const rows = () => scanRows(decodeText(bytes.read(), encoding), new NdjsonScanner())
  return { format: 'ndjson', encoding: name, rows: { [Symbol.asyncIterator]: rows } }
}
