import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recordLength } from '../limits'
import type { RawRow } from '../row-reading'
import { type CsvForm, CsvScanner } from './csv-scanner'

const form: CsvForm = { delimiter: ',', newline: '\n', skipLines: 0 }

function scan(pieces: readonly string[], change: Partial<CsvForm> = {}): RawRow[] {
  const scanner = new CsvScanner({ ...form, ...change })
  return [...pieces.flatMap(piece => [...scanner.push(piece, false)]), ...scanner.push('', true)].flat()
}

const cellsOf = (rows: readonly RawRow[]) => rows.map(row => row.cells ?? row.fault?.code)

describe('records', () => {
  it('keeps delimiters, quotes and line ends inside quotes, and tells the physical line', () => {
    const rows = scan(['a,b\r\n1,"x\r\n""y"", z"\r\n\r\n2,"3"\r\n'])
    expect(rows).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', 'x\r\n"y", z'] },
      { line: 5, cells: ['2', '3'] },
    ])
  })

  it('reads a last line without an end, also when it is quoted', () => {
    expect(cellsOf(scan(['a,b\n1,2']))).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
    expect(cellsOf(scan(['a,b\n1,"2"']))).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
    expect(cellsOf(scan(['a,b\n1,"2"\r']))).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
  })

  it('reads lines that end in CR alone, with LF inside quotes', () => {
    expect(cellsOf(scan(['a,b\r"1\n1",2\r3,4\r'], { newline: '\r' }))).toEqual([
      ['a', 'b'],
      ['1\n1', '2'],
      ['3', '4'],
    ])
  })

  it('takes a quote inside an unquoted cell as it stands', () => {
    expect(cellsOf(scan(['a,b\n5" pipe,2\n']))).toEqual([
      ['a', 'b'],
      ['5" pipe', '2'],
    ])
  })

  it('skips lines above the header and counts them', () => {
    expect(scan(['title, "of\nthe table\na,b\n1,2'], { skipLines: 2 })).toEqual([
      { line: 3, cells: ['a', 'b'] },
      { line: 4, cells: ['1', '2'] },
    ])
  })
})

describe('faults cost one row each', () => {
  it('ragged rows', () => {
    const rows = scan(['a,b\n1\n2,3,4\n"5",6,\n7,8\n'])
    expect(cellsOf(rows)).toEqual([['a', 'b'], 'shape', 'shape', 'shape', ['7', '8']])
    expect(rows[2]).toEqual({
      line: 3,
      fault: { code: 'shape', reason: '3 cells where the header has 2', raw: '2,3,4' },
    })
    expect(rows[3]?.fault?.raw).toBe('"5",6,')
  })

  it('text after a closing quote', () => {
    expect(cellsOf(scan(['a,b\n"1"x,2\n3,4\n']))).toEqual([['a', 'b'], 'shape', ['3', '4']])
  })

  it('an unclosed quote gives the lines after it back', () => {
    const rows = scan(['a,b\n1,"x\n3,4\n5,6\n'])
    expect(cellsOf(rows)).toEqual([['a', 'b'], 'shape', ['3', '4'], ['5', '6']])
    expect(rows[1]?.fault).toEqual({ code: 'shape', reason: 'a quote is never closed', raw: '1,"x' })
  })

  it('an unclosed quote before a later quoted cell gives the lines between back', () => {
    const rows = scan(['a,b\n1,"x\n3,4\n5,"6"\n7,8\n'])
    expect(cellsOf(rows)).toEqual([['a', 'b'], 'shape', ['3', '4'], ['5', '6'], ['7', '8']])
  })

  it('NUL and bytes that could not be decoded', () => {
    const rows = scan(['a,b\n1,x\0\n2,\uFFFF\n3,\uFFFD\n'])
    expect(cellsOf(rows)).toEqual([['a', 'b'], 'encoding', 'encoding', ['3', '\uFFFD']])
    expect(rows[1]?.fault?.raw).toBe('1,x\uFFFD')
  })

  it('cells over 64 kB in bytes, not in characters', () => {
    const rows = scan([
      `a,b\n1,${'x'.repeat(65536)}\n2,${'x'.repeat(65537)}\n3,"${'城'.repeat(21846)}"\n4,${'城'.repeat(21845)}\n`,
    ])
    expect(rows.map(row => row.fault?.code)).toEqual([undefined, undefined, 'too-large', 'too-large', undefined])
    expect(String(rows[2]?.fault?.raw).length).toBeLessThan(65600)
  })

  it('a line that never ends is refused without being held', () => {
    const scanner = new CsvScanner(form)
    const piece = 'x'.repeat(1024 * 1024)
    const rows = [...scanner.push('a,b\n', false)].flat()
    for (let sent = 0; sent < recordLength * 2; sent += piece.length)
      rows.push(...[...scanner.push(piece, false)].flat())
    rows.push(...[...scanner.push('\n1,2\n', true)].flat())
    expect(rows.map(row => [row.line, row.fault?.code])).toEqual([
      [1, undefined],
      [2, 'too-large'],
      [3, undefined],
    ])
  })
})

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom(',', '"', '\n', '\r', ' ', 'a', '城', ';', '1') }),
  fc.string({ unit: 'grapheme' }).map(text => text.replaceAll(/[\0\uFFFF]/g, '')),
)
const table = fc
  .integer({ min: 1, max: 5 })
  .chain(width => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }))
const written = (rows: readonly string[][], end: string) =>
  rows.map(row => row.map(text => `"${text.replaceAll('"', '""')}"`).join(',') + end).join('')

describe('whatever the pieces', () => {
  it('a quoted table comes back equal', () => {
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), fc.array(fc.nat()), (rows, end, cuts) => {
        const text = written(rows, end)
        expect(scan(cutAt(text, cuts)).map(row => row.cells)).toEqual(rows)
      }),
    )
  })

  it('any text at all gives the same rows whole and in pieces', () => {
    const anyText = fc.string({ unit: fc.constantFrom(',', '"', '\n', '\r', 'a', ' ', '\0'), maxLength: 60 })
    fc.assert(
      fc.property(anyText, fc.array(fc.nat()), (text, cuts) => {
        expect(scan(cutAt(text, cuts))).toEqual(scan([text]))
      }),
      { numRuns: 500 },
    )
  })
})

function cutAt(text: string, cuts: readonly number[]): string[] {
  const places = [...new Set([0, ...cuts.map(cut => cut % (text.length + 1)), text.length])].sort((a, b) => a - b)
  return places.slice(1).map((end, index) => text.slice(places[index], end))
}
