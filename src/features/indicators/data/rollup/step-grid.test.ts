import { describe, expect, it } from 'vitest'
import { zone } from '@/shared/time'
import { ALWAYS } from '../../domain/rollup/counter'
import { ALWAYS_DAY, type StepSumRow, StepSums } from '../../domain/rollup/step-sums'
import { randomNumbers } from '../../testing/random-records'
import { type GridRow, StepGrid } from './step-grid'

const timezone = 'Asia/Shanghai'
const ids = [3, 7, 8, 900]
const places = [
  { district: '510104', body: null },
  { district: '510104', body: 'MB-GX' },
  { district: '510105', body: null },
]
type Row = Pick<StepSumRow, 'district' | 'body' | 'day' | 'counters' | 'amounts'>
const spelled = (rows: Iterable<Row>) =>
  [...rows]
    .flatMap(({ district, body, day, counters, amounts }) =>
      counters.map((counter, at) => `${district} ${body} ${day} ${counter}: ${amounts[at]}`),
    )
    .sort()
const rowsOf = (rows: Iterable<Omit<GridRow, 'isClocked'>>) =>
  spelled(
    Array.from(rows, ({ counters, amounts, ...row }) => ({
      ...row,
      counters: counters.split(',').map(Number),
      amounts: amounts.split(','),
    })),
  )

describe('the grid', () => {
  it('adds up as the plain sums do, and takes back', () => {
    const random = randomNumbers(11)
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
    const grid = new StepGrid(ids, zone(timezone))
    const plain = new StepSums({ timezone, keepsSeconds: () => false })
    for (let n = 0; n < 5000; n++) {
      const place = pick(places)
      const moment = random() < 0.1 ? ALWAYS : Math.floor((random() - 0.3) * 1e12)
      const amount = Math.floor(random() * 9) - 4
      const counter = pick(ids)
      const where = grid.add(place, counter, grid.dayOf(moment), amount)
      expect(where).toBeGreaterThanOrEqual(0)
      if (random() < 0.3) grid.addAt(where, -amount)
      else plain.add(place, counter, moment, amount, 1)
    }
    expect(rowsOf(grid.rows())).toEqual(spelled(plain.rows()))
    expect(rowsOf(grid.rows()).length).toBeGreaterThan(1000)
  })

  it('puts days together as they are told', () => {
    const random = randomNumbers(12)
    const grid = new StepGrid(ids, zone(timezone))
    const plain = new StepGrid(ids, zone(timezone))
    const bandOf = (day: number) => (day < 5 ? 4 : day === 5 ? null : 9)
    for (let n = 0; n < 500; n++) {
      const place = places[n % places.length]
      const counter = ids[n % ids.length]
      if (!place || counter === undefined) throw new Error('none')
      const day = Math.floor(random() * 12)
      const amount = Math.floor(random() * 5) - 2
      grid.add(place, counter, day, amount)
      const band = bandOf(day)
      if (band !== null) plain.add(place, counter, band, amount)
    }
    expect(rowsOf(grid.bands(bandOf))).toEqual(rowsOf(plain.rows()))
    expect(grid.bands(bandOf)).toHaveLength(2 * places.length)
  })

  it('says where a counter that looks at the clock has a step', () => {
    const grid = new StepGrid(ids, zone(timezone), counter => counter === 8)
    const [place] = places
    if (!place) throw new Error('no place')
    grid.add(place, 8, ALWAYS_DAY, 300)
    for (const [counter, day] of [
      [3, 700],
      [8, 701],
      [7, 701],
    ] as const)
      grid.add(place, counter, day, 1)
    grid.addAt(grid.add(place, 8, 700, 1), -1)
    expect([...grid.rows()]).toEqual([
      { ...place, day: ALWAYS_DAY, counters: '8', amounts: '300', isClocked: true },
      { ...place, day: 700, counters: '3', amounts: '1', isClocked: false },
      { ...place, day: 701, counters: '8,7', amounts: '1,1', isClocked: true },
    ])
  })

  it('refuses what it could not keep exactly', () => {
    const grid = new StepGrid(ids, zone(timezone))
    const [place] = places
    if (!place) throw new Error('no place')
    const add = (counter: number, amount: number) => grid.add(place, counter, 1, amount)
    expect([add(3, 0.5), add(4, 1), add(901, 1), add(3, 2 ** 31)].every(each => each < 0)).toBe(true)
    expect(add(3, 2 ** 31 - 1)).toBe(0)
    expect(add(3, 1)).toBe(-1)
    expect(rowsOf(grid.rows())).toEqual(['510104 null 1 3: 2147483647'])
  })
})
