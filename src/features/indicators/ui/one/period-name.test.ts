import { expect, it } from 'vitest'
import { periodName } from './period-name'

it.each([
  ['2026', '2026年', '2026'],
  ['2026-Q4', '2026年第四季度', 'Q4 2026'],
  ['2026-11', '2026年11月', 'Nov 2026'],
  ['2026-W07', '2026年第7周', 'Week 7, 2026'],
  ['2026-11-21', '2026年11月21日', '21 Nov 2026'],
])('%s is said in both languages', (name, zh, en) => {
  expect(periodName(name, 'zh')).toBe(zh)
  expect(periodName(name, 'en')).toBe(en)
})
