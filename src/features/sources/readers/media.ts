import { Problem } from '../../../shared/problem'
import type { Bytes } from './bytes'
import type { Format, ReadOptions } from './row-reading'

const byMediaType: Readonly<Record<string, Format>> = {
  'text/csv': 'csv',
  'application/csv': 'csv',
  'text/tab-separated-values': 'csv',
  'text/plain': 'csv',
  'application/x-ndjson': 'ndjson',
  'application/ndjson': 'ndjson',
  'application/jsonl': 'ndjson',
  'application/x-jsonlines': 'ndjson',
  'application/json': 'json',
  'application/geo+json': 'geojson',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.ms-excel.sheet.macroenabled.12': 'xlsx',
  'application/vnd.ms-excel': 'xls',
  'application/xes+xml': 'xes',
  'application/xml': 'xes',
  'text/xml': 'xes',
}

const byExtension: Readonly<Record<string, Format>> = {
  csv: 'csv',
  tsv: 'csv',
  txt: 'csv',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  json: 'json',
  geojson: 'geojson',
  xlsx: 'xlsx',
  xlsm: 'xlsx',
  xls: 'xls',
  xes: 'xes',
}

/** Media types that say nothing of what is inside. */
const opaque = new Set(['', 'application/octet-stream', 'application/gzip', 'application/x-gzip'])

/** The format wanted, else by media type, file name, first bytes. Throws `unsupported-media-type` (415). */
export function formatOf(bytes: Bytes, options: ReadOptions): Format {
  const declared = options.format ?? byDeclaration(options)
  const looks = workbookKind(bytes.head)
  // Browsers on Windows send CSV as application/vnd.ms-excel.
  if (declared === 'xls' && !looks && options.format === undefined) return textKind(bytes.head)
  if (declared && declared !== 'xlsx' && declared !== 'xls' && looks) {
    throw unsupported(`The body is a workbook and was sent as ${declared}`)
  }
  return declared ?? looks ?? textKind(bytes.head)
}

function byDeclaration(options: ReadOptions): Format | undefined {
  const mediaType = (options.contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  const format = byMediaType[mediaType]
  if (format) return format
  if (!opaque.has(mediaType)) throw unsupported(`The media type ${mediaType.slice(0, 100)} is not read`)
  const extension = /\.([a-z]+)(?:\.gz)?$/i.exec(options.fileName ?? '')?.[1]?.toLowerCase() ?? ''
  return byExtension[extension]
}

function workbookKind(head: Buffer): 'xlsx' | 'xls' | undefined {
  if (head.length >= 4) {
    const magic = head.readUInt32BE(0)
    if (magic === 0x504b0304) return 'xlsx'
    if (magic === 0xd0cf11e0) return 'xls'
  }
  return undefined
}

function textKind(head: Buffer): Format {
  const start = head
    .subarray(0, 1024)
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
  if (start.startsWith('[')) return 'json'
  if (start.startsWith('{')) return 'ndjson'
  if (start.startsWith('<')) return 'xes'
  return 'csv'
}

const unsupported = (detail: string) => new Problem(415, 'unsupported-media-type', detail)
