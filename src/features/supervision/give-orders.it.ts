import { beforeAll, describe, expect, it } from 'vitest'
import { system } from '@/shared/auth'
import { testDatabase } from '@/testing/database'
import { loadCity } from '../areas/server'
import { loadWorkingCalendar } from '../datasets/server'
import { insertRecords } from '../datasets/testing/insert-records'
import type { FlagRule } from '../flags'
import { actOnOrder } from './commands/act-on-order'
import { giveOrders } from './commands/give-orders'
import { orderLetter } from './queries/order-letter'
import { orderList } from './queries/order-list'
import { approver, asking, assistant, supervisor } from './testing/people'

const database = testDatabase()
const city = loadCity('chengdu')
const desk = () => ({ sql: database.sql, city })
const give = (at: string) => giveOrders(desk(), asking(system('time'), at))

const whenAt = (at: string) => ({ at: new Date(at), isPast: false, known: null })

let versions = 1
/** A version of a rule that gives orders. */
async function ordering(rule: FlagRule, numbers: Record<string, number>, isOn = true, orders = true) {
  const from = new Date('2026-01-01T00:00:00Z')
  await database.sql`
    insert into flag_rule (rule, version, is_on, numbers, tells, orders, published_at, valid_from, author, reason)
    values (${rule}, ${++versions}, ${isOn}, ${database.sql.json(numbers)}, '{supervisor}', ${orders}, ${from}, ${from}, 't', 't')`
}

let serial = 0
/** A project that no rule lights by itself. */
async function project(changes: Record<string, unknown> = {}) {
  const projectCode = `P-${++serial}`
  const [id] = await insertRecords(database.sql, 'project', [
    {
      projectCode,
      name: `示范项目${serial}`,
      assistantUnit: city.units.get('U-510104-GOV')?.name.zh,
      approvingUnit: '示范市行政审批局',
      ...changes,
    },
  ])
  return { id: id ?? '', projectCode }
}
const step = async (projectCode: string, instanceCode: string, dueAt: string) => {
  const times = { acceptedAt: '2026-09-01T01:00:00Z', dueAt }
  const [id] = await insertRecords(database.sql, 'approval_step', [
    { instanceCode, projectCode, itemName: '消防设计审查', unit: 'U-FIRE', ...times },
  ])
  return id ?? ''
}
const problems = async (rule: FlagRule) => [
  ...(await database.sql<{ about: string | null; unit: string; project: string; title: string; orders: string[] }[]>`
    select about, unit, project_code as project, title, (
      select array_agg(coalesce(role, 'own') || ' ' || o.unit order by order_no) from live.work_order o
      where o.problem_no = q.problem_no) as orders
    from live.problem q where rule_code = ${rule} order by problem_no`),
]
const listed = async (at: string) =>
  (await orderList(database.sql, { city, actor: supervisor, at: new Date(at) }, { limit: 100 })).items
const issuedBy = async (rule: FlagRule) => {
  const [row] = await database.sql`
    select count(*)::int as count from event_log where type = 'order.issued' and actor = ${`system:${rule}`}`
  return row?.count
}

beforeAll(async () => {
  await loadWorkingCalendar(database.sql, city)
})

describe('a rule that gives orders', () => {
  it('gives those of a late step to the assistant unit and the step’s own, once, whoever asks how often', async () => {
    await ordering('late-step', { nearWorkdays: 2, nearShare: 0.2 })
    const { projectCode } = await project()
    const late = await step(projectCode, 'S-1', '2026-10-12T16:00:00Z')
    // near its limit a step is yellow: nothing is late yet
    expect(await give('2026-10-12T15:59:59Z')).toMatchObject({ issued: 0 })
    const at = '2026-10-12T16:00:00Z'
    await Promise.all([give(at), give(at), give(at)])
    await give('2026-10-14T00:00:00Z')
    const own = { about: `step:${late}`, unit: 'U-FIRE', project: projectCode, title: '事项超期 · 消防设计审查' }
    expect(await problems('late-step')).toEqual([{ ...own, orders: ['assistant U-510104-GOV', 'approving U-FIRE'] }])
    expect(await issuedBy('late-step')).toBe(2)
    expect((await listed('2026-10-14T00:00:00Z')).map(each => [each.cause, each.item])).toEqual([
      ['late-step', '消防设计审查'],
      ['late-step', '消防设计审查'],
    ])
    // another step of the project is a lamp, and a matter, of its own
    await step(projectCode, 'S-2', '2026-10-13T16:00:00Z')
    expect(await give('2026-10-14T00:00:00Z')).toMatchObject({ issued: 1 })
  })

  it('gives none while the last is open, nor again for a lamp whose orders were accepted', async () => {
    for (const order of await listed('2026-10-15T00:00:00Z')) {
      const officer = order.role === 'assistant' ? assistant : { ...approver, unit: order.unit }
      const input = (expectedVersion: number) => ({ expectedVersion, text: '已办', evidence: [] })
      const asked = (who: typeof officer) => asking(who, '2026-10-15T01:00:00Z')
      const { id, version } = order
      const reported = await actOnOrder(desk(), asked(officer), { id, command: 'report', input: input(version) })
      await actOnOrder(desk(), asked(supervisor), { id, command: 'accept', input: input(reported.version) })
    }
    expect(await give('2026-10-16T00:00:00Z')).toMatchObject({ issued: 0 })
    // the step gets another limit and is late anew: another lamp
    await database.sql`update record.approval_step set due_at = '2026-10-20T16:00:00Z' where instance_code = 'S-1'`
    expect(await give('2026-10-20T15:00:00Z')).toMatchObject({ issued: 0 })
    expect(await give('2026-10-20T16:00:00Z')).toMatchObject({ issued: 1 })
    await ordering('late-step', { nearWorkdays: 2, nearShare: 0.2 }, true, false)
  })

  it('gives them where the project shows the worse lamp of another rule, at red and not at yellow', async () => {
    await ordering('behind-plan', { behindYellow: 10, behindRed: 30 })
    const { projectCode } = await project({ signedAt: '2026-06-01T02:00:00Z' })
    const near = await project()
    await insertRecords(database.sql, 'progress', [
      { projectCode, month: '2026-10-01', planPct: 80, actualPct: 20 },
      { projectCode: near.projectCode, month: '2026-10-01', planPct: 80, actualPct: 60 },
    ])
    await give('2026-11-02T00:00:00Z')
    const of = async (rule: FlagRule) => (await problems(rule)).map(each => [each.project, each.about, each.orders])
    const both = ['assistant U-510104-GOV', 'approving U-APPROVAL']
    expect(await of('behind-plan')).toEqual([[projectCode, null, both]])
    expect(await of('ninety-days')).toEqual([[projectCode, null, both]])
  })

  it('gives a flagged unit one order of its own, also where what it owes belongs to no project', async () => {
    await ordering('unsettled-problem', { flagDays: 30 })
    await ordering('unanswered-rating', {})
    const { projectCode } = await project()
    const found = { problemNo: 'X-1', projectCode, unit: 'U-WATER', foundAt: '2026-10-01T01:00:00Z' }
    await insertRecords(database.sql, 'problem', [found, { ...found, problemNo: 'X-2' }])
    const rated = { ratingNo: 'R-1', unit: 'U-GAS', ratedAt: '2026-10-20T00:00:00Z', answerDue: '2026-10-30T00:00:00Z' }
    await insertRecords(database.sql, 'service_rating', [rated, { ...rated, ratingNo: 'R-2', unit: '无名单位' }])
    const at = '2026-11-03T00:00:00Z'
    // an answer that nobody knows the unit of: nobody can be asked for it
    expect((await give(at)).nobodys).toEqual(['无名单位'])
    await give(at)
    expect(await problems('unanswered-rating')).toEqual([
      expect.objectContaining({ about: 'unit:U-GAS', unit: 'U-GAS', project: 'U-GAS', orders: ['own U-GAS'] }),
    ])
    const [own] = (await listed(at)).filter(each => each.unit === 'U-GAS')
    const letter = await orderLetter(database.sql, own?.id ?? '', { city, actor: supervisor, when: whenAt(at) })
    expect(letter.problem).toMatchObject({
      isOwnMatter: true,
      projectId: null,
      unitName: city.units.get('U-GAS')?.name,
    })
    expect(await problems('unsettled-problem')).toEqual([
      expect.objectContaining({ about: 'unit:U-WATER', project: projectCode, orders: ['own U-WATER'] }),
    ])
  })

  it('gives none while it is off', async () => {
    await ordering('not-started', { startDays: 0 }, false)
    await project({ planStart: '2026-05-04' })
    expect(await give('2026-11-03T00:00:00Z')).toMatchObject({ issued: 0 })
    await ordering('not-started', { startDays: 0 })
    expect(await give('2026-11-03T00:00:00Z')).toMatchObject({ issued: 1 })
  })
})
