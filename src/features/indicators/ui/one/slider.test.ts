import { expect, it } from 'vitest'
import { sliderOf } from './slider'

it.each([
  [[66, 90], { least: 66, most: 90, step: 0.5 }],
  [[3, 0, 0.01], { least: 0, most: 3, step: 0.05 }],
  [[95, 100, 91.3397], { least: 91.3, most: 100, step: 0.1 }],
  [[5, 5], { least: 5, most: 5, step: 1e-8 }],
])('%j', (values, slider) => expect(sliderOf(values)).toEqual(slider))
