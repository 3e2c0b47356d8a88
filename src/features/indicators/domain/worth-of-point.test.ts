import { expect, it } from 'vitest'
import { indexOfAreas } from './index-of-areas'
import type { DimensionName } from './index-snapshot'
import { dimensionNames } from './index-snapshot'
import type { IndexRules, Indicator } from './indicator'
import { worthOfPoint } from './worth-of-point'

const indicator = (code: string, dimension: DimensionName, weight: number): Indicator => ({
  code,
  dimension,
  weight,
  version: 1,
  position: 0,
  domain: '',
  nameZh: '',
  nameEn: '',
  unit: '%',
  direction: 'higher',
  formula: '',
  dataset: '',
  period: 'daily',
  basis: '',
  evidence: '',
  floor: 0,
  goal: 100,
})

const rules: IndexRules = {
  indicators: [
    ...dimensionNames.map(name => indicator(name, name, 2)),
    indicator('X', 'tidy', 1),
    indicator('Y', 'tidy', 1),
    indicator('Z', 'tidy', 5),
  ],
  shares: { safe: 0.3, tidy: 0.25, orderly: 0.25, convenient: 0.2 },
  version: 1,
}
const applies = (code: string) => code !== 'Z'
const cells = (score: number) =>
  [...dimensionNames, 'X'].map(code => ({ code, area: 'A', score: code === 'X' ? score : 50 }))

it('is what the index moves by when the score moves by one point', () => {
  const index = (score: number) => indexOfAreas(['A'], cells(score), rules, applies).get('A')
  const moved = (index(71)?.value ?? 0) - (index(70)?.value ?? 0)
  const dimension = (index(71)?.dimensions.tidy.value ?? 0) - (index(70)?.dimensions.tidy.value ?? 0)
  const worth = worthOfPoint('X', rules, cells(70), applies)
  // Y has no value: only what has one shares the weight
  expect(worth?.index).toBeCloseTo(moved, 12)
  expect(worth?.dimension).toBeCloseTo(dimension, 12)
  expect(worth?.among).toBe('valued')
})

it('counts every indicator that applies where the scores are not known', () => {
  expect(worthOfPoint('X', rules, null, applies)).toEqual({ dimension: 1 / 4, index: 0.25 / 4, among: 'all' })
})

it('is nothing for what does not apply', () => {
  expect(worthOfPoint('Z', rules, null, applies)).toBeNull()
  expect(worthOfPoint('nobody', rules, null, applies)).toBeNull()
})
