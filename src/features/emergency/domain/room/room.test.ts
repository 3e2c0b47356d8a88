import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RoomEntry, RoomKind } from './entry'
import { inputOf } from './inputs'
import { isObjectiveOverdue, objectiveAfter, objectiveTransitions } from './objective'
import { onSite, resourceSums } from './resource'
import { nextNumber, refuse, roomOf } from './room'
import { objectiveVerbs } from './words'

/** Writes down what the room takes, as the command does; what it refuses is told apart. */
function kept(...told: readonly (readonly [RoomKind, number, string, object?])[]) {
  const entries: RoomEntry[] = []
  const refused: (string | null)[] = []
  for (const [kind, number, verb, data = {}] of told) {
    const room = roomOf(entries)
    const why = refuse(room, { kind, number, verb, data })
    refused.push(why)
    const version = 1 + entries.filter(each => each.kind === kind && each.number === number).length
    if (why === null) entries.push({ kind, number, version, verb, data, at: entries.length, post: '值班长' })
  }
  return { room: roomOf(entries), entries, refused }
}
const goal = { text: '二环下穿恢复通行', dueAt: '2026-11-20T04:00:00Z', unit: null }
const pumps = { kind: 'vehicle', name: '排涝车', measure: '辆', from: null, to: '', place: null, said: '' }

describe('an objective', () => {
  it('goes by its table: every state is reached, none is a dead end, other pairs are refused', () => {
    const { room, refused } = kept(
      ['objective', 1, 'set', goal],
      ['objective', 1, 'reopen', { reason: '还没有结束' }],
      ['objective', 1, 'reach', {}],
      ['objective', 1, 'amend', { ...goal, reason: '改一改' }],
      ['objective', 1, 'reopen', { reason: '又积水了' }],
      ['objective', 1, 'amend', { ...goal, text: '两处下穿恢复通行', reason: '范围扩大' }],
      ['objective', 1, 'drop', { reason: '改由区里负责' }],
      ['objective', 2, 'reach', {}],
    )
    expect(refused).toEqual([null, 'not-now', null, 'not-now', null, null, null, 'not-now'])
    const [only] = room.objectives
    expect(only).toMatchObject({ text: '两处下穿恢复通行', state: 'dropped', version: 5, dueAt: goal.dueAt })
    expect(only?.history.map(each => each.verb)).toEqual(['set', 'reach', 'reopen', 'amend', 'drop'])
    expect(only?.history.at(-1)?.reason).toBe('改由区里负责')
    for (const state of ['open', 'reached', 'dropped'] as const) {
      expect(objectiveVerbs.some(verb => Object.values(objectiveTransitions[verb]).includes(state))).toBe(true)
      expect(objectiveVerbs.some(verb => objectiveTransitions[verb][state])).toBe(true)
    }
    expect(objectiveAfter(null, 'invent')).toBeNull()
  })

  it('is overdue only while it is open', () => {
    const at = Date.parse(goal.dueAt)
    expect([at, at + 1].map(now => isObjectiveOverdue({ ...goal, state: 'open' }, now))).toEqual([false, true])
    expect(isObjectiveOverdue({ ...goal, state: 'reached' }, at + 1)).toBe(false)
  })
})

describe('a resource', () => {
  it('is never more on the spot than was sent, whatever is told in whatever order', () => {
    const verb = fc.constantFrom('commit', 'arrive', 'release', 'cancel')
    fc.assert(
      fc.property(fc.array(fc.tuple(verb, fc.integer({ min: 1, max: 9 })), { maxLength: 30 }), steps => {
        const told = steps.map(([each, quantity]) => ['resource', 1, each, { quantity, said: '' }] as const)
        const { room } = kept(['resource', 1, 'ask', { ...pumps, quantity: 5 }], ...told)
        const [only] = room.resources
        return (
          only !== undefined && only.released <= only.arrived && only.arrived <= only.committed && onSite(only) >= 0
        )
      }),
    )
  })

  it('is put right by a correction, and leaves after it was cancelled', () => {
    const { room, refused } = kept(
      ['resource', 1, 'ask', { ...pumps, quantity: 5 }],
      ['resource', 1, 'arrive', { quantity: 1, said: '' }],
      ['resource', 1, 'commit', { quantity: 30, said: '排水调度' }],
      ['resource', 1, 'correct', { asked: 5, committed: 3, arrived: 2, released: 0, reason: '多打了一个零' }],
      ['resource', 1, 'cancel', { reason: '水已退去' }],
      ['resource', 1, 'commit', { quantity: 1, said: '' }],
      ['resource', 1, 'release', { quantity: 2, said: '' }],
      ['resource', 1, 'release', { quantity: 1, said: '' }],
    )
    expect(refused).toEqual([null, 'more-than-there', null, null, null, 'not-now', null, 'more-than-there'])
    expect(room.resources[0]).toMatchObject({
      committed: 3,
      arrived: 2,
      released: 2,
      said: '排水调度',
      isCancelled: true,
    })
  })

  it('adds up by kind; sandbags are not added to cement', () => {
    const material = { ...pumps, kind: 'material', measure: '袋' }
    const { room } = kept(
      ['resource', 1, 'ask', { ...pumps, quantity: 5 }],
      ['resource', 1, 'commit', { quantity: 4, said: '' }],
      ['resource', 1, 'arrive', { quantity: 3, said: '' }],
      ['resource', 2, 'ask', { ...pumps, name: '清障车', quantity: 2 }],
      ['resource', 2, 'cancel', { reason: '不需要了' }],
      ['resource', 3, 'ask', { ...material, name: '沙袋', quantity: 500 }],
      ['resource', 4, 'ask', { ...material, name: '水泥', quantity: 20 }],
    )
    expect(
      resourceSums(room.resources).map(({ kind, name, asked, onSite: there }) => [kind, name, asked, there]),
    ).toEqual([
      ['vehicle', null, 5, 3],
      ['material', '水泥', 20, 0],
      ['material', '沙袋', 500, 0],
    ])
  })
})

it('reports are numbered, never changed, and corrected only by a later number', () => {
  const issue = (corrects: number | null) => ({ text: '第一期情况报告正文', corrects })
  const { room, refused } = kept(
    ['report', 1, 'issue', issue(1)],
    ['report', 1, 'issue', issue(null)],
    ['report', 1, 'issue', issue(null)],
    ['report', 2, 'issue', issue(1)],
  )
  expect(refused).toEqual(['unknown-report', null, 'not-now', null])
  expect(room.reports.map(each => each.corrects)).toEqual([null, 1])
  expect(nextNumber(room, 'report')).toBe(3)
})

it('what is drawn is removed once, and stays in the record', () => {
  const corners = [
    [104.06, 30.65],
    [104.07, 30.65],
    [104.07, 30.66],
  ]
  const { room, refused } = kept(
    ['drawing', 1, 'draw', { shape: 'area', kind: 'cordon', label: '警戒区', corners }],
    ['drawing', 1, 'remove', {}],
    ['drawing', 1, 'remove', {}],
  )
  expect(refused).toEqual([null, null, 'not-now'])
  expect(room.drawings).toMatchObject([{ label: '警戒区', drawnAt: expect.any(String), removedAt: expect.any(String) }])
  const reads = (shape: string, count: number) =>
    inputOf('drawing', 'draw')?.safeParse({ shape, kind: 'route', label: '通道', corners: corners.slice(0, count) })
      .success
  expect([reads('point', 1), reads('point', 2), reads('line', 1), reads('line', 2), reads('area', 2)]).toEqual([
    true,
    false,
    false,
    true,
    false,
  ])
})

it('a room is the same, in whatever steps it was read', () => {
  const { entries, room } = kept(
    ['objective', 1, 'set', goal],
    ['objective', 2, 'set', goal],
    ['objective', 1, 'reach', {}],
  )
  const byThing = [...entries].sort((a, b) => a.number - b.number || a.version - b.version)
  expect(roomOf(byThing)).toEqual(room)
})
