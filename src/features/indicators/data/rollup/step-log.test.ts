import { expect, it } from 'vitest'
import { startOfLocalDay } from '@/shared/time'
import { type StepSumRow, StepSums } from '../../domain/rollup/step-sums'
import { randomNumbers } from '../../testing/random-records'
import { type LoggedDay, StepLog } from './step-log'

const timezone = 'America/New_York'
const ids = [3, 7, 8, 900]
const places = [
  { district: '510104', body: null },
  { district: '510104', body: 'MB-GX' },
  { district: '510105', body: null },
]
/** The days the clocks turn, and an ordinary one. */
const days = [20_397, 20_520, 20_758]
type Day = Pick<StepSumRow | LoggedDay, 'district' | 'body' | 'day' | 'seconds' | 'counters' | 'amounts'>
const spelled = (rows: Iterable<Day>) =>
  [...rows]
    .flatMap(({ district, body, day, seconds, counters, amounts }) =>
      counters.map((counter, at) => `${district} ${body} ${day} ${seconds?.[at]} ${counter}: ${amounts[at]}`),
    )
    .sort()

it('adds up as the plain sums do, and takes back', () => {
  const random = randomNumbers(13)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const log = new StepLog(ids)
  const plain = new StepSums({ timezone, keepsSeconds: () => true })
  const whole = new StepSums({ timezone, keepsSeconds: () => false })
  for (let n = 0; n < 20_000; n++) {
    const [place, day, counter] = [pick(places), pick(days), pick(ids)]
    const start = startOfLocalDay(timezone, day)
    const length = startOfLocalDay(timezone, day + 1) - start
    const moment = start + Math.floor((random() < 0.5 ? random() : random() / 1000) * length)
    const amount = Math.floor(random() * 5) - 2
    const step = log.add(place, counter, day, Math.floor((moment - start) / 1000), amount)
    expect(step).toBe(n)
    if (random() < 0.3) log.takeBack(step, amount)
    else for (const sums of [plain, whole]) sums.add(place, counter, moment, amount, 1)
  }
  const rows = [...log.days()]
  expect(spelled(rows)).toEqual(spelled(plain.rows()))
  const sums = rows.map(each => ({
    ...each,
    seconds: null,
    counters: [...each.sums.keys()],
    amounts: [...each.sums.values()],
  }))
  expect(spelled(sums)).toEqual(spelled(whole.rows()))
  for (const { seconds } of rows) expect(seconds).toEqual([...seconds].sort((a, b) => a - b))
})

it('tells days whose steps come to nothing', () => {
  const log = new StepLog(ids)
  const [place] = places
  if (!place) throw new Error('no place')
  for (const amount of [1, 1, -1, 1]) log.add(place, 3, 700, 5, amount)
  log.add(place, 3, 700, 6, -2)
  log.add(place, 3, 701, 5, 0)
  expect([...log.days()]).toEqual([
    {
      ...place,
      day: 700,
      seconds: [5, 6],
      counters: [3, 3],
      amounts: [2, -2],
      sums: new Map(),
    },
    { ...place, day: 701, seconds: [], counters: [], amounts: [], sums: new Map() },
  ])
})

it('refuses what it could not keep exactly', () => {
  const log = new StepLog(ids)
  const [place] = places
  if (!place) throw new Error('no place')
  const add = (counter: number, amount: number) => log.add(place, counter, 1, 0, amount)
  expect([add(3, 0.5), add(4, 1), add(901, 1), add(3, 2 ** 31)].every(each => each < 0)).toBe(true)
  expect([add(3, 2 ** 31 - 1), add(3, 1)]).toEqual([0, 1])
  expect([...log.days()][0]?.amounts).toEqual([2 ** 31])
})
