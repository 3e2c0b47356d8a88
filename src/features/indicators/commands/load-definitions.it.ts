import { describe, expect, it } from 'vitest'
import { loadCity } from '@/features/areas/server'
import { testDatabase } from '@/testing/database'
import { addListedVersions, readRules } from '../data/rules.queries'
import { parseFormula } from '../domain/parse-formula'
import { codeListsOf, loadDefinitions, readLists } from './load-definitions'

const now = new Date('2026-11-21T08:00:00Z')

describe('the lists under seed/indicators', () => {
  const database = testDatabase()

  it.each(['chengdu', 'huaian'])('name only class codes that %s knows', async name => {
    const codes = codeListsOf(loadCity(name))
    const { indicators } = await readLists()
    const refused = indicators.flatMap(each => {
      const parsed = parseFormula(each.formula, codes)
      return parsed.ok ? [] : [`${each.code}: ${parsed.issue.message}`]
    })
    expect(refused).toEqual([])
  })

  it('become the first version, and nothing more the second time', async () => {
    expect(await loadDefinitions({ sql: database.sql, now })).toBe(387 + 387 + 4)
    expect(await loadDefinitions({ sql: database.sql, now })).toBe(0)
    const { indicators, shares, version } = await readRules(database.sql, new Date('2020-01-01T00:00:00Z'))
    expect([indicators.length, version]).toEqual([387, 1])
    expect(shares).toEqual({ safe: 0.3, tidy: 0.25, orderly: 0.25, convenient: 0.2 })
    expect(indicators.reduce((sum, each) => sum + each.weight, 0)).toBe(530)
    expect(indicators.filter(each => each.dimension === 'safe' && each.weight === 3)).toHaveLength(22)
  })

  it('leave former versions as they were: each moment has its own', async () => {
    const lists = await readLists()
    const indicators = lists.indicators.map(each => (each.code === 'S-RB-01' ? { ...each, goal: 95 } : each))
    const added = await database.sql.begin(tx =>
      addListedVersions(tx, { ...lists, indicators, validFrom: now, reason: 'calibrated' }),
    )
    expect(added).toBe(1)
    const goalAt = async (moment: Date) =>
      (await readRules(database.sql, moment)).indicators.find(each => each.code === 'S-RB-01')?.goal
    expect(await goalAt(new Date(now.getTime() - 1))).toBe(90)
    expect(await goalAt(now)).toBe(95)
    expect((await readRules(database.sql, now)).version).toBe(2)
  })
})
