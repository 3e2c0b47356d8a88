import { describe, expect, it } from 'vitest'
import { loadCity } from '@/features/areas/server'
import { dataset, datasets } from '@/features/datasets'
import { cityCalendar } from '@/features/datasets/server'
import { type WorkingCalendar, workingCalendar } from '@/shared/time'
import { type PlainArea, PlainEvaluator, type PlainRow } from '../../testing/plain-evaluator'
import { randomNumbers, randomRow, writtenValues } from '../../testing/random-records'
import { seedIndicators } from '../../testing/seed-indicators'
import { formulaOf } from '../compute-city'
import type { Counted } from '../evaluate'
import { evaluate } from '../evaluate'
import { measureKey, type Pair } from '../measure'
import { measuresOf, type Plan } from '../plan'
import { liveStretch, type PeriodLength } from '../stretch'
import { borderDays } from './border-days'
import { classifierOf } from './classifier'
import { ALWAYS, type Counter } from './counter'
import { countersOf, countersOfPlan, isKeptByCounters, recordCounter } from './counters-of'
import { decimalOf, type Exact, exact, sum, ZERO } from './exact'
import { momentReader } from './row-test'
import { searchWindows } from './search-windows'
import { StepSums } from './step-sums'

interface Formula {
  readonly code: string
  readonly formula: string
  readonly period: PeriodLength
}

const everywhere: PlainArea = { code: 'everywhere', has: () => true, districts: [] }
const place = { lng: 104, lat: 30.6, district: '510104', street: null, community: null, cell: null }

interface World {
  readonly timezone: string
  readonly calendar: WorkingCalendar
}

/** Rows of every dataset with moments around `base`. */
function randomRows(base: number, seed: number, formulas: readonly Formula[]) {
  const written = writtenValues(formulas.map(each => each.formula))
  const options = {
    random: randomNumbers(seed),
    now: base,
    places: [{ ...place, street: 's', community: 'c', cell: 'e' }],
    empty: 0.12,
    written,
  }
  return new Map(datasets.map(each => [each.name, Array.from({ length: 120 }, (_, i) => randomRow(each, i, options))]))
}

const planAt = ({ formula, code, period }: Formula, now: number, { timezone }: World): Plan => ({
  formula: formulaOf({ code, formula }),
  stretch: liveStretch(period, new Date(now), timezone),
  timezone,
})

/** Sums of every counter's steps in [from, now), from the classified rows. */
function sumsOf(rows: ReadonlyMap<string, readonly PlainRow[]>, counters: readonly Counter[], world: World) {
  const steps = new Map<string, { moment: number; amount: Exact }[]>()
  for (const dataset of datasets) {
    const own = counters.filter(each => each.dataset.name === dataset.name)
    const classifier = classifierOf(dataset, own, world)
    for (const row of rows.get(dataset.name) ?? [])
      classifier.classify(row, (place, moment, amount) => {
        const key = own[place]?.key ?? ''
        const list = steps.get(key) ?? []
        steps.set(key, list)
        list.push({ moment, amount: exact(amount) })
      })
  }
  return (counter: Counter, from: number, now: number): Exact =>
    (steps.get(counter.key) ?? [])
      .filter(each => each.moment < now && (counter.shape === 'standing' || each.moment >= from))
      .reduce((total, each) => sum(total, each.amount), ZERO)
}

function countedFrom(plan: Plan, period: PeriodLength, sumOf: ReturnType<typeof sumsOf>, world: World): Counted {
  const { from, now } = plan.stretch
  const number = (counter: Counter) => decimalOf(sumOf(counter, from.getTime(), now.getTime()))
  const pairs = new Map<string, Pair>()
  for (const measure of measuresOf(plan)) {
    const counters = countersOf(measure, period)
    if (!counters) continue
    const second = counters.second && number(counters.second)
    const isEmpty = counters.emptyIsNull && second === '0'
    pairs.set(measureKey(measure), [isEmpty ? null : number(counters.first), second])
  }
  return {
    pair: key => pairs.get(key),
    cityPair: key => pairs.get(key),
    hasRecords: name => number(recordCounter(dataset(name))) !== '0',
    minutesOfDay: world.calendar.minutesOfDay,
  }
}

const numberOf = (decimal: string | null) => (decimal === null ? null : Number(decimal))
const isClose = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))

function differences(formulas: readonly Formula[], world: World, base: number, nows: readonly number[], seed: number) {
  const rows = randomRows(base, seed, formulas)
  const kept = formulas.filter(each => isKeptByCounters(planAt(each, base, world), each.period))
  const counters = new Map(
    kept.flatMap(each => countersOfPlan(planAt(each, base, world), each.period)).map(each => [each.key, each]),
  )
  const sumOf = sumsOf(rows, [...counters.values()], world)
  const found: string[] = []
  for (const now of nows)
    for (const each of kept) {
      const plan = planAt(each, now, world)
      const own = evaluate(plan, countedFrom(plan, each.period, sumOf, world))
      const { from, to, now: at } = plan.stretch
      const city = { rows, references: [], squares: [], ...world }
      const other = new PlainEvaluator(city, everywhere, { from: +from, to: +to, now: +at }).result(each.formula)
      if (
        own.reason !== other.reason ||
        !isClose(own.value, other.value) ||
        !isClose(numberOf(own.numerator), other.numerator) ||
        !isClose(numberOf(own.denominator), other.denominator)
      )
        found.push(`${each.code} at ${new Date(now).toISOString()}: ${JSON.stringify([own, other])}`)
    }
  return { found, kept: kept.length, counters: [...counters.values()], rows }
}

const withoutReferences = (formulas: readonly Formula[]) => formulas.filter(each => !each.formula.includes('ref.'))

const chengdu: World = { timezone: 'Asia/Shanghai', calendar: cityCalendar(loadCity('chengdu')) }
const newYork: World = {
  timezone: 'America/New_York',
  calendar: workingCalendar({ timezone: 'America/New_York', days: [], hours: [['09:00', '17:00']] }),
}

/** Conditions on the clock that the list has none of. */
const hard: readonly Formula[] = [
  "count(asset, updatedAt >= minus(now, '1mo'))",
  "count(asset, !(updatedAt < minus(now, '13mo') || validTo > plus(now, '36h')))",
  "count(case, reportedAt >= minus(periodStart, '12h') && filedAt < periodEnd && !(closedAt != null && closedAt <= now))",
  "sum(case.reworkCount, limitAt != now && closedAt == null || plus(filedAt, '2mo') <= now)",
  "count(inspection, rectifyDueAt < now && result in ['fail-low', 'fail-high'])",
  "mean(alarm.level, ackedAt == null && raisedAt < minus(now, '90min'))",
  "ratio(count(device, !(calibrationDueAt >= now) && !(status == 'retired')), count(device, like(status, '?n*')))",
].map((formula, i) => ({ code: `hard ${i}`, formula, period: i % 2 ? 'monthly' : 'quarterly' }))

describe('steps in time', () => {
  const bases = ['2026-11-21T08:00:07Z', '2026-03-30T16:00:00Z', '2024-02-29T15:59:59Z', '2026-10-01T00:00:00Z']

  it.each(bases)('give every indicator as evaluating row by row does, around %s', text => {
    const base = Date.parse(text)
    const nows = [0, -60_000, 3_600_000, 12 * 3_600_000, 86_400_000 + 1000].map(each => base + each)
    const { found, kept } = differences([...withoutReferences(seedIndicators()), ...hard], chengdu, base, nows, base)
    expect(found).toEqual([])
    expect(kept).toBeGreaterThan(330)
  })

  it('and so where the clocks change', () => {
    for (const text of [
      '2026-03-08T07:30:00Z',
      '2026-11-01T06:30:00Z',
      '2026-04-08T06:59:59Z',
      '2026-12-01T06:30:00Z',
    ]) {
      const base = Date.parse(text)
      const nows = [-5_400_000, 0, 1_800_000, 86_400_000].map(each => base + each)
      const { found } = differences([...withoutReferences(seedIndicators()), ...hard], newYork, base, nows, base)
      expect(found).toEqual([])
    }
  })

  it('are all found by the windows of their days', () => {
    const base = Date.parse('2026-03-30T16:00:00Z')
    const { counters, rows } = differences([...seedIndicators(), ...hard], chengdu, base, [], 7)
    let inside = 0
    for (const dataset of datasets) {
      const own = counters.filter(each => each.dataset.name === dataset.name)
      const classifier = classifierOf(dataset, own, chengdu)
      for (const days of [0, 1, 30, 365]) {
        const low = base - days * 86_400_000
        const stretch = { low, high: low + 86_400_000 }
        const windows = searchWindows(own, stretch, chengdu)
        for (const row of rows.get(dataset.name) ?? []) {
          let hasStep = false
          classifier.classify(row, (_, moment) => {
            if (moment !== ALWAYS && moment >= stretch.low && moment < stretch.high) hasStep = true
          })
          const isFound = windows.some(({ field, low, high }) => {
            const at = momentReader(field, chengdu)(row)
            return at !== null && at >= low && at < high
          })
          if (hasStep) {
            inside++
            expect(isFound, `${dataset.name} ${JSON.stringify(row)}`).toBe(true)
          }
        }
      }
    }
    expect(inside).toBeGreaterThan(200)
  })

  /** Sums of all, by place, day, second and counter. */
  function spelled(...parts: readonly StepSums[]): Record<string, string> {
    const sums = new Map<string, Exact>()
    for (const { district, body, day, seconds, counters, amounts } of parts.flatMap(each => [...each.rows()]))
      for (const [i, counter] of counters.entries()) {
        const key = [district, body, day, seconds?.[i], counter].join()
        sums.set(key, sum(sums.get(key) ?? ZERO, exact(amounts[i] ?? 'NaN')))
      }
    return Object.fromEntries([...sums].flatMap(([key, each]) => (each.units === 0n ? [] : [[key, decimalOf(each)]])))
  }

  it('add up the same by day and second, and taking a row back leaves nothing', () => {
    const base = Date.parse('2026-11-21T08:00:07Z')
    const { counters, rows } = differences(seedIndicators(), chengdu, base, [], 11)
    const days = borderDays(base, chengdu.timezone)
    const options = { timezone: chengdu.timezone, keepsSeconds: (day: number) => days.has(day) }
    for (const dataset of datasets) {
      const classifier = classifierOf(
        dataset,
        counters.filter(each => each.dataset.name === dataset.name),
        chengdu,
      )
      const all = new StepSums(options)
      const parts = [new StepSums(options), new StepSums(options)]
      for (const [i, row] of (rows.get(dataset.name) ?? []).entries()) {
        const where = { district: i % 3 ? 'A' : 'B', body: i % 2 ? 'x' : null }
        classifier.classify(row, (counter, moment, amount) => {
          all.add(where, counter, moment, amount, 1)
          parts[i % 2]?.add(where, counter, moment, amount, 1)
        })
      }
      expect(spelled(...parts)).toEqual(spelled(all))
      for (const [i, row] of (rows.get(dataset.name) ?? []).entries()) {
        const where = { district: i % 3 ? 'A' : 'B', body: i % 2 ? 'x' : null }
        classifier.classify(row, (counter, moment, amount) => all.add(where, counter, moment, amount, -1))
      }
      expect(all.isEmpty).toBe(true)
    }
  })
})
