import type { NewEvent } from '@/platform/events'
import { dimensionNames } from './domain/index-snapshot'

interface IndexPart {
  readonly area: string
  readonly dimension: string
  readonly value: number | null
  readonly completeness: number
}

interface ComputedIndex {
  readonly at: Date
  readonly city: string
  readonly rows: readonly IndexPart[]
  readonly changed: readonly { readonly code: string; readonly area: string }[]
  readonly changedAreas: readonly string[]
}

/**
 * `index.computed`: the city's index with its dimensions, which of its cells changed, and the index of every area
 * that changed. It goes to followers of the index, the wall, and those areas.
 */
export function computedEvent({ at, city, rows, changed, changedAreas }: ComputedIndex): NewEvent {
  const part = (area: string, dimension: string) =>
    rows.find(each => each.area === area && each.dimension === dimension)
  const whole = part(city, 'all')
  return {
    at,
    topics: [
      'index',
      'wall',
      `area:${city}`,
      ...changedAreas.filter(each => each !== city).map(each => `area:${each}`),
    ],
    type: 'index.computed',
    subject: `index:${city}`,
    data: {
      area: city,
      value: whole?.value ?? null,
      completeness: whole?.completeness ?? 0,
      dimensions: dimensionNames.map(code => ({ code, value: part(city, code)?.value ?? null })),
      changed: changed.filter(each => each.area === city).map(each => each.code),
      areas: Object.fromEntries(changedAreas.map(area => [area, part(area, 'all')?.value ?? null])),
    },
    actor: 'system',
  }
}
