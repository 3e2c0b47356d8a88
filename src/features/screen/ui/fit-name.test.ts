import { expect, it } from 'vitest'
import { signsOf } from './fit-name'

it('counts a Chinese sign as one and a Latin letter as about half', () => {
  expect(signsOf('示范产业园')).toBe(5)
  expect(signsOf('ABCD')).toBeCloseTo(2.24)
  expect(signsOf('示范 A')).toBeCloseTo(2 + 2 * 0.56)
  expect(signsOf('')).toBe(1)
})
