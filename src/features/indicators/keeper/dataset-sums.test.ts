import { describe, expect, it } from 'vitest'
import { localDay } from '@/shared/time'
import { borderDays } from '../domain/rollup/border-days'
import { ALWAYS } from '../domain/rollup/counter'
import { bandEdges, bandOf } from '../domain/rollup/day-bands'
import { decimalOf, exact, negative, sum, ZERO } from '../domain/rollup/exact'
import { ALWAYS_DAY, StepSums } from '../domain/rollup/step-sums'
import { liveStretch, periodLengths } from '../domain/stretch'
import { randomNumbers } from '../testing/random-records'
import { amountOf } from './amount'
import { daysOf, edgesOf, enteredBorders, hasSameDays, liveBorders } from './borders'
import { DatasetSums, type Use } from './dataset-sums'
import { Places } from './places'
import { readDatedSteps } from './stored-steps'

interface Step {
  readonly district: string
  readonly body: string | null
  readonly counter: number
  readonly moment: number
  readonly amount: number | string
  readonly sign: 1 | -1
}

const places = new Places({ city: 'city', districts: ['a', 'b'], bodies: [{ code: 'body' }] })
const uses: readonly Use[] = [
  { counter: 1, length: null },
  ...periodLengths.flatMap(length => [2, 3].map(counter => ({ counter, length }))),
]
const DAY = 86_400_000

/** Loads as the database does: whole days where all seconds count alike, seconds of the days with a border. */
function load(steps: readonly Step[], now: Date, timezone: string): DatasetSums {
  const borders = liveBorders(now, timezone)
  const days = daysOf(borders)
  const sums = new DatasetSums(uses, places.codes.length, borders)
  for (const step of steps) {
    const one = stepsOf(step)
    const day = step.moment === ALWAYS ? ALWAYS_DAY : localDay(timezone, step.moment)
    if (day < borders.today) sums.loadDays(one, span => span === null || day > borders.fromDay[span])
    if (days.has(day)) sums.loadSecond(day, Math.floor(step.moment / 1000), one)
  }
  sums.takeChanged()
  return sums
}

/** Goes on into the next day as the keeper does; false: a day is skipped. */
function enter(sums: DatasetSums, steps: readonly Step[], former: Date, now: Date, timezone: string): boolean {
  const borders = liveBorders(now, timezone)
  const entered = enteredBorders(liveBorders(former, timezone), borders, timezone)
  if (!entered) return false
  const dayOf = (second: number) => localDay(timezone, second * 1000)
  const wanted = sums.enter(entered, dayOf)
  for (const step of steps) {
    const second = Math.floor(step.moment / 1000)
    if (step.moment !== ALWAYS && wanted.has(dayOf(second))) sums.holdSecond(second, stepsOf(step))
  }
  return sums.advance(borders)
}

function stepsOf({ district, body, counter, amount, sign }: Step) {
  const read = amountOf(amount)
  const signed = sign === 1 ? read : typeof read === 'number' ? -read : negative(read)
  return { areas: places.of(district, body), counters: [counter], amounts: [signed] }
}

/** Rows as they are stored: by the second on days that hold a border when they come in. */
function rowsOf(steps: readonly Step[], at: Date, timezone: string) {
  const kept = borderDays(at.getTime(), timezone)
  const sums = new StepSums({ timezone, keepsSeconds: day => kept.has(day) })
  for (const { district, body, counter, moment, amount, sign } of steps)
    sums.add({ district, body }, counter, moment, amount, sign)
  return [...sums.rows()].flatMap(row => {
    const [seconds, counters, amounts] = [row.seconds, row.counters, row.amounts].map(each => each?.join(',') ?? null)
    const stored = { ...row, seconds: seconds ?? null, counters: counters ?? '', amounts: amounts ?? '' }
    return [...readDatedSteps(stored, places, timezone)]
  })
}

/** Every use in every area, step by step. */
function plainly(steps: readonly Step[], now: Date, timezone: string): string[] {
  return uses.flatMap(({ counter, length }) =>
    places.codes.map((_, area) => {
      const from = length === null ? Number.NEGATIVE_INFINITY : liveStretch(length, now, timezone).from.getTime()
      let total = ZERO
      for (const step of steps) {
        if (step.counter !== counter || step.moment < from || step.moment >= now.getTime()) continue
        if (!places.of(step.district, step.body).includes(area)) continue
        total = sum(total, step.sign === 1 ? exact(step.amount) : negative(exact(step.amount)))
      }
      return decimalOf(total)
    }),
  )
}

const read = (sums: DatasetSums) => uses.flatMap((_, use) => places.codes.map((_, area) => sums.text(use, area)))

/** Turns of months of different length, of the year, and of the clocks. */
const starts = [
  ['Asia/Shanghai', '2026-11-21T08:00:00Z'],
  ['Asia/Shanghai', '2026-03-27T15:58:00Z'],
  ['Asia/Shanghai', '2026-12-31T15:30:00Z'],
  ['Asia/Shanghai', '2028-02-28T15:59:00Z'],
  ['America/New_York', '2026-03-07T20:00:00Z'],
  ['America/New_York', '2026-03-29T03:50:00Z'],
  ['America/New_York', '2026-10-31T22:00:00Z'],
] as const

describe('live sums', () => {
  it.each(starts)(
    'equal the sum of all steps in the stretch, whatever comes and as time passes: %s %s',
    (timezone, start) => {
      const random = randomNumbers(Date.parse(start) / 1000)
      const pick = <T>(list: readonly [T, ...T[]]): T => list[Math.floor(random() * list.length)] ?? list[0]
      let now = Math.floor(Date.parse(start) / 1000) * 1000
      const bordersAt = (at: number) => liveBorders(new Date(at), timezone)
      const moment = (): number => {
        if (random() < 0.1) return ALWAYS
        const length = pick(periodLengths as unknown as ['daily'])
        const near = pick([now, now, liveStretch(length, new Date(now), timezone).from.getTime()])
        const spread = pick([2_000, 60_000, DAY, 40 * DAY, 400 * DAY])
        return Math.floor(near + (random() - 0.5) * 2 * spread)
      }
      const step = (): Step => ({
        ...pick([
          { district: 'a', body: null },
          { district: 'a', body: 'body' },
          { district: 'b', body: null },
          { district: 'elsewhere', body: null },
        ]),
        counter: pick([1, 2, 3]),
        moment: moment(),
        amount: pick<number | string>([1, 1, 7, '0.25', '12345678901234567890.5']),
        sign: 1,
      })
      const steps: Step[] = Array.from({ length: 300 }, step)
      let sums = load(steps, new Date(now), timezone)
      let reloads = 0
      let moves = 0
      let turns = 0
      let banded = 0
      for (let i = 0; i < 400; i++) {
        const taken = random() < 0.3 ? steps[Math.floor(random() * steps.length)] : undefined
        const came = taken ? [{ ...taken, sign: -taken.sign as 1 | -1 }, step()] : [step()]
        // a delivery may have been read a while before it commits
        const readAt = now - Math.floor(random() * 3_600_000)
        const edges = bandEdges(readAt, timezone)
        const isBanded = String(edges) === String(edgesOf(bordersAt(now))) && random() < 0.7
        const rows = rowsOf(came, new Date(readAt), timezone).map(row =>
          isBanded && row.second === null ? { ...row, day: bandOf(row.day, edges) ?? row.day } : row,
        )
        if (isBanded) banded += rows.filter(row => row.second === null).length
        steps.push(...came)
        const former = now
        now += 1000 * Math.floor(random() * pick([3, 30, 3_000, 20_000])) + (i % 40 === 39 ? 2 * DAY : 0)
        const isClear = rows.every(row => sums.apply(row))
        const isSameDay = hasSameDays(bordersAt(former), bordersAt(now))
        const isMoved = isClear && isSameDay && sums.advance(bordersAt(now))
        const hasTurned = isClear && !isSameDay && enter(sums, steps, new Date(former), new Date(now), timezone)
        if (isMoved) moves++
        else if (hasTurned) turns++
        else {
          // only a day that is skipped, or a row that does not say its second, may ask for it
          expect(isClear && isSameDay).toBe(false)
          reloads++
          sums = load(steps, new Date(now), timezone)
        }
        if (i % 40 === 0 || !isMoved) expect(read(sums)).toEqual(plainly(steps, new Date(now), timezone))
      }
      expect(reloads).toBeGreaterThan(5)
      expect(turns).toBeGreaterThan(5)
      expect(banded).toBeGreaterThan(100)
      expect(moves).toBeGreaterThan(200)
    },
  )

  it('tell which of them were added to', () => {
    const now = new Date('2026-11-21T08:00:00Z')
    const at = now.getTime()
    const base = { body: null, amount: 1, sign: 1 } as const
    const sums = load([{ ...base, district: 'a', counter: 2, moment: at + 500 }], now, 'Asia/Shanghai')
    expect(sums.takeChanged()).toEqual([])
    for (const row of rowsOf([{ ...base, district: 'b', counter: 1, moment: ALWAYS }], now, 'Asia/Shanghai'))
      sums.apply(row)
    expect(sums.takeChanged()).toEqual([
      { use: 0, area: 0 },
      { use: 0, area: 2 },
    ])
    sums.advance(liveBorders(new Date(at + 1000), 'Asia/Shanghai'))
    const counted = uses.flatMap((each, use) => (each.counter === 2 ? [use] : []))
    expect(sums.takeChanged()).toEqual(counted.flatMap(use => [0, 1].map(area => ({ use, area }))))
  })
})
