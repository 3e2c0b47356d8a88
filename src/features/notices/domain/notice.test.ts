import { describe, expect, it } from 'vitest'
import { packOf } from '../../flags'
import { noticeOf } from './notice'
import { concerns, subscriptionOf } from './subscription'

const { versions } = packOf([])

describe('what somebody is told', () => {
  it('is of the unit, else of the area, else of the city', () => {
    const of = (unit: string | null, area: string | null) =>
      subscriptionOf({ roles: ['assistant'], unit, area }, versions).topics
    expect(of('U-1', '510104')).toEqual(['unit:U-1'])
    expect(of(null, '510104')).toEqual(['area:510104'])
    expect(of(null, null)).toEqual(['wall'])
  })

  it('is what the posts are called for, each type once, and nothing for those who only look after the system', () => {
    const both = subscriptionOf({ roles: ['leader', 'supervisor'], unit: null, area: null }, versions).types
    expect(new Set(both).size).toBe(both.length)
    expect(both).toContain('order.reported')
    expect(subscriptionOf({ roles: ['auditor'], unit: null, area: null }, versions).types).toEqual([])
    expect(subscriptionOf({ roles: ['index-editor'], unit: null, area: null }, versions).topics).toEqual([
      'wall',
      'index',
    ])
  })

  it('is whatever is addressed to the very person, by the topic that it came with', () => {
    const inbox = { roles: ['auditor'], unit: null, area: null, id: 'me' } as const
    const said = (topic: string) =>
      concerns(subscriptionOf(inbox, versions), { topic, type: 'case.reminded', data: {} })
    expect([said('inbox:me'), said('inbox:you'), said('wall')]).toEqual([true, false, false])
  })

  it('are the lamps of the rules that tell one of the posts, as the rules hold, and of no other', () => {
    const lamp = (rule: string) => ({ type: 'flag.raised', data: { rule } })
    const leader = (pack: typeof versions) => subscriptionOf({ roles: ['leader'], unit: null, area: null }, pack)
    expect(['unsettled-problem', 'late-step'].map(rule => concerns(leader(versions), lamp(rule)))).toEqual([
      true,
      false,
    ])
    const told = packOf([{ ...versions['late-step'], version: 2, tells: ['leader'] }]).versions
    expect(concerns(leader(told), lamp('late-step'))).toBe(true)
    const duty = subscriptionOf({ roles: ['duty-officer'], unit: null, area: null }, versions)
    expect(duty.types).not.toContain('flag.raised')
    expect([concerns(duty, lamp('ninety-days')), concerns(duty, { type: 'case.escalated', data: {} })]).toEqual([
      false,
      true,
    ])
  })
})

describe('an event as a notice', () => {
  const event = (subject: string, data: Record<string, unknown>) =>
    noticeOf({ seq: 7, at: new Date('2026-11-28T06:00:00Z'), type: 'flag.raised', subject, data })

  it('names the thing behind a lamp, with the item that is late', () => {
    expect(event('flag:project:p1', { name: '地铁 30 号线', item: '施工许可', colour: 'red' })).toEqual({
      seq: 7,
      at: '2026-11-28T06:00:00.000Z',
      type: 'flag.raised',
      colour: 'red',
      mode: null,
      isUnit: false,
      what: '地铁 30 号线 · 施工许可',
      thing: { kind: 'project', id: 'p1' },
    })
    expect(event('flag:unit:U-1', { colour: 'yellow' })).toMatchObject({ isUnit: true, what: 'U-1' })
  })

  it('says into which mode the city was switched, by which plan, to leaders and the desk', () => {
    const said = event('emergency:7', { mode: 'emergency', name: '城市内涝', reason: '暴雨' })
    expect(said).toMatchObject({ mode: 'emergency', what: '城市内涝', thing: { kind: 'emergency', id: '7' } })
    const told = (role: 'leader' | 'duty-officer' | 'inspector') =>
      subscriptionOf({ roles: [role], unit: null, area: null }, versions).types.includes('mode.changed')
    expect([told('leader'), told('duty-officer'), told('inspector')]).toEqual([true, true, false])
  })

  it('takes nothing else of its data', () => {
    const said = JSON.stringify(event('case:c1', { caseNo: 'A-1', reporterPhone: '13800000000', reporterName: '张三' }))
    expect(said).not.toMatch(/138|张三/)
  })
})
