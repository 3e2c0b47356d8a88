import { rowsPerChunk } from './limits'
import type { RawRow } from './row-reading'

/** Something that turns text, pushed in pieces cut anywhere, into rows. */
export interface RowScanner {
  /** Rows in chunks, to be taken all before the next push; `last` once, with the end of the text. Throws `Problem` where the whole delivery must be refused. */
  push(text: string, last: boolean): Iterable<readonly RawRow[]>
}

export async function* scanRows(texts: AsyncIterable<string>, scanner: RowScanner): AsyncGenerator<readonly RawRow[]> {
  for await (const text of texts) yield* scanner.push(text, false)
  yield* scanner.push('', true)
}

/** A list of rows in chunks of the usual size. */
export function* pieces(rows: readonly RawRow[]): Generator<readonly RawRow[]> {
  if (rows.length > 0 && rows.length <= rowsPerChunk) yield rows
  else for (let from = 0; from < rows.length; from += rowsPerChunk) yield rows.slice(from, from + rowsPerChunk)
}
