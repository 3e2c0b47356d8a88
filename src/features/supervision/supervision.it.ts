import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { system } from '@/shared/auth'
import { testDatabase } from '@/testing/database'
import { loadCity } from '../areas/server'
import { loadWorkingCalendar } from '../datasets/server'
import { insertRecords } from '../datasets/testing/insert-records'
import { actOnOrder } from './commands/act-on-order'
import { escalateOrders } from './commands/escalate-orders'
import { logCall } from './commands/log-call'
import { openProblem } from './commands/open-problem'
import type { OrderCommand } from './domain/order-life'
import { oneProblem } from './queries/one-problem'
import { orderList } from './queries/order-list'
import { approver, asking, assistant, leader, stranger, supervisor } from './testing/people'
import { signedProject } from './testing/signed-project'

const database = testDatabase()
const city = loadCity('chengdu')
const desk = () => ({ sql: database.sql, city })

beforeAll(async () => {
  await loadWorkingCalendar(database.sql, city)
})

const project = (changes?: Record<string, unknown>) => signedProject(database.sql, city, changes)

const opened = async (now = '2026-11-02T01:00:00Z') => {
  const { id: projectId } = await project({ permitIssuedAt: '2026-08-20T00:00:00Z' })
  const input = { projectId, kind: 'blocked' as const, cause: 'land', text: '用地边界不一致', foundBy: '督查发现' }
  const { problemNo } = await openProblem(desk(), asking(supervisor, now), input)
  const list = await orderList(database.sql, { city, actor: supervisor, at: new Date(now) }, { limit: 100 })
  const orders = list.items.filter(each => each.problemNo === problemNo)
  return { projectId, problemNo, orders, problemId: orders[0]?.problemId ?? '' }
}

const input = (expectedVersion: number, text = '', days?: number) => ({
  expectedVersion,
  text,
  evidence: [],
  ...(days === undefined ? {} : { days }),
})
const act = (
  actor: Parameters<typeof asking>[0],
  now: string,
  id: string,
  command: OrderCommand,
  version: number,
  text?: string,
  days?: number,
) => actOnOrder(desk(), asking(actor, now), { id, command, input: input(version, text, days) })

const trail = async (subject: string) =>
  (
    await database.sql<{ action: string; actor: string }[]>`
    select action, actor from audit_entry where subject = ${subject} order by seq`
  ).map(each => [each.action, each.actor])
const told = async (since: number) =>
  (await database.sql<{ type: string }[]>`select type from event_log where seq > ${since} order by seq`).map(
    each => each.type,
  )
const lastSeq = async () => {
  const [row] = await database.sql<{ seq: number }[]>`select coalesce(max(seq), 0) as seq from event_log`
  return Number(row?.seq)
}

describe('a problem found by a person', () => {
  it('goes out as two orders with seven working days, is reported, accepted, and settled with the last one', async () => {
    const before = await lastSeq()
    const { orders, problemNo, problemId, projectId } = await opened()
    expect(orders.map(each => [each.unit, each.role, each.state])).toEqual(
      expect.arrayContaining([
        ['U-510104-GOV', 'assistant', 'issued'],
        ['U-APPROVAL', 'approving', 'issued'],
      ]),
    )
    // Monday 2 November + 7 working days: the end of Wednesday the 11th.
    expect(orders.map(each => each.dueAt?.toISOString())).toEqual(Array(2).fill('2026-11-11T16:00:00.000Z'))
    const [first, second] = [
      orders.find(each => each.role === 'assistant'),
      orders.find(each => each.role === 'approving'),
    ]
    if (!first || !second) throw new Error('both orders are there')

    const started = await act(assistant, '2026-11-03T01:00:00Z', first.id, 'start', first.version)
    const reported = await act(assistant, '2026-11-04T01:00:00Z', first.id, 'report', started.version, '已协调')
    const back = await act(supervisor, '2026-11-04T03:00:00Z', first.id, 'return', reported.version, '缺会议纪要')
    expect(back.state).toBe('returned')
    const again = await act(assistant, '2026-11-05T01:00:00Z', first.id, 'report', back.version, '已补纪要')
    expect((await act(supervisor, '2026-11-05T02:00:00Z', first.id, 'accept', again.version)).isProblemAccepted).toBe(
      false,
    )
    const other = await act(approver, '2026-11-06T01:00:00Z', second.id, 'report', second.version, '已出具意见')
    expect((await act(supervisor, '2026-11-06T02:00:00Z', second.id, 'accept', other.version)).isProblemAccepted).toBe(
      true,
    )

    const problem = await oneProblem(database.sql, { city, actor: supervisor }, problemId, {
      at: new Date('2026-11-07T00:00:00Z'),
      isPast: false,
      known: null,
    })
    expect(problem).toMatchObject({
      problemNo,
      projectId,
      state: 'accepted',
      settledAt: new Date('2026-11-06T01:00:00Z'),
      acceptedAt: new Date('2026-11-06T02:00:00Z'),
    })
    expect(problem?.acts.map(each => each.kind)).toEqual([
      'found',
      'issued',
      'issued',
      'started',
      'reported',
      'returned',
      'reported',
      'accepted',
      'reported',
      'accepted',
    ])
    expect(await told(before)).toEqual([
      ...['problem.found', 'order.issued', 'order.issued', 'order.started', 'order.reported', 'order.returned'],
      ...[
        'order.reported',
        'order.accepted',
        'problem.reported',
        'order.reported',
        'problem.settled',
        'order.accepted',
      ],
    ])
    expect(await trail(`order:${first.orderNo}`)).toEqual([
      ['order.start', 'person:p-2'],
      ['order.report', 'person:p-2'],
      ['order.return', 'person:p-1'],
      ['order.report', 'person:p-2'],
      ['order.accept', 'person:p-1'],
    ])
    expect(await trail(`problem:${problemNo}`)).toEqual([['problem.find', 'person:p-1']])
  })

  it('reads as it stood at a moment between', async () => {
    const { orders, problemId } = await opened('2026-11-09T01:00:00Z')
    const [first] = orders
    if (!first) throw new Error('there is one')
    const actor = first.role === 'assistant' ? assistant : approver
    await act(actor, '2026-11-10T01:00:00Z', first.id, 'report', first.version, '已办')
    const at = (moment: string) =>
      oneProblem(database.sql, { city, actor: leader }, problemId, { at: new Date(moment), isPast: true, known: null })
    const stateAt = async (moment: string) =>
      (await at(moment))?.orders.find(each => each.id === first.id)?.state ?? null
    expect(await stateAt('2026-11-09T12:00:00Z')).toBe('issued')
    expect(await stateAt('2026-11-10T12:00:00Z')).toBe('reported')
    expect(await at('2026-11-08T00:00:00Z')).toBeNull()
  })
})

describe('who may', () => {
  let order: Awaited<ReturnType<typeof opened>>['orders'][number]
  beforeEach(async () => {
    const { orders } = await opened()
    const own = orders.find(each => each.role === 'assistant')
    if (!own) throw new Error('there is one')
    order = own
  })

  it.each([
    ['another unit', 'report', stranger],
    ['an approver of another unit', 'report', { ...approver, unit: 'U-FIRE' }],
    ['a leader', 'start', leader],
    ['the unit itself', 'accept', assistant],
    ['the unit itself', 'extend', assistant],
    ['a leader', 'suspend', leader],
    ['the supervisor', 'ask', supervisor],
    ['a supervisor of another district', 'accept', { ...supervisor, area: '510105' }],
  ] as const)('%s may not %s', async (_, command, actor) => {
    const tried = act(actor, '2026-11-03T01:00:00Z', order.id, command, order.version, '已办')
    // A unit may not judge its own report, whatever state it is in: the right comes before the state.
    await expect(tried).rejects.toMatchObject({ status: 403, code: 'forbidden' })
    expect(await trail(`order:${order.orderNo}`)).toEqual([])
  })

  it('nobody but a supervisor finds problems', async () => {
    const { id: projectId } = await project({ permitIssuedAt: '2026-08-20T00:00:00Z' })
    const input = { projectId, kind: 'slow' as const, text: '等待时间过长', foundBy: '督查发现' }
    await expect(openProblem(desk(), asking(assistant, '2026-11-02T01:00:00Z'), input)).rejects.toMatchObject({
      status: 403,
    })
  })
})

describe('two at once', () => {
  it('the second is told who was faster, and with what', async () => {
    const { orders } = await opened()
    const order = orders.find(each => each.role === 'assistant')
    if (!order) throw new Error('there is one')
    const other = { ...assistant, id: 'p-9', name: '另一位帮办员' }
    const tries = await Promise.allSettled([
      act(assistant, '2026-11-03T01:00:00Z', order.id, 'report', order.version, '我先'),
      act(other, '2026-11-03T01:00:00Z', order.id, 'report', order.version, '我先'),
    ])
    const won = tries.findIndex(each => each.status === 'fulfilled')
    expect(tries.map(each => each.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(tries[1 - won]).toMatchObject({
      reason: {
        status: 409,
        code: 'changed-meanwhile',
        extra: { state: 'reported', won: { name: won === 0 ? '帮办员' : '另一位帮办员', did: 'reported' } },
      },
    })
    expect(await trail(`order:${order.orderNo}`)).toHaveLength(1)
  })

  it('the same command twice is done once', async () => {
    const { orders } = await opened()
    const order = orders.find(each => each.role === 'assistant')
    if (!order) throw new Error('there is one')
    const again = () =>
      actOnOrder(desk(), asking(assistant, '2026-11-03T01:00:00Z'), {
        id: order.id,
        command: 'report',
        input: { ...input(order.version, '已办'), commandId: `c-${order.id}` },
      })
    const [first, second] = [await again(), await again()]
    expect(second).toMatchObject({ state: 'reported', version: first.version })
    expect(await trail(`order:${order.orderNo}`)).toHaveLength(1)
  })

  it('what another system keeps is not worked on here', async () => {
    const [id] = await insertRecords(database.sql, 'work_order', [
      {
        orderNo: 'X-1',
        problemNo: 'X',
        unit: 'U-510104-GOV',
        role: 'assistant',
        issuedAt: '2026-11-01T00:00:00Z',
        state: 'issued',
      },
    ])
    await expect(act(assistant, '2026-11-03T01:00:00Z', id ?? '', 'report', 0, '已办')).rejects.toMatchObject({
      code: 'foreign-order',
    })
  })
})

describe('a call to the investor', () => {
  const call = { whom: '张先生', phone: '028-0000 0001', text: '企业称材料已交，等待现场踏勘' }
  it('is written down with whom, when and what; only those who call are told with whom', async () => {
    const { problemId, problemNo } = await opened()
    const before = await lastSeq()
    await logCall(desk(), asking(supervisor, '2026-11-03T01:00:00Z'), { id: problemId, input: call })
    const when = { at: new Date('2026-11-04T00:00:00Z'), isPast: false, known: null }
    const seen = async (actor: typeof supervisor) =>
      (await oneProblem(database.sql, { city, actor: actor }, problemId, when))?.acts.at(-1)
    expect(await seen(supervisor)).toMatchObject({ kind: 'called', text: call.text, detail: { whom: '张先生' } })
    expect(await seen(assistant)).toMatchObject({ detail: { whom: '张先生' } })
    expect(JSON.stringify([await seen(leader), await seen(stranger)])).not.toMatch(/张先生|0001|踏勘/)
    expect(await told(before)).toEqual(['problem.called'])
    expect((await trail(`problem:${problemNo}`)).at(-1)).toEqual(['problem.call', 'person:p-1'])
    const [entry] =
      await database.sql`select after from audit_entry where action = 'problem.call' order by seq desc limit 1`
    expect(JSON.stringify(entry)).not.toContain('张先生')
  })
  it('is refused to another unit, and for a moment that has not come', async () => {
    const { problemId } = await opened()
    const now = '2026-11-03T01:00:00Z'
    await expect(logCall(desk(), asking(stranger, now), { id: problemId, input: call })).rejects.toMatchObject({
      status: 403,
    })
    const later = { ...call, calledAt: '2026-11-03T02:00:00Z' }
    await expect(logCall(desk(), asking(supervisor, now), { id: problemId, input: later })).rejects.toMatchObject({
      code: 'call-in-future',
    })
  })
})

describe('an order whose day has passed without a report', () => {
  it('is told to unit and supervisor at that moment, to the leader three working days later, each once', async () => {
    const { orders } = await opened('2026-12-01T01:00:00Z')
    const [first, second] = (['assistant', 'approving'] as const).map(role => orders.find(each => each.role === role))
    if (!first || !second) throw new Error('both orders are there')
    const climb = (at: string) => escalateOrders(desk(), asking(system('rules'), at))
    // Tuesday 1 December + 7 working days: the end of Thursday the 10th
    await climb('2026-12-10T15:59:59Z')
    const from = await lastSeq()
    // one of the two reports at the last moment
    await act(assistant, '2026-12-10T15:59:59Z', first.id, 'report', first.version, '已协调')
    const reported = await lastSeq()
    await Promise.all([climb('2026-12-10T16:00:00Z'), climb('2026-12-10T16:00:00Z')])
    expect((await told(reported)).filter(each => each.startsWith('order.'))).toEqual(['order.overdue'])
    await climb('2026-12-15T15:59:59Z')
    await climb('2026-12-15T16:00:00Z')
    await climb('2026-12-20T16:00:00Z')
    expect((await told(reported)).filter(each => each.startsWith('order.'))).toEqual([
      'order.overdue',
      'order.escalated',
    ])
    const [event] = await database.sql<{ topics: string[]; data: Record<string, unknown> }[]>`
      select topics, data from event_log where seq > ${from} and type = 'order.escalated'`
    expect(event?.topics).toEqual(expect.arrayContaining([`unit:${second.unit}`, 'wall', 'area:510104']))
    expect(event?.data).toMatchObject({ orderNo: second.orderNo, unit: second.unit })
    expect((await trail(`order:${second.orderNo}`)).map(([action]) => action)).toEqual([
      'order.overdue',
      'order.escalated',
    ])
    const problem = await oneProblem(database.sql, { city, actor: supervisor }, second.problemId ?? '', {
      at: new Date('2026-12-21T00:00:00Z'),
      isPast: false,
      known: null,
    })
    expect(problem?.acts.slice(-2).map(each => [each.kind, each.orderNo])).toEqual([
      ['overdue', second.orderNo],
      ['escalated', second.orderNo],
    ])
  })
})

describe('the clock of an order', () => {
  const seen = async (id: string, problemId: string, at: string) => {
    const when = { at: new Date(at), isPast: false, known: null }
    const problem = await oneProblem(database.sql, { city, actor: supervisor }, problemId, when)
    const order = problem?.orders.find(each => each.id === id)
    if (!problem || !order) throw new Error('there is one')
    return { order, acts: problem.acts.filter(each => each.orderNo === order.orderNo).map(each => each.kind) }
  }

  it('is asked to be extended by the unit, extended, stopped and let run again by the supervisor; the end follows', async () => {
    const { orders, problemId } = await opened()
    const order = orders.find(each => each.role === 'assistant')
    if (!order) throw new Error('there is one')
    const before = await lastSeq()
    const asked = await act(assistant, '2026-11-03T01:00:00Z', order.id, 'ask', order.version, '等待现场核实', 3)
    expect(asked.state).toBe('issued')
    expect((await seen(order.id, problemId, '2026-11-03T02:00:00Z')).order).toMatchObject({
      askedDays: 3,
      dueAt: new Date('2026-11-11T16:00:00Z'),
      may: ['extend', 'decline', 'suspend'],
    })
    const extended = await act(supervisor, '2026-11-03T03:00:00Z', order.id, 'extend', asked.version, '同意', 2)
    // seven working days and two from Monday the 2nd: the end of Friday the 13th
    expect((await seen(order.id, problemId, '2026-11-03T04:00:00Z')).order).toMatchObject({
      askedDays: null,
      extendedDays: 2,
      dueAt: new Date('2026-11-13T16:00:00Z'),
    })
    const stopped = await act(
      supervisor,
      '2026-11-04T03:00:00Z',
      order.id,
      'suspend',
      extended.version,
      '等待上级批复',
      10,
    )
    const still = await seen(order.id, problemId, '2026-11-05T04:00:00Z')
    expect(still.order).toMatchObject({
      dueAt: new Date('2026-11-27T16:00:00Z'),
      clock: { left: 7, over: 0, stoppedTo: new Date('2026-11-18T15:59:59.999Z') },
    })
    const resumed = await act(supervisor, '2026-11-06T03:00:00Z', order.id, 'resume', stopped.version)
    const running = await seen(order.id, problemId, '2026-11-09T04:00:00Z')
    // stopped on the 5th and the 6th
    expect(running.order).toMatchObject({ dueAt: new Date('2026-11-17T16:00:00Z'), clock: { stoppedTo: null } })
    expect(running.order.days).toMatchObject({ workdays: 7, extendedDays: 2 })
    expect(running.order.days?.stretches.map(each => [each.why, each.days, each.lastCount])).toEqual([
      ['counted', 2, 2],
      ['paused', 2, null],
      ['day-off', 2, null],
      ['counted', 5, 7],
      ['day-off', 2, null],
      ['counted', 2, 9],
    ])
    expect(running.acts).toEqual(['issued', 'extension-asked', 'extended', 'suspended', 'resumed'])
    expect(await trail(`order:${order.orderNo}`)).toEqual([
      ['order.ask', 'person:p-2'],
      ['order.extend', 'person:p-1'],
      ['order.suspend', 'person:p-1'],
      ['order.resume', 'person:p-1'],
    ])
    expect(await told(before)).toEqual(['order.extension-asked', 'order.extended', 'order.suspended', 'order.resumed'])
    const [event] = await database.sql<{ topics: string[] }[]>`
      select topics from event_log where seq > ${before} and type = 'order.extended'`
    expect(event?.topics).toEqual(expect.arrayContaining([`unit:${order.unit}`]))
    // the day moved, so nobody is late on the old one
    await escalateOrders(desk(), asking(system('rules'), '2026-11-17T15:59:59Z'))
    expect(await trail(`order:${order.orderNo}`)).toHaveLength(4)
    await expect(
      act(supervisor, '2026-11-17T16:00:00Z', order.id, 'extend', resumed.version, '再延', 1),
    ).rejects.toMatchObject({ status: 409, code: 'past-due' })
  })

  it('is moved by one of two who decide at once', async () => {
    const { orders } = await opened()
    const order = orders.find(each => each.role === 'assistant')
    if (!order) throw new Error('there is one')
    const asked = await act(assistant, '2026-11-03T01:00:00Z', order.id, 'ask', order.version, '等待现场核实', 3)
    const tries = await Promise.allSettled([
      act(supervisor, '2026-11-03T03:00:00Z', order.id, 'extend', asked.version, '同意', 3),
      act(supervisor, '2026-11-03T03:00:00Z', order.id, 'decline', asked.version, '不同意'),
    ])
    expect(tries.map(each => each.status).sort()).toEqual(['fulfilled', 'rejected'])
    const lost = tries.find(each => each.status === 'rejected')
    expect(lost).toMatchObject({ reason: { status: 409, code: 'changed-meanwhile' } })
    expect(await trail(`order:${order.orderNo}`)).toHaveLength(2)
  })

  it('is told what the city allows, and what is refused changes nothing', async () => {
    const { orders } = await opened()
    const order = orders.find(each => each.role === 'assistant')
    if (!order) throw new Error('there is one')
    await expect(
      act(supervisor, '2026-11-03T03:00:00Z', order.id, 'suspend', order.version, '等待上级批复', 21),
    ).rejects.toMatchObject({ status: 422, code: 'too-many-days', extra: { limits: { suspensionWorkdays: 20 } } })
    expect(await trail(`order:${order.orderNo}`)).toEqual([])
  })
})
