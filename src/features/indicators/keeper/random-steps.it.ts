import { describe, expect, it } from 'vitest'
import type { City } from '@/features/areas'
import { loadCity } from '@/features/areas/server'
import { loadWorkingCalendar } from '@/features/datasets/server'
import type { Sql } from '@/platform/db/client'
import { addMonths, localDay, startOfLocalDay } from '@/shared/time'
import { testDatabase } from '@/testing/database'
import { loadDefinitions } from '../commands/load-definitions'
import { areaCodes, countCells, everyArea } from '../data/count-cells'
import { countingAllSettings } from '../data/count-measures'
import { settle } from '../data/rollup/settle'
import { readRules } from '../data/rules.queries'
import { indexRows, readCells, readIndex } from '../data/values.queries'
import { planOf } from '../domain/compute-city'
import { indexOfAreas } from '../domain/index-of-areas'
import { layerSquares } from '../domain/squares'
import { liveStretch } from '../domain/stretch'
import { randomNumbers, writtenValues } from '../testing/random-records'
import { RandomSteps } from '../testing/random-steps'
import { countFromRecords } from './count-from-records'
import { Keeper } from './keeper'

/** `STEPS=1000000` walks the whole way once. */
const STEPS = Number(process.env.STEPS ?? 10_000)
/** Of one transaction, on average: from one step to twice as many. */
const STEPS_AT_ONCE = STEPS > 100_000 ? 200 : 20
/** Each counts every cell from all records there are by then: fewer of them make a long walk shorter. */
const CHECKS = Number(process.env.CHECKS ?? Math.max(8, Math.round(STEPS / 25_000)))
const timezone = 'Asia/Shanghai'
const DAY = 86_400_000

describe('any sequence of steps', () => {
  const database = testDatabase()

  it(
    'leaves every cell as counting from the records gives it',
    async () => {
      const { sql } = database
      const city = smallCity()
      await loadWorkingCalendar(sql, city)
      let now = Date.parse('2026-01-29T09:17:23Z')
      await loadDefinitions({ sql, now: new Date(now - 900 * DAY) })
      const { indicators } = await readRules(sql, new Date(now))
      const random = randomNumbers(20261122)
      const steps = new RandomSteps({
        random,
        places: placesOf(city, random),
        empty: 0.12,
        written: writtenValues(indicators.map(each => each.formula)),
      })
      const clock = { now: () => new Date(now) }
      let keeper = new Keeper({ sql, city, clock })
      let checked = 0
      let versions = 0
      for (let walked = 0, checks = 0; walked < STEPS; ) {
        const size = Math.min(1 + Math.floor(random() * 2 * STEPS_AT_ONCE), STEPS - walked)
        await sql.begin(async tx => {
          for (let step = 0; step < size; step++) await steps.step(tx, now)
          await settle(tx, { city, now: new Date(now) })
        })
        walked += size
        now = later(now, random)
        if (random() < 0.02) versions += await changeRules(sql, now, random)
        // whoever keeps the values may be gone at any moment
        if (random() < 0.02) keeper = new Keeper({ sql, city, clock })
        if (random() < 0.5) await keeper.round()
        if (walked < ((checks + 1) * STEPS) / CHECKS) continue
        checks += 1
        checked += await check(sql, city, keeper, now)
        // a long walk that is broken off has still shown something
        if (STEPS > 10_000) process.stderr.write(`${walked} steps, ${checked} cells, 0 differing\n`)
      }
      expect(checked).toBeGreaterThanOrEqual(8 * 387 * 24)
      if (STEPS >= 10_000) expect(versions).toBeGreaterThan(0)
      expect(Object.values(steps.done).every(each => each > STEPS / 100)).toBe(true)
    },
    600_000 + STEPS * 60,
  )
})

/** Seconds, hours, days; now and then to a midnight, or to the end of a month. */
function later(now: number, random: () => number): number {
  const chance = random()
  if (chance < 0.6) return now + Math.floor(random() * 5000)
  if (chance < 0.9) return now + Math.floor(random() * 4 * 3_600_000)
  const today = localDay(timezone, now)
  if (chance < 0.97) return startOfLocalDay(timezone, today + 1) + Math.floor(random() * 3) * 1000 - 1000
  return (
    addMonths(timezone, startOfLocalDay(timezone, today), 1) -
    Math.floor(random() * 4) * DAY +
    Math.floor(random() * DAY)
  )
}

/** A new version of a formula (another indicator's of the same unit), or of floor, goal and weight. */
async function changeRules(sql: Sql, now: number, random: () => number): Promise<number> {
  const { indicators } = await readRules(sql, new Date(now))
  const one = indicators[Math.floor(random() * indicators.length)]
  const alike = indicators.filter(each => each.unit === one?.unit && each.direction === one.direction)
  const other = alike[Math.floor(random() * alike.length)]
  if (!one || !other) return 0
  const at = new Date(now - (now % 1000))
  await sql`
    insert into indicator_parameter (code, version, valid_from, floor, goal, weight, reason)
    select code, version + 1, ${at}, ${other.floor}, ${other.goal}, ${other.weight}, 'a test' from indicator_parameter
    where code = ${one.code} order by version desc limit 1`
  await sql`
    insert into indicator_definition (code, version, valid_from, position, dimension, domain, name_zh, name_en, unit,
      direction, formula, dataset, period, basis, evidence, reason)
    select code, version + 1, ${at}, position, dimension, domain, name_zh, name_en, unit, direction, ${other.formula},
      ${other.dataset}, ${other.period}, basis, evidence, 'a test'
    from indicator_definition where code = ${one.code} order by version desc limit 1`
  return 1
}

/** Compares what is kept with the plainest count of the same moment, to the last digit. Answers how many cells. */
async function check(sql: Sql, city: City, keeper: Keeper, now: number): Promise<number> {
  const done = await keeper.round({
    count: (tx, at, { counted, version }) => countFromRecords(tx, { city, indicators: counted, at, version }),
  })
  const at = done?.at ?? new Date(0)
  expect(at).toEqual(new Date(now - (now % 1000)))
  return sql.begin('isolation level repeatable read', async tx => {
    await tx.unsafe(countingAllSettings)
    const rules = await readRules(tx, at)
    const plans = rules.indicators.map(each => planOf(each, liveStretch(each.period, at, city.timezone), city.timezone))
    const cells = await countCells(tx, { city, areas: everyArea(city), plans, present: at, plainly: true })
    const kept = new Map((await readCells(tx)).map(each => [`${each.code} ${each.area}`, each]))
    const differing = cells.flatMap(cell => {
      const own = kept.get(`${cell.code} ${cell.area}`)
      const { value, score, reason, numerator, denominator } = cell
      const isSame =
        own &&
        own.value === value &&
        own.score === score &&
        own.reason === reason &&
        own.numerator === numerator &&
        own.denominator === denominator
      return isSame ? [] : [{ counted: cell, kept: own }]
    })
    expect(differing).toEqual([])
    expect(kept.size).toBe(cells.length)
    const doesApply = (code: string) => !city.notApplicable.has(code)
    const indices = indexOfAreas(areaCodes(everyArea(city)), cells, rules, doesApply)
    const index = new Map((await readIndex(tx)).map(each => [`${each.area} ${each.dimension}`, each]))
    for (const row of [...indices].flatMap(([area, each]) => indexRows(area, each)))
      expect(index.get(`${row.area} ${row.dimension}`)).toMatchObject({ value: row.value, reason: row.reason })
    return cells.length
  }) as Promise<number>
}

/** A part of the reference grid: coverage is measured again at every check. */
function smallCity(): City {
  const whole = loadCity('chengdu')
  const grid = whole.referenceGrid().filter((_, i) => i % 80 === 0)
  return Object.create(whole, { referenceGrid: { value: () => grid } })
}

const placesOf = (city: City, random: () => number) =>
  layerSquares(city).flatMap(({ lng, lat, district, street, community, cell }) =>
    street && community && cell && random() < 0.3 ? [{ lng, lat, district, street, community, cell }] : [],
  )
