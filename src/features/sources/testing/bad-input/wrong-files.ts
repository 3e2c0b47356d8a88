import { gzipSync } from 'node:zlib'
import { utils, write } from '@e965/xlsx'
import { columns, csv, good, header, json, line, ndjson, problem, text, xlsx } from './case-rows'
import type { BadInput } from './delivery'

/** A title over the whole table, a district over two rows, a formula for a count and an error value in a field. */
function workbook(): Buffer {
  const rows = [good('book-1'), good('book-2'), good('book-3')].map(row => columns.map(name => row[name]))
  const sheet = utils.aoa_to_sheet([['案件登记表'], columns, ...rows])
  const districtAt = columns.indexOf('district')
  sheet['!merges'] = [
    { s: { r: 0, c: 0 }, e: { r: 0, c: columns.length - 1 } },
    { s: { r: 2, c: districtAt }, e: { r: 3, c: districtAt } },
  ]
  const cell = (row: number, name: string) => utils.encode_cell({ r: row - 1, c: columns.indexOf(name) })
  delete sheet[cell(4, 'district')]
  sheet[cell(3, 'returnCount')] = { t: 'n', v: 2, f: 'SUM(1,1)' }
  sheet[cell(4, 'reportedAt')] = { t: 'n', v: 46037.5, z: 'yyyy/m/d h:mm' }
  sheet[cell(5, 'reworkCount')] = { t: 'e', v: 7, f: '1/0' }
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, '案件')
  return write(book, { type: 'buffer', bookType: 'xlsx' })
}

/** Good rows without end, then the connection is gone. */
async function* cutStream(bytes: number): AsyncGenerator<Uint8Array> {
  yield text(header)
  const block = Array.from({ length: 500 }, (_, index) => line(good(`cut-${index}`))).join('\n')
  const piece = text(block)
  for (let sent = 0; sent < bytes; sent += piece.length) yield piece
  throw new Error('The sender is gone')
}

/** Deliveries that are wrong as a whole: empty, cut, broken, or sent to the wrong door. */
export const wrongFiles = (cutAfter: number): readonly BadInput[] => [
  { name: 'empty file', headers: csv, body: () => new Uint8Array(), expected: problem(400, 'empty') },
  { name: 'empty file: zipped', headers: csv, body: () => gzipSync(''), expected: problem(400, 'empty') },
  { name: 'empty file: a header alone', headers: csv, body: () => text(header), expected: problem(400, 'empty') },
  {
    name: 'truncated gzip',
    headers: { ...csv, 'content-encoding': 'gzip' },
    body: () =>
      gzipSync(text(header, ...Array.from({ length: 5000 }, (_, index) => line(good(`gz-${index}`))))).subarray(0, -20),
    expected: problem(400, 'gzip-truncated'),
  },
  {
    name: 'JSON nested a million deep',
    headers: json,
    body: () => Buffer.from('['.repeat(1_000_000)),
    expected: problem(400, 'json-too-deep'),
  },
  {
    name: 'JSON nested a million deep: on one line of NDJSON',
    headers: ndjson,
    body: () => text(`{"a":${'['.repeat(1_000_000)}`, JSON.stringify(good('deep'))),
    expected: { accepted: 1, rejects: [{ line: 1, code: 'shape' }] },
  },
  {
    name: 'JSON cut in the middle',
    headers: json,
    body: () => Buffer.from(JSON.stringify([good('json-1'), good('json-2')]).slice(0, -30)),
    expected: problem(400, 'json-broken'),
  },
  {
    name: 'stream cut in the middle',
    headers: csv,
    body: () => cutStream(cutAfter),
    expected: problem(400, 'body-cut'),
  },
  {
    name: 'wrong key',
    headers: csv,
    key: 'not-the-key',
    body: () => text(header, line(good('key'))),
    expected: problem(401, 'key-wrong'),
  },
  {
    name: 'wrong dataset',
    headers: csv,
    dataset: 'no-such-dataset',
    body: () => text(header, line(good('dataset'))),
    expected: problem(404, 'unknown-dataset'),
  },
  {
    name: 'wrong dataset: the columns of another one',
    headers: csv,
    body: () => text('pressure,colour', '1,red'),
    expected: problem(400, 'no-known-field'),
  },
  {
    name: 'wrong media type',
    headers: { 'content-type': 'image/png' },
    body: () => Buffer.from([0x89, 0x50, 0x4e, 0x47]),
    expected: problem(415, 'unsupported-media-type'),
  },
  {
    name: 'a workbook with formulas and merged cells',
    headers: xlsx,
    query: { headerRow: '2' },
    body: workbook,
    expected: { accepted: 2, rejects: [{ line: 5, code: 'type', field: 'reworkCount' }] },
  },
  {
    name: 'a workbook that is none',
    headers: xlsx,
    body: () => text('<html><table><tr><td>1</td></tr></table></html>'),
    expected: problem(400, 'workbook-broken'),
  },
]
