import { badRequest } from '../../../../shared/problem'
import type { Bytes } from '../bytes'
import { findEncoding } from '../encoding'
import type { ReadOptions, RowReading } from '../row-reading'
import { scanRows } from '../row-scanner'
import { decodeText } from '../text'
import { XesScanner } from './xes-scanner'

/** An event log (IEEE 1849): one row an event, keys as in the CSV that pm4py writes. Throws `xes-broken`. */
export async function readXes(bytes: Bytes, options: ReadOptions): Promise<RowReading> {
  const { encoding, name } = await findEncoding(bytes, options.encoding, options.contentType)
  if (bytes.whole && bytes.head.toString('latin1').trim() === '') throw badRequest('empty', 'The body holds no text')
  const rows = () => scanRows(decodeText(bytes.read(), encoding), new XesScanner())
  return { format: 'xes', encoding: name, rows: { [Symbol.asyncIterator]: rows } }
}
