import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '@/testing/database'
import { lookAt } from '../../areas'
import { loadCity } from '../../areas/server'
import { loadWorkingCalendar } from '../../datasets/server'
import { readFlags } from '../data/open-flags.sql'
import { at, insertManyThings, projects } from '../testing/many-things'
import { trialInput, tryRules } from './try-rules'

const database = testDatabase()
const city = loadCity('chengdu')
const attempt = (input: Record<string, unknown>) => tryRules(database.sql, city, trialInput.parse(input), at)
const once = { from: at.toISOString(), to: at.toISOString() }

beforeAll(async () => {
  await loadWorkingCalendar(database.sql, city)
  await insertManyThings(database.sql)
})

describe('other numbers of the rules, over history', () => {
  it('that are the present ones light what was lit, at each moment looked at', async () => {
    const { rules, moments } = await attempt({ numbers: {}, from: '2026-08-01T00:00:00Z', everyDays: 10 })
    expect(moments).toHaveLength(8)
    for (const { present, proposed } of [...rules, ...moments]) expect(proposed).toEqual(present)
    const flags = await readFlags(database.sql, lookAt(at, city.timezone, { kind: 'all' }), { at })
    const last = moments.at(-1)
    expect([last?.at, (last?.present.red ?? 0) + (last?.present.yellow ?? 0)]).toEqual([at, flags.length])
    expect(flags.length).toBeGreaterThan(100)
  })

  it('light exactly the projects that the plain days say', async () => {
    const signed = (days: number) =>
      projects.filter(each => {
        const day = (moment: number) => Math.floor((moment + 8 * 3_600_000) / 86_400_000)
        const hasPermit = each.permitIssuedAt !== undefined && each.permitIssuedAt <= at.getTime()
        return each.signedAt !== undefined && !hasPermit && day(at.getTime()) - day(each.signedAt) > days
      }).length
    // months behind plan would hide some: only the ninety days are left
    const numbers = { behindYellow: 100, behindRed: 100 }
    for (const signingDays of [30, 90, 150]) {
      const { rules } = await attempt({ ...once, numbers: { ...numbers, signingDays } })
      expect([signingDays, rules[0]?.proposed.red]).toEqual([signingDays, signed(signingDays)])
    }
  })

  it('that are gentler light no more, and stricter no less', async () => {
    const of = async (numbers: Record<string, number>) => {
      const { rules } = await attempt({ ...once, numbers })
      return rules.map(each => each.proposed.red + each.proposed.yellow)
    }
    const strict = await of({ nearWorkdays: 10, flagDays: 10 })
    const gentle = await of({ nearWorkdays: 0, nearShare: 0, flagDays: 60 })
    for (const rule of [1, 3]) expect(strict[rule]).toBeGreaterThan(gentle[rule] ?? 0)
  })

  it('are refused where they make no sense, or look ahead', async () => {
    await expect(attempt({ numbers: { behindRed: 5 } })).rejects.toMatchObject({ status: 400 })
    await expect(attempt({ numbers: {}, from: '2020-01-01T00:00:00Z' })).rejects.toMatchObject({ code: 'bad-range' })
    await expect(attempt({ numbers: {}, to: '2027-01-01T00:00:00Z' })).rejects.toMatchObject({ code: 'bad-range' })
    expect(trialInput.safeParse({ numbers: { signingDays: 0 } }).success).toBe(false)
    expect(trialInput.safeParse({ numbers: { unknown: 3 } }).success).toBe(false)
  })
})
