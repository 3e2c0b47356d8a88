import { expect, it } from 'vitest'
import { chance, lottery, quota } from './random'

it('draws the same from the same names and something else from others', () => {
  const draw = (...names: string[]) => Array.from({ length: 5 }, () => chance(...names).next())
  expect(draw('a', 'b')).toEqual(draw('a', 'b'))
  expect(draw('a', 'b')).not.toEqual(draw('ab'))
  expect(draw('a', 'b')).not.toEqual(draw('a', 'c'))
})

it('says yes in the given proportion, to within one, however few are asked', () => {
  for (const p of [0.03, 0.5, 0.97])
    for (const n of [4, 33, 500]) {
      const share = quota('quota', p, n)
      const yes = Array.from({ length: n }, () => share('key', p)).filter(Boolean).length
      expect(Math.abs(yes - n * p)).toBeLessThanOrEqual(1)
    }
})

it('draws lots by their weight', () => {
  const draw = lottery([
    ['rare', 1],
    ['common', 9],
    ['never', 0],
  ])
  const by = chance('lots')
  const drawn = Array.from({ length: 4000 }, () => draw(by))
  expect(drawn.filter(each => each === 'rare').length / 4000).toBeCloseTo(0.1, 1)
  expect(drawn).not.toContain('never')
})
