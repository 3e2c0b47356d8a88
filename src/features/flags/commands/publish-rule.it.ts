import { beforeAll, describe, expect, it } from 'vitest'
import type { CommandContext } from '@/platform/command/context'
import type { Role } from '@/shared/auth'
import { testDatabase } from '@/testing/database'
import { lookAt } from '../../areas'
import { loadCity } from '../../areas/server'
import { loadWorkingCalendar } from '../../datasets/server'
import { nextFlagChange } from '../data/next-change.sql'
import { readFlags } from '../data/open-flags.sql'
import type { FlagRule, RuleNumbers } from '../domain/rule-pack'
import { flagTrace } from '../queries/flag-trace'
import { rulePack, trialInput, tryRules } from '../queries/try-rules'
import { at, insertManyThings } from '../testing/many-things'
import { publishRule } from './publish-rule'
import { tellFlagChanges } from './tell-flag-changes'

const database = testDatabase()
const city = loadCity('chengdu')
const DAY = 86_400_000
const later = (ms: number) => new Date(at.getTime() + ms)

const as = (role: Role, now: Date): CommandContext => ({
  actor: { kind: 'person', id: role, name: role, roles: [role], unit: null, post: null, area: null, session: 's' },
  clock: { now: () => now },
  requestId: 'test',
  from: null,
})
const reading = (moment: Date) => readFlags(database.sql, lookAt(moment, city.timezone, { kind: 'all' }))
const named = async (moment: Date) => (await reading(moment)).map(each => `${each.id} ${each.colour}`).sort()

interface Wanted {
  readonly now: Date
  readonly isOn?: boolean
  readonly numbers?: Partial<RuleNumbers>
  readonly validFrom?: Date
  readonly role?: Role
  readonly expectedVersion?: number
}
async function publish(rule: FlagRule, { now, role = 'supervisor', validFrom, ...wanted }: Wanted) {
  const held = (await rulePack(database.sql, now)).rules.find(each => each.rule === rule)
  return publishRule(database.sql, as(role, now), rule, {
    expectedVersion: held?.history[0]?.version ?? 1,
    isOn: held?.isOn ?? false,
    numbers: (held?.numbers ?? {}) as Record<string, number>,
    tells: [],
    orders: true,
    reason: '年中调整',
    ...(validFrom ? { validFrom: validFrom.toISOString() } : {}),
    ...wanted,
  })
}

beforeAll(async () => {
  await loadWorkingCalendar(database.sql, city)
  await insertManyThings(database.sql)
})

describe('a published version of a rule', () => {
  it('lights and puts out exactly what the dry run said, once, from its moment on', async () => {
    const { sql } = database
    const trial = await tryRules(
      sql,
      city,
      trialInput.parse({ numbers: { signingDays: 60 }, from: at.toISOString(), to: at.toISOString() }),
      at,
    )
    expect(trial.raises.count).toBeGreaterThan(5)
    const before = await named(at)
    await tellFlagChanges({ sql, city, from: later(-1000), to: at })
    const version = await publish('ninety-days', { now: at, numbers: { signingDays: 60 } })
    expect([version.version, version.validFrom]).toEqual([2, later(1)])

    // a second is nothing in days: what differs now is the rule's doing alone
    const { told } = await tellFlagChanges({ sql, city, from: at, to: later(1000) })
    const events = await sql<{ type: string; count: number }[]>`
      select type, count(*)::int from event_log where type like 'flag.%' and at = ${later(1000)} group by type order by type`
    expect(told).toBe(trial.raises.count + trial.clears.count)
    expect(events.find(each => each.type === 'flag.raised')?.count ?? 0).toBe(trial.raises.count)
    expect(await named(at)).toEqual(before)
    const present = new Set(await named(later(1000)))
    expect([...present].filter(each => !before.includes(each))).toHaveLength(trial.raises.count)
    const audit = await sql`select action, reason from audit_entry where subject = 'flag-rule:ninety-days'`
    expect(audit).toEqual([{ action: 'rule.publish', reason: '年中调整' }])
  })

  it('that waits for its day changes nothing before it, and the sleeper wakes at it', async () => {
    const { sql } = database
    const validFrom = later(3_600_000)
    await publish('unsettled-problem', { now: later(2000), isOn: false, validFrom })
    const flags = async (moment: Date) =>
      (await reading(moment)).filter(each => each.rule === 'unsettled-problem').length
    expect(await flags(new Date(validFrom.getTime() - 1))).toBeGreaterThan(0)
    expect(await flags(validFrom)).toBe(0)
    const next = await nextFlagChange(sql, new Date(validFrom.getTime() - 1), city.timezone)
    expect(next).toEqual(validFrom)
    const { rules } = await rulePack(sql, later(3000))
    const rule = rules.find(each => each.rule === 'unsettled-problem')
    expect([rule?.isOn, rule?.version, rule?.history.map(each => each.version)]).toEqual([true, 1, [2, 1]])
  })

  it('is refused to others, in the past, out of bounds, and to whoever read an older one', async () => {
    const now = later(5000)
    await expect(publish('late-step', { now, role: 'leader' })).rejects.toMatchObject({ status: 403 })
    await expect(publish('late-step', { now, validFrom: at })).rejects.toMatchObject({ code: 'in-the-past' })
    await expect(publish('late-step', { now, numbers: { nearShare: 2 } })).rejects.toMatchObject({ code: 'bad-body' })
    await expect(publish('behind-plan', { now, numbers: { behindYellow: 50, behindRed: 20 } })).rejects.toMatchObject({
      status: 400,
    })
    await expect(publish('ninety-days', { now, expectedVersion: 1 })).rejects.toMatchObject({
      code: 'changed-meanwhile',
    })
    await expect(database.sql`update flag_rule set is_on = false`).rejects.toThrow(/refused/)
  })
})

describe('a rule that was off', () => {
  it.each(['no-change', 'not-started', 'months-behind', 'outside-flow'] as const)(
    '%s lights by the statement what its trace says, and the sleeper wakes at each change',
    async rule => {
      const { sql } = database
      // what another rule shows on the same project would hide it
      for (const other of ['ninety-days', 'behind-plan', 'no-change', 'not-started', 'months-behind'] as const)
        await publish(other, { now: later(++clockMs), isOn: false })
      await publish(rule, { now: later(++clockMs), isOn: true })
      let from = later(++clockMs + 10)
      let seen = 0
      for (let n = 0; n < 4; n++) {
        const lit = new Map((await reading(from)).filter(each => each.rule === rule).map(each => [each.id, each]))
        seen += lit.size
        const sample = await sql<{ id: string }[]>`select id::text from record.project order by project_code limit 25`
        for (const { id } of sample) {
          const trace = await flagTrace(sql, { id, at: from, asOf: {}, city })
          const own = trace?.rules.find(each => each.rule === rule)?.lit ?? null
          const flag = lit.get(id)
          expect([id, own?.colour, own && Math.floor(own.since)]).toEqual([
            id,
            flag?.colour,
            flag ? flag.since.getTime() : null,
          ])
        }
        const next = await nextFlagChange(sql, from, city.timezone)
        if (!next) break
        const own = async (moment: Date) =>
          (await reading(moment))
            .filter(each => each.rule === rule)
            .map(each => `${each.id} ${each.colour}`)
            .sort()
        expect(await own(new Date(next.getTime() - 1))).toEqual(await own(from))
        from = next
      }
      expect(seen).toBeGreaterThan(0)
    },
  )
})
let clockMs = 10_000 + DAY / 100
