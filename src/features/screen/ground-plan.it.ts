import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, it } from 'vitest'
import { testDatabase } from '@/testing/database'
import { currentCity } from '../areas/server'
import { groundNow } from './queries/ground'
import { GroundPlan } from './ui/ground-plan'

const db = testDatabase()
const [low, high, unknown] = ['510104', '510105', '510106'] as const

beforeAll(async () => {
  for (const [area, value] of [
    [low, 60],
    [high, 90],
  ] as const)
    await db.sql`insert into index_value ${db.sql({ area, dimension: 'all', value, completeness: 100, is_capped: false, at: new Date() })}`
})

it('knows every district of the city, and the index where there is one', async () => {
  const { ground, values } = await groundNow({ area: undefined, own: null })
  expect(ground.districts.map(({ code }) => code)).toEqual(currentCity().districts.map(({ code }) => code))
  expect([values.get(low), values.get(high), values.get(unknown) ?? null]).toEqual([60, 90, null])
})

it('tells whoever is limited to a district nothing of the others', async () => {
  const { values } = await groundNow({ area: low, own: low })
  expect([...values].filter(([, value]) => value !== null)).toEqual([[low, 60]])
})

it('is framed by the district that is asked for', async () => {
  const [city, district] = [await groundNow({ area: undefined, own: null }), await groundNow({ area: high, own: null })]
  expect(city.ground.bounds).toEqual(currentCity().bounds)
  expect(district.ground.bounds).toEqual(currentCity().areas.get(high)?.bbox)
})

it('is small enough to come with the words', async () => {
  const drawn = renderToStaticMarkup(createElement(GroundPlan, await groundNow({ area: undefined, own: null })))
  expect(drawn.match(/<path /g)).toHaveLength(currentCity().districts.length + 3)
  expect(drawn.length).toBeLessThan(40_000)
})
