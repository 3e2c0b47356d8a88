import { expect, it } from 'vitest'
import { axisOf, placeOn } from './time-axis'

const zone = 'Asia/Shanghai'
const at = (text: string) => Date.parse(`${text}T00:00:00+08:00`)

it.each([
  ['a month', '2026-05-10', '2026-06-08', 1],
  ['a year', '2025-06-01', '2026-06-01', 3],
  ['ten years', '2016-06-01', '2026-06-01', 4],
] as const)('%s has a few ticks, all inside', (_, from, to, fewest) => {
  const axis = axisOf([at(from), null], at(to), zone)
  expect(axis.ticks.length).toBeGreaterThanOrEqual(fewest)
  expect(axis.ticks.length).toBeLessThanOrEqual(8)
  for (const tick of axis.ticks) expect(placeOn(axis, tick.at)).toBeGreaterThanOrEqual(0)
  expect(placeOn(axis, at(from))).toBeGreaterThan(0)
  expect(placeOn(axis, at(to))).toBeLessThan(100)
})

it('names months, and years where there are many', () => {
  expect(axisOf([at('2026-05-10')], at('2026-07-08'), zone).ticks.map(each => each.label)).toEqual(['26/06', '26/07'])
  expect(axisOf([at('2016-05-10')], at('2026-07-08'), zone).ticks[0]?.label).toMatch(/^20\d\d$/)
})
