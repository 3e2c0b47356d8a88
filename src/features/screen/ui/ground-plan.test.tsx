import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { toneOf } from '../map/district-tone'
import { groundPaths } from '../map/ground-plan'
import { GroundPlan } from './ground-plan'

const square = (west: number, south: number) =>
  [
    [west, south],
    [west + 1, south],
    [west + 1, south + 1],
    [west, south + 1],
    [west, south],
  ] as const

const ground = {
  districts: [
    { code: 'a', rings: [square(104, 30)] },
    { code: 'b', rings: [square(105, 30)] },
    { code: 'c', rings: [square(104, 31)] },
  ],
  rivers: [
    [
      [104, 30.5],
      [104.0001, 30.5],
      [106, 30.5],
    ],
  ],
  roads: [],
} as const

const bounds = [104, 30, 106, 32] as const

it('lies as a map in Web Mercator does: a degree further north is longer', () => {
  const { height, districts } = groundPaths(ground, bounds)
  // two degrees from 30° to 32° north are 2.333 degrees of Web Mercator's northing (2 ÷ cos 31°) beside two of longitude
  expect(height).toBe(933)
  expect(districts.map(each => each.path)).toEqual([
    'M0 933l400 0 0-464-400 0 0 464z',
    'M400 933l400 0 0-464-400 0 0 464z',
    'M0 469l400 0 0-469-400 0 0 469z',
  ])
})

it('leaves out turns that are finer than it draws, and no end of a line', () => {
  expect(groundPaths(ground, bounds).rivers).toBe('M0 702l800 0')
  const line = [
    [104, 31],
    [104.001, 31],
    [104.003, 31],
  ] as const
  expect(groundPaths({ ...ground, roads: [[[104, 31]], line] }, bounds).roads).toBe('M0 469l1 0')
})

it('gives the brightest ground to the highest index and one in between to what is withheld', () => {
  const districts = [
    { code: 'a', value: 70 },
    { code: 'b', value: 90 },
    { code: 'c', value: null },
  ].map(each => ({ ...each, name: each.code, center: [104, 30] as const }))
  const svg = renderToStaticMarkup(<GroundPlan ground={ground} map={{ bounds, districts }} />)
  const fills = [...svg.matchAll(/z" fill="#(\w{6})"/g)].map(([, hex = '']) => Number.parseInt(hex.slice(0, 2), 16))
  expect(fills).toEqual([0, 1, 0.45].map(share => Math.round(toneOf(share)[0])))
})
