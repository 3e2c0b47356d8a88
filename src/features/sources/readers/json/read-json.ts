import { badRequest } from '../../../../shared/problem'
import type { Bytes } from '../bytes'
import { findEncoding } from '../encoding'
import type { RawRow, ReadOptions, RowReading } from '../row-reading'
import { pieces, type RowScanner, scanRows } from '../row-scanner'
import { decodeText, encodingFault } from '../text'
import { featureValue } from './geojson-feature'
import { type JsonElement, JsonSplitter } from './json-splitter'
import { faultRow, isObject, nonFiniteFault, valueFault } from './value-fault'

/** An array of objects, at the top or at `rows`; of a GeoJSON collection its features. */
export async function readJson(bytes: Bytes, format: 'json' | 'geojson', options: ReadOptions): Promise<RowReading> {
  const { encoding, name } = await findEncoding(bytes, options.encoding, options.contentType)
  if (
    bytes.whole &&
    bytes.head
      .toString('latin1')
      .replace(/^\xef\xbb\xbf/, '')
      .trim() === ''
  ) {
    throw badRequest('empty', 'The body holds no text')
  }
  const dotted = options.rows ?? (format === 'geojson' ? 'features' : '')
  const path = dotted === '' ? [] : dotted.split('.')
  const rows = () => scanRows(decodeText(bytes.read(), encoding), new JsonScanner(path, format === 'geojson'))
  return { format, encoding: name, rows: { [Symbol.asyncIterator]: rows } }
}

/** Row faults only for what one element alone has wrong; an element that is no JSON breaks the whole array. */
export class JsonScanner implements RowScanner {
  private readonly splitter: JsonSplitter
  private index = 0

  constructor(
    path: readonly string[],
    private readonly isGeojson: boolean,
  ) {
    this.splitter = new JsonSplitter(path)
  }

  *push(piece: string, last: boolean): Generator<readonly RawRow[]> {
    yield* pieces(this.splitter.push(piece, last).map(element => this.row(element)))
  }

  private row({ text, overlong }: JsonElement): RawRow {
    const line = ++this.index
    if (overlong)
      return faultRow(line, { code: 'too-large', reason: 'an element longer than 8 million characters' }, text)
    const reason = encodingFault(text)
    if (reason) return faultRow(line, { code: 'encoding', reason }, text)
    let parsed: unknown
    try {
      parsed = JSON.parse(text)
    } catch {
      const fault = nonFiniteFault(text)
      if (fault) return faultRow(line, fault, text)
      throw badRequest('json-broken', `The JSON is broken: element ${line} cannot be read`, { line })
    }
    if (!isObject(parsed)) return faultRow(line, { code: 'shape', reason: 'not a JSON object' }, text)
    const value = this.isGeojson ? featureValue(parsed) : parsed
    if (!value) return faultRow(line, { code: 'shape', reason: 'not a GeoJSON feature' }, text)
    const fault = valueFault(value, text)
    return fault ? faultRow(line, fault, text) : { line, value }
  }
}
