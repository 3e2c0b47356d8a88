import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Problem } from '../../../../shared/problem'
import { recordLength } from '../limits'
import type { RawRow } from '../row-reading'
import { NdjsonScanner } from './ndjson-scanner'
import { JsonScanner } from './read-json'

function scan(pieces: readonly string[], path = '', isGeojson = false): RawRow[] {
  const scanner = new JsonScanner(path === '' ? [] : path.split('.'), isGeojson)
  return [...pieces.flatMap(piece => [...scanner.push(piece, false)]), ...scanner.push('', true)].flat()
}

function codeOf(text: string, path = ''): string {
  try {
    scan([text], path)
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
  return 'read'
}

const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`

describe('arrays', () => {
  it('any array of objects comes back equal, cut anywhere, also from under a path', () => {
    const objects = fc.array(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ maxDepth: 3 })), {
      maxLength: 5,
    })
    const fine = (value: unknown) => !/\\u(0000|d[89a-f])|[\0\uFFFF]/i.test(JSON.stringify(value))
    fc.assert(
      fc.property(objects.filter(fine), fc.array(fc.nat()), fc.nat({ max: 2 }), (rows, cuts, indent) => {
        const document = { '"x]': [[{ rows: [] }], 'a"b\\'], data: { note: { rows: 1 }, rows, more: [1] }, z: '}' }
        const expected = rows.map((value, index) => ({ line: index + 1, value }))
        const text = JSON.stringify(rows, null, indent)
        expect(scan(cutAt(text, cuts))).toEqual(JSON.parse(JSON.stringify(expected)))
        expect(scan(cutAt(JSON.stringify(document, null, indent), cuts), 'data.rows')).toEqual(
          JSON.parse(JSON.stringify(expected)),
        )
      }),
    )
  })

  it.each([
    ['', 'json-broken'],
    ['x', 'json-broken'],
    ['[', 'json-broken'],
    ['[{"a":1}', 'json-broken'],
    ['[{"a":1},]', 'json-broken'],
    ['[,{"a":1}]', 'json-broken'],
    ['[{"a":1} {"a":2}]', 'json-broken'],
    ['[{"a":1}] x', 'json-broken'],
    ['[{"a":1}}', 'json-broken'],
    ['[{"a":"1]', 'json-broken'],
    ['[{a:1}]', 'json-broken'],
    ['{"a":1}', 'json-not-array'],
    ['"a"', 'json-not-array'],
    ['['.repeat(1_000_000), 'json-too-deep'],
    [`[${nested(32)}]`, 'json-too-deep'],
    [`[${nested(31)}]`, 'read'],
    ['[]', 'read'],
    [' [ ] ', 'read'],
  ])('%.30s gives %s', (text, code) => {
    expect(codeOf(text)).toBe(code)
  })

  it.each(['{"a":{"b":1}}', '{"a":{}}', '{"a":[]}', '[]', '{"b":{"a":{"b":[]}}}', '{"a":"b"}', '{"a":{"b":{"c":1}}}'])(
    'no array at a.b in %s',
    text => {
      expect(codeOf(text, 'a.b')).toBe('rows-not-found')
    },
  )

  it('faults of one element cost that element', () => {
    const rows = scan(['[{"a":1}, 5, {"a":NaN}, {"b":{"c":-Infinity}}, {"a":"x\0"}, {"a":"\\u0000"}, {"a":2}]'])
    expect(rows.map(row => row.fault?.code)).toEqual([
      undefined,
      'shape',
      'type',
      'type',
      'encoding',
      'encoding',
      undefined,
    ])
    expect(rows[2]?.fault).toMatchObject({ column: 'a', raw: '{"a":NaN}' })
    const large = scan([`[{"a":"${'x'.repeat(65537)}"},{"a":"${'x'.repeat(65536)}"}]`])
    expect(large.map(row => row.fault?.code)).toEqual(['too-large', undefined])
  })

  it('an element without an end in sight is refused without being held, escapes at the cut included', () => {
    const scanner = new JsonScanner([], false)
    const rows = [...scanner.push('[{"a":"', false)].flat()
    const piece = 'x\\"\\\\'.repeat(100_000)
    for (let sent = 0; sent < recordLength * 2; sent += piece.length + 1) {
      // An odd number of characters, so that the cut comes before and behind each backslash in turn.
      rows.push(...[...scanner.push(piece, false), ...scanner.push('y', false)].flat())
    }
    rows.push(
      ...[...scanner.push('\\', false), ...scanner.push('"\\\\"},{"a":1}]', false), ...scanner.push('', true)].flat(),
    )
    expect(rows.map(row => row.value ?? row.fault?.code)).toEqual(['too-large', { a: 1 }])
  })
})

describe('GeoJSON', () => {
  it('lays properties, geometry, point and id side by side', () => {
    const point = { type: 'Point', coordinates: [104.06, 30.66] }
    const line = {
      type: 'LineString',
      coordinates: [
        [104, 30],
        [104.1, 30.1],
      ],
    }
    const text = JSON.stringify({
      type: 'FeatureCollection',
      features: [
        { type: 'Feature', id: 'a', properties: { name: '一' }, geometry: point },
        { type: 'Feature', properties: { id: 'own' }, geometry: line },
        { type: 'Feature', properties: null, geometry: null },
        { type: 'Point', coordinates: [0, 0] },
      ],
    })
    expect(scan([text], 'features', true).map(row => row.value ?? row.fault?.code)).toEqual([
      { name: '一', geometry: point, id: 'a', lng: 104.06, lat: 30.66 },
      { id: 'own', geometry: line },
      { geometry: null },
      'shape',
    ])
  })
})

describe('NDJSON', () => {
  const lines = (pieces: readonly string[]) => {
    const scanner = new NdjsonScanner()
    return [...pieces.flatMap(piece => [...scanner.push(piece, false)]), ...scanner.push('', true)].flat()
  }

  it('a broken line costs itself', () => {
    const rows = lines([
      '{"a":1}\r\n\n{"a":\n[1]\n7\n{"a":NaN}\n',
      nested(32),
      '\n',
      nested(33),
      '\n{"a":"\0"}\n{"a":2}',
    ])
    expect(rows.map(row => [row.line, row.fault?.code])).toEqual([
      [1, undefined],
      [3, 'shape'],
      [4, 'shape'],
      [5, 'shape'],
      [6, 'type'],
      [7, undefined],
      [8, 'shape'],
      [9, 'encoding'],
      [10, undefined],
    ])
  })

  it('a line nested a million deep costs itself', () => {
    const rows = lines([`${'['.repeat(1_000_000)}\n{"a":1}\n`, nested(1_000_000)])
    expect(rows.map(row => row.fault?.reason)).toEqual(['nested deeper than 32', undefined, 'nested deeper than 32'])
  })

  it('a line without an end in sight is refused once and not held', () => {
    const scanner = new NdjsonScanner()
    const rows: RawRow[] = []
    const piece = 'x'.repeat(1024 * 1024)
    for (let sent = 0; sent < recordLength * 3; sent += piece.length)
      rows.push(...[...scanner.push(piece, false)].flat())
    rows.push(...[...scanner.push('\n{"a":1}\n', true)].flat())
    expect(rows.map(row => [row.line, row.fault?.code])).toEqual([
      [1, 'too-large'],
      [2, undefined],
    ])
  })
})

function cutAt(text: string, cuts: readonly number[]): string[] {
  const places = [...new Set([0, ...cuts.map(cut => cut % (text.length + 1)), text.length])].sort((a, b) => a - b)
  return places.slice(1).map((end, index) => text.slice(places[index], end))
}
