import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '@/testing/database'
import { loadDefinitions } from '../commands/load-definitions'
import { namedPeriod } from '../domain/stretch'
import { type RandomCity, randomCity } from '../testing/random-city'
import { areaOf } from './area-of'
import { evaluateGroups } from './evaluate-groups'
import { oneIndicator } from './one-indicator'

const now = new Date('2026-11-21T08:00:00Z')
const { sheets } = JSON.parse(readFileSync('seed/evaluation/sheets.json', 'utf8')) as {
  sheets: Record<'area' | 'unit' | 'assignee' | 'collector', readonly string[]>
}

describe('indicators of groups', () => {
  const database = testDatabase()
  let random: RandomCity
  const month = () => {
    const found = namedPeriod('2026-11', random.city.timezone)
    if (!found) throw new Error('November is a month')
    return found
  }
  const groupsOf = (column: 'district' | 'street' | 'unit' | 'person', codes: readonly string[], area?: string) =>
    evaluateGroups(database.sql, random.city, { area, column, codes, period: month(), now })

  beforeAll(async () => {
    random = await randomCity(database.sql, now, { case: 3000, patrol: 300 }, 4)
    await loadDefinitions({ sql: database.sql, now })
  })

  it('of a district are what its own page says', async () => {
    const { city } = random
    const { groups, indicators } = await groupsOf('district', sheets.area)
    expect(indicators.map(each => each.code)).toEqual(sheets.area)
    expect(groups.size).toBeGreaterThan(5)
    for (const [district, cells] of groups)
      for (const [code, cell] of cells) {
        const query = { area: areaOf(city, district), period: month() }
        const { value, numerator, denominator } = await oneIndicator(database.sql, city, code, query, now)
        expect([district, code, { ...cell, score: null }]).toEqual([
          district,
          code,
          { value, score: null, numerator, denominator },
        ])
      }
  })

  it('of units are those of a plain count over their cases', async () => {
    const { groups } = await groupsOf('unit', ['O-DM-10', 'O-DM-13'])
    const rows = await database.sql<
      { unit: string; handled: number; rework: number; filed: number; suspended: number }[]
    >`
      select unit, count(*) filter (where handled_at is not null)::int as handled,
        count(*) filter (where handled_at is not null and rework_count > 0)::int as rework,
        count(*) filter (where filed_at is not null)::int as filed,
        count(*) filter (where filed_at is not null and suspended)::int as suspended
      from live.case where unit is not null and reported_at >= ${month().from} and reported_at < ${now}
        and district = any(${random.city.districts.map(each => each.code)}) group by unit`
    expect(rows.length).toBeGreaterThan(3)
    const shown = new Map(
      [...groups].map(([unit, cells]) => {
        const [rework, suspended] = [cells.get('O-DM-10'), cells.get('O-DM-13')]
        return [unit, [rework?.numerator, rework?.denominator, suspended?.numerator, suspended?.denominator]]
      }),
    )
    for (const { unit, rework, handled, suspended, filed } of rows)
      expect([unit, shown.get(unit)]).toEqual([unit, [rework, handled, suspended, filed]])
  })

  it('of a district’s units are of cases that lie there', async () => {
    const [district] = random.city.districts
    const inside = await groupsOf('unit', ['O-DM-01'], district?.code)
    const all = await groupsOf('unit', ['O-DM-01'])
    const total = (found: typeof all) =>
      [...found.groups.values()].reduce((sum, cells) => sum + (cells.get('O-DM-01')?.denominator ?? 0), 0)
    expect(total(inside)).toBeGreaterThan(0)
    expect(total(inside)).toBeLessThan(total(all))
  })

  it('of collectors are of their patrols', async () => {
    const { groups } = await groupsOf('person', sheets.collector)
    expect(groups.size).toBeGreaterThan(0)
  })
})
