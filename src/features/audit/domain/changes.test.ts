import { expect, it } from 'vitest'
import { changesOf } from './changes'

it('names the fields that differ by their path, and leaves out what stayed', () => {
  expect(
    changesOf(
      { unit: 'U1', kept: 1, limit: { days: 5, unit: 'wd' }, gone: true },
      { unit: 'U2', kept: 1, limit: { days: 7, unit: 'wd' } },
    ),
  ).toEqual([
    { path: 'unit', before: 'U1', after: 'U2' },
    { path: 'limit.days', before: '5', after: '7' },
    { path: 'gone', before: 'true', after: null },
  ])
})

it('tells of what is new, of lists item by item, and of plain values', () => {
  expect(changesOf(null, { list: ['a', 'b'] })).toEqual([
    { path: 'list.0', before: null, after: 'a' },
    { path: 'list.1', before: null, after: 'b' },
  ])
  expect(changesOf('a', 'b')).toEqual([{ path: '', before: 'a', after: 'b' }])
  expect(changesOf({ a: null }, { a: undefined })).toEqual([])
})
