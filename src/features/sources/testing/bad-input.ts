import { gzipSync } from 'node:zlib'
import { utils, write } from '@e965/xlsx'
import { encodeText } from './encode-text'

/** A refused row as `/batches/{id}/rejects` tells it. */
interface ExpectedReject {
  readonly line: number
  readonly code: string
  readonly field?: string
}

/**
 * A delivery that is wrong in one way, and what must come of it: a problem answer and nothing kept, or refused rows
 * beside all the good ones. Made for the demo city (Chengdu) and an empty database.
 */
export interface BadInput {
  /** The words of the list of bad input it stands for, and what about it. */
  readonly name: string
  /** Default `case`. */
  readonly dataset?: string
  readonly headers: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  /** Given only where the delivery goes through a profile, which is to be saved first. */
  readonly profile?: Readonly<Record<string, unknown>>
  /** Sent instead of the right key. */
  readonly key?: string
  /** A stream breaks off with an error where the sender would vanish. */
  readonly body: () => Uint8Array | AsyncIterable<Uint8Array>
  readonly expected:
    | { readonly problem: { readonly status: number; readonly code: string } }
    | { readonly accepted: number; readonly updated?: number; readonly rejects: readonly ExpectedReject[] }
}

const columns = [
  ...['caseNo', 'cls', 'foundBy', 'status', 'reportedAt', 'closedAt', 'district', 'lng', 'lat', 'returnCount'],
  ...['reworkCount', 'extended', 'suspended', 'supervised', 'fastTrack', 'autoDispatched', 'refiled', 'address'],
]

type Row = Readonly<Record<string, string | number | boolean | null>>

/** A case that is right, in 锦江区. */
const good = (caseNo: string, changes: Row = {}): Row => ({
  caseNo,
  cls: 'E0101',
  foundBy: 'patrol',
  status: 'reported',
  reportedAt: '2026-01-15T08:00:00+08:00',
  closedAt: null,
  district: '510104',
  lng: 104.08,
  lat: 30.65,
  returnCount: 0,
  reworkCount: 0,
  extended: false,
  suspended: false,
  supervised: false,
  fastTrack: false,
  autoDispatched: false,
  refiled: false,
  address: '红星路',
  ...changes,
})

const line = (row: Row, delimiter = ',') => columns.map(name => row[name] ?? '').join(delimiter)
const header = columns.join(',')
const csv = { 'content-type': 'text/csv' }
const json = { 'content-type': 'application/json' }
const ndjson = { 'content-type': 'application/x-ndjson' }
const xlsx = { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }

const text = (...lines: string[]) => Buffer.from(`${lines.join('\n')}\n`)
const firstAndLast = (name: string, between: string) =>
  text(header, line(good(`${name}-a`)), between, line(good(`${name}-z`)))
const problem = (status: number, code: string) => ({ problem: { status, code } })

/** CSV of two good rows around one, on line 3, that is wrong. */
const wrongRow = (name: string, changes: Row, code: string, field?: string): BadInput => ({
  name,
  headers: csv,
  body: () => firstAndLast(name.replaceAll(/\W+/g, '-'), line(good('wrong', changes))),
  expected: { accepted: 2, rejects: [{ line: 3, code, ...(field === undefined ? {} : { field }) }] },
})

const spoilt = (name: string, bytes: readonly number[]): BadInput => ({
  name,
  headers: csv,
  body: () => {
    const [before = '', after = ''] = firstAndLast('spoilt', line(good('wrong', { address: '<here>' })))
      .toString()
      .split('<here>')
    return Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)])
  },
  expected: { accepted: 2, rejects: [{ line: 3, code: 'encoding' }] },
})

const asText = (row: Row) =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value === null ? '' : String(value)]))

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

const dayFirst = {
  source: 'bad-day-first',
  format: 'csv',
  timezone: 'Asia/Shanghai',
  emit: [
    {
      dataset: 'case',
      key: ['caseNo'],
      fields: {
        ...Object.fromEntries(columns.map(name => [name, { from: name }])),
        reportedAt: { from: 'reportedAt', date: 'MM/dd/yyyy HH:mm' },
      },
    },
  ],
}

/** Every item of the list of bad input, most in several ways. `cutAfter`: bytes sent before a stream breaks off. */
export const badInputs = (cutAfter = 2 * 1024 ** 3): readonly BadInput[] => [
  {
    name: 'ragged CSV',
    headers: csv,
    body: () =>
      text(header, 'short,row', line(good('ragged-1')), `${line(good('ragged-2'))},more`, line(good('ragged-3'))),
    expected: {
      accepted: 2,
      rejects: [
        { line: 2, code: 'shape' },
        { line: 4, code: 'shape' },
      ],
    },
  },
  {
    name: 'ragged CSV: a quote that is never closed',
    headers: csv,
    body: () => firstAndLast('quote', `"${line(good('wrong'))}`),
    expected: { accepted: 2, rejects: [{ line: 3, code: 'shape' }] },
  },
  {
    name: 'wrong delimiter',
    headers: csv,
    query: { delimiter: ';' },
    body: () => text(header, line(good('wrong'))),
    expected: problem(400, 'no-known-field'),
  },
  {
    name: 'wrong delimiter: not said, found by itself',
    headers: csv,
    body: () => text(columns.join(';'), line(good('semicolon'), ';')),
    expected: { accepted: 1, rejects: [] },
  },
  {
    name: 'BOM',
    headers: csv,
    body: () => encodeText(`\uFEFF${header}\n${line(good('bom'))}\n`, 'utf-8'),
    expected: { accepted: 1, rejects: [] },
  },
  spoilt('bad bytes for the encoding', [0xe9, 0x94]),
  {
    name: 'bad bytes for the encoding: GB18030 declared as UTF-8',
    headers: { 'content-type': 'text/csv; charset=utf-8' },
    body: () =>
      encodeText([header, line(good('gb-1')), line(good('gb-2', { address: 'plain' })), ''].join('\n'), 'gb18030'),
    expected: { accepted: 1, rejects: [{ line: 2, code: 'encoding' }] },
  },
  spoilt('NUL', [0]),
  {
    name: 'NUL: escaped in JSON',
    headers: json,
    body: () => Buffer.from(JSON.stringify([good('nul-1', { address: 'a\0b' }), good('nul-2')])),
    expected: { accepted: 1, rejects: [{ line: 1, code: 'encoding', field: 'address' }] },
  },
  wrongRow('1 MB field', { address: 'x'.repeat(1024 * 1024) }, 'too-large'),
  {
    name: '1 MB field: in JSON',
    headers: ndjson,
    body: () => text(JSON.stringify(good('mb-1', { address: 'x'.repeat(1024 * 1024) })), JSON.stringify(good('mb-2'))),
    expected: { accepted: 1, rejects: [{ line: 1, code: 'too-large', field: 'address' }] },
  },
  wrongRow('NaN', { returnCount: 'NaN' }, 'type', 'returnCount'),
  wrongRow('Infinity', { lng: 'Infinity' }, 'type', 'lng'),
  {
    name: 'NaN and Infinity: bare in JSON',
    headers: json,
    body: () =>
      Buffer.from(
        `[${[good('nan-1'), good('nan-2')].map(row => JSON.stringify(row)).join(',')}]`.replace(
          '"lng":104.08',
          '"lng":NaN',
        ),
      ),
    expected: { accepted: 1, rejects: [{ line: 1, code: 'type', field: 'lng' }] },
  },
  {
    name: 'Infinity: a JSON number beyond all bounds',
    headers: json,
    body: () => Buffer.from(JSON.stringify([good('inf')]).replace('"lng":104.08', '"lng":1e999')),
    expected: { accepted: 0, rejects: [{ line: 1, code: 'type', field: 'lng' }] },
  },
  {
    name: 'numbers as text',
    headers: json,
    body: () => Buffer.from(JSON.stringify([asText(good('as-text'))])),
    expected: { accepted: 1, rejects: [] },
  },
  wrongRow('unknown enum', { foundBy: 'telepathy' }, 'enum', 'foundBy'),
  wrongRow('impossible date', { reportedAt: '2026-02-30T08:00:00+08:00' }, 'date', 'reportedAt'),
  wrongRow('day-first date', { reportedAt: '21/11/2025 08:00' }, 'date', 'reportedAt'),
  {
    name: 'day-first date: against the month-first pattern of a profile',
    headers: csv,
    profile: dayFirst,
    body: () => {
      const [first, second] = ['01/05/2026 08:00', '21/01/2026 08:00']
      return text(header, line(good('mdy', { reportedAt: first })), line(good('dmy', { reportedAt: second })))
    },
    expected: { accepted: 1, rejects: [{ line: 3, code: 'date', field: 'reportedAt' }] },
  },
  wrongRow('end before start', { closedAt: '2026-01-14T08:00:00+08:00', status: 'closed' }, 'order'),
  wrongRow('swapped coordinates', { lng: 30.65, lat: 104.08 }, 'coordinates'),
  wrongRow('missing coordinates: one of two', { lat: null }, 'coordinates', 'lat'),
  wrongRow(
    'missing coordinates: both, and no district',
    { lng: null, lat: null, district: null },
    'required',
    'district',
  ),
  {
    name: 'missing coordinates: both, with a district',
    headers: csv,
    body: () => text(header, line(good('no-point', { lng: null, lat: null }))),
    expected: { accepted: 1, rejects: [] },
  },
  wrongRow('point outside the city', { lng: 119.02, lat: 33.61, district: null }, 'outside-city'),
  {
    name: 'duplicate key in the file: the later content wins',
    headers: csv,
    body: () => text(header, line(good('twice')), line(good('twice', { address: '春熙路' }))),
    expected: { accepted: 1, updated: 1, rejects: [] },
  },
  {
    name: 'duplicate key in the file: refused by a profile that wants it so',
    headers: csv,
    profile: {
      source: 'bad-repeat',
      format: 'csv',
      repeat: 'refuse',
      emit: [
        { dataset: 'case', key: ['caseNo'], fields: Object.fromEntries(columns.map(name => [name, { from: name }])) },
      ],
    },
    body: () => text(header, line(good('both')), line(good('one')), line(good('both', { address: '春熙路' }))),
    expected: {
      accepted: 1,
      rejects: [
        { line: 2, code: 'duplicate-in-batch' },
        { line: 4, code: 'duplicate-in-batch' },
      ],
    },
  },
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
