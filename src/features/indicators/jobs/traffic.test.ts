import { expect, it } from 'vitest'
import { Traffic } from './traffic'

it('is calm a while after the last records, and before the first', () => {
  const traffic = new Traffic()
  const came = { datasets: new Set(['case']) }
  expect(traffic.isCalm(0)).toBe(true)
  traffic.follow({ datasets: null }, 0)
  expect(traffic.isCalm(0)).toBe(true)
  traffic.follow(came, 1_000)
  traffic.follow({ datasets: new Set() }, 2_000)
  expect(traffic.isCalm(3_999)).toBe(false)
  expect(traffic.isCalm(4_000)).toBe(true)
})
