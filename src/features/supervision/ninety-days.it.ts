import { beforeAll, describe, expect, it } from 'vitest'
import { system } from '@/shared/auth'
import { testDatabase } from '@/testing/database'
import { lookAt } from '../areas'
import { loadCity } from '../areas/server'
import { loadWorkingCalendar } from '../datasets/server'
import { flaggedUnits, openOrders, problemCounts } from '../flags/server'
import { actOnOrder } from './commands/act-on-order'
import { giveOrders } from './commands/give-orders'
import type { OrderCommand } from './domain/order-life'
import { orderList } from './queries/order-list'
import { unitRecords } from './queries/unit-records'
import { approver, asking, assistant, supervisor } from './testing/people'
import { signedProject } from './testing/signed-project'

const database = testDatabase()
const city = loadCity('chengdu')
const desk = () => ({ sql: database.sql, city })
const time = system('time')

beforeAll(async () => {
  await loadWorkingCalendar(database.sql, city)
})

const project = (changes?: Record<string, unknown>) => signedProject(database.sql, city, changes)
const act = (
  actor: Parameters<typeof asking>[0],
  now: string,
  order: { readonly id: string; readonly version: number },
  command: OrderCommand,
  text = '',
) =>
  actOnOrder(desk(), asking(actor, now), {
    id: order.id,
    command,
    input: { expectedVersion: order.version, text, evidence: [] },
  })

describe('the ninety-day rule', () => {
  const problemsOf = async (code: string) =>
    await database.sql`select problem_no, found_at from live.problem where project_code = ${code} and rule_code = 'ninety-days'`

  it('gives its orders by itself at 00:00 of the ninety-first day, once, whoever asks how often', async () => {
    const { id, code } = await project()
    await giveOrders(desk(), asking(time, '2026-10-30T15:59:59Z'))
    expect(await problemsOf(code)).toHaveLength(0)
    const due = '2026-10-30T16:00:00Z'
    await Promise.all([giveOrders(desk(), asking(time, due)), giveOrders(desk(), asking(time, due))])
    await giveOrders(desk(), asking(time, '2026-10-31T16:00:00Z'))
    expect(await problemsOf(code)).toEqual([expect.objectContaining({ found_at: new Date(due) })])
    const { items } = await orderList(
      database.sql,
      { city, actor: supervisor, at: new Date('2026-11-01T00:00:00Z') },
      { limit: 100 },
    )
    expect(items.filter(each => each.projectId === id).map(each => [each.unit, each.role])).toEqual(
      expect.arrayContaining([
        ['U-510104-GOV', 'assistant'],
        ['U-APPROVAL', 'approving'],
      ]),
    )
  })

  it('gives none where the permit came in time, or nobody is named to give it to', async () => {
    const { code: inTime } = await project({ permitIssuedAt: '2026-10-30T02:00:00Z' })
    const { code: unnamed } = await project({ assistantUnit: null, approvingUnit: null, district: '510199' })
    const { nobodys } = await giveOrders(desk(), asking(time, '2026-11-05T00:00:00Z'))
    expect(nobodys).toEqual([unnamed])
    expect([await problemsOf(inTime), await problemsOf(unnamed)]).toEqual([[], []])
  })

  it('raises a yellow flag on the unit after thirty days, until the last report is accepted; the rate moves', async () => {
    const { id } = await project({
      district: '510106',
      assistantUnit: '丙区行政审批局',
      approvingUnit: '示范市消防救援局',
    })
    await giveOrders(desk(), asking(time, '2026-11-05T00:00:00Z'))
    const look = (moment: string) =>
      lookAt(new Date(moment), city.timezone, { kind: 'in', column: 'district', codes: ['510106'] })
    const units = async (moment: string) => (await flaggedUnits(database.sql, look(moment))).map(each => each.unit)
    const panel = async (moment: string) => ({
      ...(await problemCounts(database.sql, look(moment))),
      ...(await openOrders(database.sql, look(moment))),
    })
    expect(await units('2026-12-05T15:59:59Z')).toEqual([])
    expect(await units('2026-12-05T16:00:00Z')).toEqual(['U-FIRE'])
    expect(await panel('2026-12-06T00:00:00Z')).toMatchObject({ found: 1, settled: 0, overdue: 2 })
    const { items } = await orderList(
      database.sql,
      { city, actor: supervisor, at: new Date('2026-12-06T00:00:00Z') },
      { limit: 100 },
    )
    for (const order of items.filter(each => each.projectId === id)) {
      const officer =
        order.role === 'assistant' ? { ...assistant, unit: order.unit } : { ...approver, unit: order.unit }
      const { version } = await act(officer, '2026-12-06T01:00:00Z', order, 'report', '已发证')
      await act(supervisor, '2026-12-06T02:00:00Z', { id: order.id, version }, 'accept')
    }
    expect(await units('2026-12-06T01:59:00Z')).toEqual(['U-FIRE'])
    expect(await units('2026-12-06T02:00:00Z')).toEqual([])
    expect(await panel('2026-12-06T02:00:00Z')).toMatchObject({ found: 1, settled: 1, overdue: 0 })
    const record = async (moment: string) =>
      (await unitRecords(database.sql, city, '510106', new Date(moment))).find(each => each.unit === 'U-FIRE')
    expect(await record('2026-12-06T00:00:00Z')).toMatchObject({
      flagDays: 31,
      now: { found: 1, settled: 0, rate: 0, judged: 1, onTime: 0, flagged: 1, isFew: true },
      before: { found: 0, rate: null },
    })
    // a year on it is the past, and judged as it stood at that year's end
    expect(await record('2027-11-30T00:00:00Z')).toMatchObject({
      flagDays: null,
      now: { found: 0, rate: null },
      before: { found: 1, settled: 0, rate: 0 },
    })
  })
})
