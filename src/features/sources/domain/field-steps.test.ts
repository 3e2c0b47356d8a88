import { describe, expect, it } from 'vitest'
import type { RawRow } from '../readers'
import { objectColumns, tableColumns } from './cell-getter'
import { condition, fieldSteps } from './field-steps'
import { type FieldSpec, profileSchema } from './profile'
import { Refused } from './refusal'

const header = ['a', 'b']
const row = (...cells: string[]): RawRow => ({ line: 2, cells })
const nullMarks = new Set(['', '-'])
const run = (spec: FieldSpec, ...cells: string[]) => {
  const value = fieldSteps(spec, tableColumns(header), nullMarks)(row(...cells))
  return value instanceof Refused ? value.code : value
}

describe('the steps of a field, in their order', () => {
  it.each<[string, FieldSpec, string[], unknown]>([
    ['trims', { from: 'a' }, ['　 x ', ''], 'x'],
    ['empties null marks', { from: 'a' }, [' - ', ''], null],
    ['joins what is there', { from: ['a', 'b'], join: ', ' }, ['x', 'y'], 'x, y'],
    ['joins without gaps', { from: ['a', 'b'], join: ', ' }, ['', 'y'], 'y'],
    ['maps', { from: 'a', map: { 是: true } }, ['是', ''], true],
    ['maps a null mark too', { from: 'a', map: { '-': 'none' } }, ['-', ''], 'none'],
    ['maps to nothing', { from: 'a', map: { EMPTY: null }, else: 'keep' }, ['EMPTY', ''], null],
    ['keeps others', { from: 'a', map: { x: 'y' }, else: 'keep' }, ['z', ''], 'z'],
    ['empties others', { from: 'a', map: { x: 'y' }, else: 'null' }, ['z', ''], null],
    ['refuses others', { from: 'a', map: { x: 'y' }, else: 'reject' }, ['z', ''], 'enum'],
    ['refuses others unless told otherwise', { from: 'a', map: { x: 'y' } }, ['z', ''], 'enum'],
    ['never refuses what is empty', { from: 'a', map: { x: 'y' }, else: 'reject' }, ['-', ''], null],
    ['splits', { from: 'a', split: [',', 1] }, ['104.06, 30.67', ''], '30.67'],
    ['splits off nothing', { from: 'a', split: [',', 2] }, ['104.06,30.67', ''], null],
    ['scales without a tail', { from: 'a', scale: 0.1 }, ['3', ''], 0.3],
    ['cannot scale words', { from: 'a', scale: 10 }, ['x', ''], 'type'],
    ['splits before it scales', { from: 'a', split: ['/', 0], scale: 1000 }, ['2/3', ''], 2000],
  ])('%s', (_name, spec, cells, expected) => {
    expect(run(spec, ...cells)).toBe(expected)
  })

  it('reads objects by name, else by dotted path', () => {
    const columns = objectColumns
    const value = { 'a.b': 1, c: { d: [{ e: 'x' }] } }
    expect(columns.getter('a.b')({ line: 1, value })).toBe(1)
    expect(columns.getter('c.d.0.e')({ line: 1, value })).toBe('x')
    expect(columns.getter('toString')({ line: 1, value })).toBeUndefined()
  })

  it('knows conditions', () => {
    const test = (specs: Parameters<typeof condition>[0], ...cells: string[]) =>
      condition(specs, tableColumns(header))(row(...cells))
    expect(test([{ from: 'a', in: ['1', 2] }], ' 2 ', '')).toBe(true)
    expect(test([{ from: 'a', notIn: ['x'] }], 'x', '')).toBe(false)
    expect(test([{ from: 'b', present: true }], 'x', ' ')).toBe(false)
    expect(
      test(
        [
          { from: 'b', present: false },
          { from: 'a', in: ['x'] },
        ],
        'x',
        '',
      ),
    ).toBe(true)
  })
})

it('a profile says exactly one of from and value', () => {
  const profile = (fields: unknown) =>
    profileSchema.safeParse({ source: 'x', emit: [{ dataset: 'case', fields }] }).success
  expect(profile({ a: 'column' })).toBe(true)
  expect(profile({ a: { value: null } })).toBe(true)
  expect(profile({ a: {} })).toBe(false)
  expect(profile({ a: { from: 'x', value: 1 } })).toBe(false)
  expect(profile({ a: { from: 'x', else: 'keep' } })).toBe(false)
  expect(profile({ a: { from: 'x', typo: 1 } })).toBe(false)
})
