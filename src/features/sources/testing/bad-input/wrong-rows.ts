import { encodeText } from '../encode-text'
import {
  asText,
  columns,
  csv,
  firstAndLast,
  good,
  header,
  json,
  line,
  ndjson,
  problem,
  spoilt,
  text,
  wrongRow,
} from './case-rows'
import type { BadInput } from './delivery'

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

/** Deliveries with rows or fields that are wrong, beside good ones. */
export const wrongRows: readonly BadInput[] = [
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
]
