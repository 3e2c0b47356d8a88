import { beforeAll, describe, expect, it } from 'vitest'
import { allFields, dataset as declared } from '@/features/datasets'
import { fixedClock } from '@/platform/clock'
import { columnName, quoted } from '@/shared/names'
import { testDatabase } from '@/testing/database'
import { computeIndicators } from '../commands/compute-indicators'
import { settle } from '../data/rollup/settle'
import { readIndex } from '../data/values.queries'
import { type RandomCity, randomCity } from '../testing/random-city'
import { changedFields, trialDeriver } from './what-if-rows'
import { type IndexWorth, indexWorth } from './worth-index'

const now = new Date('2026-11-21T08:00:00Z')
type Thing = IndexWorth['things'][number]

describe('the worth of open things', () => {
  const database = testDatabase()
  let city: RandomCity['city']
  const compute = () => computeIndicators({ sql: database.sql, city, clock: fixedClock(now) })
  const worth = (area = city.code) => indexWorth(database.sql, city, { area, limit: 200 }, now)
  const indices = async () =>
    new Map(
      (await readIndex(database.sql)).filter(each => each.dimension === 'all').map(each => [each.area, each.value]),
    )

  beforeAll(async () => {
    ;({ city } = await randomCity(database.sql, now, { case: 500 }, 5))
    await compute()
  })

  /** Finishes a thing in earnest: its end is now, and what follows from its own fields. */
  async function finish({ dataset: name, id, field }: Thing): Promise<void> {
    const { sql } = database
    const dataset = declared(name)
    const [row] = await sql<{ row: Record<string, unknown> }[]>`
      select to_jsonb(r) as row from ${sql(`record.${name}`)} r where id = ${id}`
    const type = allFields(dataset).find(each => each.name === field)?.type
    const end = type === 'date' ? '2026-11-21' : now.getTime() - 1
    const changed = changedFields(dataset, row?.row ?? {}, { [field]: end }, trialDeriver(city, dataset, now))
    const written = Object.fromEntries(
      Object.entries(changed).map(([key, value]) => [
        columnName(key),
        allFields(dataset).find(each => each.name === key)?.type === 'timestamp' && typeof value === 'number'
          ? new Date(value).toISOString()
          : value,
      ]),
    )
    const table = `record.${quoted(name)}`
    const list = Object.keys(written).map(each => `${quoted(each)} = v.${quoted(each)}`)
    await sql.begin(async tx => {
      await tx.unsafe(
        `update ${table} r set ${list.join(', ')} from jsonb_populate_record(null::${table}, $1::text::jsonb) v where r.id = $2`,
        [JSON.stringify(written), id],
      )
      await settle(tx, { city, now })
    })
    await compute()
  }

  const seen = new Set<string>()

  it.each(Array.from({ length: 12 }, (_, i) => i))(
    'is what the index gains when they really are finished (%i)',
    async i => {
      const { things, index } = await worth()
      const thing =
        things.find(each => !seen.has(`${each.dataset}.${each.field}`)) ?? things[Math.floor((things.length * i) / 12)]
      if (!thing) throw new Error('there is always something open in a random city')
      const name = `${thing.dataset}.${thing.field}`
      seen.add(name)
      const before = await indices()
      expect(index).toBeCloseTo(before.get(city.code) ?? -1, 9)
      await finish(thing)
      const after = await indices()
      for (const { area, gain } of thing.levels) {
        const [was, is] = [before.get(area.code) ?? null, after.get(area.code) ?? null]
        const real = was === null || is === null ? null : is - was
        expect([name, area.code, gain === null ? null : gain.toFixed(9)]).toEqual([
          name,
          area.code,
          real === null ? null : real.toFixed(9),
        ])
      }
      expect(thing.gain).toBeCloseTo((after.get(city.code) ?? 0) - (before.get(city.code) ?? 0), 9)
      if (i === 11) expect(seen.size).toBeGreaterThan(5)
    },
  )

  it('are ranked by it, each with its place, its indicators and what they gain', async () => {
    const { things, candidates } = await worth()
    expect(things.map(each => each.gain)).toEqual(things.map(each => each.gain).sort((a, b) => b - a))
    expect(candidates).toBeGreaterThanOrEqual(things.length)
    for (const each of things) {
      expect(each.indicators.length).toBeGreaterThan(0)
      expect(each.levels.map(level => level.area.code)).toContain(city.code)
    }
  })

  it('tells what each indicator would bring at its goal', async () => {
    const { indicators, index } = await worth()
    expect(index).not.toBeNull()
    for (const each of indicators) {
      if (each.score === 100) expect(each.gainAtGoal).toBeCloseTo(0, 12)
      if (each.score !== null) expect(each.gainAtGoal ?? -1).toBeGreaterThanOrEqual((each.gainAt90 ?? 0) - 1e-9)
    }
    // a score that rises by its whole distance moves its dimension by its share of the weight
    const one = indicators.find(each => each.dimension === 'tidy' && each.score !== null && each.score < 50)
    const tidy = indicators.filter(each => each.dimension === 'tidy' && each.score !== null)
    const weight = tidy.reduce((sum, each) => sum + each.weight, 0)
    expect(one?.gainAtGoal).toBeCloseTo((0.25 * (one?.weight ?? 0) * (100 - (one?.score ?? 0))) / weight, 9)
  })

  it('of a district counts its own things and its own index', async () => {
    const district = city.districts.find(each => each.code !== city.code)?.code ?? ''
    const { things, ranked } = await worth(district)
    expect(ranked.code).toBe(district)
    for (const each of things) expect(each.levels.map(level => level.area.code)).toContain(district)
  })
})
