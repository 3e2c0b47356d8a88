import { expect, it } from 'vitest'
import { isWhole, readCorners, withCorner, withoutLast } from './corners'

it('corners are typed or clicked, one a line, and taken back', () => {
  const two = withCorner(withCorner('', 'line', [104.061234567, 30.65]), 'line', [104.07, 30.66])
  expect(two).toBe('104.06123, 30.65000\n104.07000, 30.66000')
  expect(readCorners(`${two}\n\n`)).toEqual({
    corners: [
      [104.06123, 30.65],
      [104.07, 30.66],
    ],
  })
  expect(withoutLast(two)).toBe('104.06123, 30.65000')
  expect(withoutLast(withoutLast(two))).toBe('')
  expect(withCorner(two, 'point', [1, 2])).toBe('1.00000, 2.00000')
})

it('says which line is no place, and when a shape is whole', () => {
  expect(readCorners('104, 30\nhere')).toEqual({ unreadable: 2 })
  const corners = [
    [1, 2],
    [3, 4],
    [5, 6],
  ] as const
  const whole = (shape: 'point' | 'line' | 'area') => [0, 1, 2, 3].filter(n => isWhole(shape, corners.slice(0, n)))
  expect([whole('point'), whole('line'), whole('area')]).toEqual([[1], [2, 3], [3]])
})
