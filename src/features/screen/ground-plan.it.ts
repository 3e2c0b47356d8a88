import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, it } from 'vitest'
import { testDatabase } from '@/testing/database'
import { currentCity } from '../areas/server'
import { cityGround } from './queries/ground'
import { type WallQuestion, wallSnapshot } from './queries/wall'
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

const mapOf = async (question: Omit<WallQuestion, 'lang'> = {}) => (await wallSnapshot({ lang: 'zh', ...question })).map

it('knows every district of the city, and the index where there is one', async () => {
  const codes = currentCity().districts.map(({ code }) => code)
  expect(cityGround().districts.map(({ code }) => code)).toEqual(codes)
  const { districts } = await mapOf()
  expect(districts.map(({ code }) => code)).toEqual(codes)
  const values = new Map(districts.map(({ code, value }) => [code, value]))
  expect([values.get(low), values.get(high), values.get(unknown)]).toEqual([60, 90, null])
})

it('tells whoever is limited to a district nothing of the others', async () => {
  const { districts } = await mapOf({ area: low, own: low })
  expect(districts.filter(({ value }) => value !== null).map(({ code, value }) => [code, value])).toEqual([[low, 60]])
})

it('is framed by the district that is asked for', async () => {
  expect((await mapOf()).bounds).toEqual(currentCity().bounds)
  expect((await mapOf({ area: high })).bounds).toEqual(currentCity().areas.get(high)?.bbox)
})

it('is small enough to come with the words', async () => {
  const drawn = renderToStaticMarkup(createElement(GroundPlan, { ground: cityGround(), map: await mapOf() }))
  expect(drawn.match(/<path /g)).toHaveLength(currentCity().districts.length + 3)
  expect(drawn.length).toBeLessThan(40_000)
})
