import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Problem } from '../../../shared/problem'
import { encodeText } from '../testing/encode-text'
import { CsvScanner } from './csv/csv-scanner'
import { openRows } from './open-rows'
import type { RawRow, ReadOptions } from './row-reading'
import { scanRows } from './row-scanner'
import { decodeText } from './text'

async function readAll(body: string | Uint8Array, options: ReadOptions = {}) {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  const reading = await openRows({ bytes }, options)
  const rows: RawRow[] = []
  for await (const chunk of reading.rows) rows.push(...chunk)
  return { ...reading, rows, cells: rows.map(row => row.cells ?? row.fault?.code) }
}

async function problemOf(body: string | Uint8Array, options: ReadOptions = {}) {
  const error = await readAll(body, options).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Problem)) throw error ?? new Error('It was read without a problem')
  return { status: error.status, code: error.code }
}

const sample = '案件编号,区县\n1,锦江区\n2,青羊区\n'
const sampleCells = [
  ['1', '锦江区'],
  ['2', '青羊区'],
]

describe('encodings, found by themselves', () => {
  for (const encoding of ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const) {
    it(`${encoding} without a mark and with one`, async () => {
      const plain = await readAll(encodeText(sample, encoding))
      expect(plain).toMatchObject({ encoding, columns: ['案件编号', '区县'], cells: sampleCells })
      const marked = await readAll(encodeText(`\uFEFF${sample}`, encoding))
      expect(marked).toMatchObject({
        encoding: encoding === 'utf-8' ? 'utf-8-bom' : encoding,
        columns: ['案件编号', '区县'],
        cells: sampleCells,
      })
    })
  }

  it('a declared charset is taken, a mark is stronger, an unknown one is refused', async () => {
    const bytes = encodeText(sample, 'gb18030')
    expect((await readAll(bytes, { contentType: 'text/csv; charset=GBK' })).cells).toEqual(sampleCells)
    const marked = encodeText(`\uFEFF${sample}`, 'utf-8')
    expect((await readAll(marked, { encoding: 'gb18030' })).encoding).toBe('utf-8-bom')
    expect(await problemOf(bytes, { contentType: 'text/csv; charset=big5' })).toEqual({
      status: 415,
      code: 'unsupported-charset',
    })
  })

  it('a damaged byte costs its row, also among Chinese UTF-8 where the encoding was found', async () => {
    const bytes = Buffer.concat([encodeText(`${sample}3,`, 'utf-8'), Buffer.from([0xe9, 0x94]), Buffer.from('\n4,x\n')])
    expect(await readAll(bytes)).toMatchObject({ encoding: 'utf-8', cells: [...sampleCells, 'encoding', ['4', 'x']] })
    const small = Buffer.concat([encodeText('a,b\n1,红星路\n2,', 'utf-8'), Buffer.from([0xe9]), Buffer.from('\n')])
    expect(await readAll(small)).toMatchObject({ encoding: 'utf-8', cells: [['1', '红星路'], 'encoding'] })
    const gb = Buffer.concat([encodeText(`${sample}3,`, 'gb18030'), Buffer.from([0xff]), Buffer.from('\n4,x\n')])
    expect(await readAll(gb)).toMatchObject({ encoding: 'gb18030', cells: [...sampleCells, 'encoding', ['4', 'x']] })
    const wide = Buffer.concat([
      encodeText('a,b\n1,', 'utf-16le'),
      Buffer.from([0, 0xd8]),
      encodeText('\n2,x\n', 'utf-16le'),
    ])
    expect((await readAll(wide, { encoding: 'utf-16' })).cells).toEqual(['encoding', ['2', 'x']])
  })

  it('GB18030 sent as UTF-8 refuses the rows that are no UTF-8', async () => {
    const bytes = encodeText('a,b\n1,锦江区\n2,x\n', 'gb18030')
    expect((await readAll(bytes, { encoding: 'utf-8' })).cells).toEqual(['encoding', ['2', 'x']])
  })

  it('a damaged header refuses the whole', async () => {
    expect(await problemOf('a,b\0\n1,2\n')).toEqual({ status: 400, code: 'encoding' })
  })
})

describe('any table, cut at any byte', () => {
  const cell = fc.string({ unit: fc.constantFrom('锦', '"', ',', '\n', 'é', '😀', 'x', '€', '\uFFFD', ' ') })
  const tables = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 })
  for (const encoding of ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const) {
    // U+FFFD is told from damage only where bytes can be checked line by line.
    const keeps = (text: string) => (encoding === 'utf-8' ? text : text.replaceAll('\uFFFD', ''))
    it(`comes back equal in ${encoding}`, async () => {
      await fc.assert(
        fc.asyncProperty(tables, fc.array(fc.nat()), async (drawn, cuts) => {
          const table = drawn.map(row => row.map(keeps))
          const text = table.map(row => `${row.map(x => `"${x.replaceAll('"', '""')}"`).join(',')}\n`).join('')
          const scanner = new CsvScanner({ delimiter: ',', newline: '\n', skipLines: 0 })
          const rows: RawRow[] = []
          const pieces = cutAt(encodeText(text, encoding), cuts)
          for await (const chunk of scanRows(decodeText(pieces, encoding), scanner)) rows.push(...chunk)
          expect(rows.map(row => row.cells)).toEqual(table)
        }),
        { numRuns: 60 },
      )
    })
  }
})

async function* cutAt(bytes: Buffer, cuts: readonly number[]): AsyncGenerator<Buffer> {
  let from = 0
  for (const end of [...cuts.map(cut => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b)) {
    yield bytes.subarray(from, end)
    from = end
  }
}

describe('gzip', () => {
  const zipped = gzipSync(sample)
  it('is known by its first bytes, whatever was declared', async () => {
    expect((await readAll(zipped)).cells).toEqual(sampleCells)
    expect((await readAll(zipped, { contentEncoding: 'gzip', contentType: 'text/csv' })).cells).toEqual(sampleCells)
    expect((await readAll(zipped, { fileName: 'x.csv.gz' })).format).toBe('csv')
  })

  it('refuses the whole when cut, damaged, or not gzip though declared', async () => {
    const long = gzipSync(sample + '3,x\n'.repeat(1000))
    expect(await problemOf(long.subarray(0, long.length - 6))).toEqual({ status: 400, code: 'gzip-truncated' })
    const damaged = Buffer.from(long)
    damaged.fill(0xff, 20, 30)
    expect(await problemOf(damaged)).toEqual({ status: 400, code: 'gzip-broken' })
    expect(await problemOf(sample, { contentEncoding: 'gzip' })).toEqual({ status: 400, code: 'gzip-broken' })
    expect(await problemOf(sample, { contentEncoding: 'br' })).toEqual({
      status: 415,
      code: 'unsupported-content-encoding',
    })
  })

  it('is noticed when cut far behind the head, while rows are read with a declared encoding', async () => {
    const noise = Array.from({ length: 200_000 }, (_, index) => `${index},${(index * 2654435761) % 4294967296}\n`)
    const long = gzipSync(`a,b\n${noise.join('')}`)
    const cut = long.subarray(0, long.length - 100)
    await expect(openRows({ bytes: cut }, { encoding: 'utf-8' })).resolves.toMatchObject({ columns: ['a', 'b'] })
    expect(await problemOf(cut, { encoding: 'utf-8' })).toEqual({ status: 400, code: 'gzip-truncated' })
  })
})

describe('what the body is', () => {
  it('media type, then file name, then first bytes', async () => {
    expect((await readAll('{"a":1}', { contentType: 'application/x-ndjson' })).format).toBe('ndjson')
    expect((await readAll('[{"a":1}]', { fileName: 'x.JSON' })).format).toBe('json')
    expect((await readAll('[{"a":1}]')).format).toBe('json')
    expect((await readAll('{"a":1}\n{"a":2}')).format).toBe('ndjson')
    expect((await readAll('a,b\n1,2', { contentType: 'application/vnd.ms-excel' })).format).toBe('csv')
    expect(await problemOf('x', { contentType: 'image/png' })).toEqual({ status: 415, code: 'unsupported-media-type' })
    expect(await problemOf(Buffer.from('PK\x03\x04xxxx'), { contentType: 'text/csv' })).toEqual({
      status: 415,
      code: 'unsupported-media-type',
    })
  })

  it('an empty body, also a zipped one or one of blanks', async () => {
    for (const body of ['', '\uFEFF', ' \r\n\n', gzipSync('')]) {
      expect(await problemOf(body, { contentType: 'text/csv' })).toEqual({ status: 400, code: 'empty' })
    }
  })
})

describe('delimiters and headers', () => {
  it.each([',', ';', '\t', '|'])('finds %j', async delimiter => {
    const body = [
      ['编号', '金额', '说明'],
      ['1', '1.5', '"a, b; c|d"'],
    ]
      .map(row => row.join(delimiter))
      .join('\n')
    const read = await readAll(body)
    expect(read).toMatchObject({ delimiter, cells: [['1', '1.5', 'a, b; c|d']] })
  })

  it('decimal commas do not pass for a delimiter', async () => {
    expect(await readAll('a;b;c\n1,5;2,5;3,5\n1,5;2;3\n')).toMatchObject({ delimiter: ';', columns: ['a', 'b', 'c'] })
  })

  it('a given delimiter is taken, and only one character is one', async () => {
    expect((await readAll('a;b\n1;2', { delimiter: ',' })).columns).toEqual(['a;b'])
    expect(await problemOf('a,b', { delimiter: '::' })).toEqual({ status: 400, code: 'delimiter' })
  })

  it('a title above the header, the sep= line, blank names, names said twice', async () => {
    expect(await readAll('案件表,,\n\na,b,\n1,2,\n', { headerRow: 3 })).toMatchObject({
      columns: ['a', 'b', ''],
      cells: [['1', '2', '']],
    })
    expect(await readAll('sep=;\r\na;b\r\n1;2\r\n')).toMatchObject({ columns: ['a', 'b'], delimiter: ';' })
    expect(await problemOf('a,b,a\n1,2,3')).toEqual({ status: 400, code: 'duplicate-column' })
    expect(await problemOf(',,\n1,2,3')).toEqual({ status: 400, code: 'no-header' })
    expect(await problemOf('a,"b\n1,2\n')).toEqual({ status: 400, code: 'no-header' })
  })
})

it('reads a file in chunks of about a thousand rows and can be left early', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rows-'))
  try {
    const path = join(folder, 'x.csv')
    await writeFile(path, `a,b\n${'1,城\n'.repeat(200_000)}`)
    const reading = await openRows({ path }, { fileName: path })
    let seen = 0
    for await (const chunk of reading.rows) {
      expect(chunk.length).toBeLessThanOrEqual(1000)
      seen += chunk.length
      if (seen > 50_000) break
    }
    let rows = 0
    for await (const chunk of (await openRows({ path }, {})).rows) rows += chunk.length
    expect(rows).toBe(200_000)
  } finally {
    await rm(folder, { recursive: true })
  }
})
