import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { distanceMetres } from '@/shared/geo/distance'
import { Problem } from '@/shared/problem'
import { capAlert } from '../testing/cap'
import { infoIn, levelOf, planFor, ringsOf, stateOfAlert, type TakenAlert } from './alert-state'
import { readCap } from './cap-alert'
import { CAP_BYTES } from './cap-xml'
import { plansSchema } from './emergency-plan'

const codeOf = (source: string): string => {
  try {
    readCap(source)
    return 'read'
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}
const taken = (wanted: Parameters<typeof capAlert>[0] = {}): TakenAlert => ({
  ...readCap(capAlert(wanted)),
  id: wanted.identifier ?? 'id',
  receivedAt: new Date('2026-11-20T02:00:05Z'),
})

describe('an alert of CAP 1.2', () => {
  it('is read with its blocks, its places and its codes; what is not CAP in it is passed over', () => {
    const alert = readCap(capAlert())
    expect(alert).toMatchObject({
      identifier: 'DEMO-2026-0001',
      sender: 'warning@example.org',
      msgType: 'Alert',
      references: [],
    })
    expect(alert.infos.map(each => [each.language, each.event, each.severity])).toEqual([
      ['zh-CN', '暴雨', 'Extreme'],
      ['en-US', 'Rainstorm', 'Extreme'],
    ])
    expect(infoIn(alert.infos, 'zh')).toMatchObject({
      headline: '暴雨红色预警信号 & 防御指南',
      instruction: '<3 m: leave the underpass>',
      eventCodes: [{ name: 'GB/T 27962', value: '11B03' }],
    })
    expect(infoIn(alert.infos, 'zh')?.areas[0]).toMatchObject({
      areaDesc: '锦江区',
      circles: [{ center: [104.06, 30.66], km: 5 }],
      geocodes: [{ name: 'GB/T 2260', value: '510104' }],
    })
  })

  it('names its severity by a word or by the colour of its signal', () => {
    const levels = ['Extreme', 'RED', 'Orange', 'Moderate', 'blue', 'Unknown'].map(severity =>
      levelOf(readCap(capAlert({ severity }))),
    )
    expect(levels).toEqual([1, 1, 2, 3, 4, null])
  })

  it('is refused where it is none, with what is wrong', () => {
    expect(codeOf('')).toBe('cap-broken')
    expect(codeOf('<alert/>')).toBe('cap-version')
    expect(codeOf(capAlert().replace('cap:1.2', 'cap:1.1'))).toBe('cap-version')
    expect(codeOf(capAlert().replace('</info>', ''))).toBe('cap-broken')
    expect(codeOf(capAlert().replace('<scope>Public</scope>', ''))).toBe('shape')
    expect(codeOf(capAlert({ identifier: 'two words' }))).toBe('shape')
    expect(codeOf(capAlert({ severity: 'Purple' }))).toBe('shape')
    expect(codeOf(capAlert({ sent: '2026-11-20 10:00' }))).toBe('shape')
    expect(codeOf(capAlert({ msgType: 'Cancel' }))).toBe('shape')
    expect(codeOf(capAlert().replaceAll('30.60,104.02</polygon>', '30.61,104.02</polygon>'))).toBe('shape')
    expect(codeOf(capAlert().replaceAll('30.66,104.06 5', '130.66,104.06 5'))).toBe('shape')
  })

  it('has no document type, no entities of its own, and an end', () => {
    const bomb = '<!DOCTYPE alert [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    expect(codeOf(capAlert().replace('<alert', `${bomb}<alert`))).toBe('cap-broken')
    expect(codeOf(capAlert().replace('<alert', '<!DOCTYPE alert SYSTEM "file:///etc/passwd"><alert'))).toBe(
      'cap-broken',
    )
    expect(codeOf(capAlert({ event: '&xxe;' }))).toBe('cap-broken')
    expect(codeOf(capAlert({ event: 'x'.repeat(CAP_BYTES) }))).toBe('too-large')
    expect(codeOf(capAlert({ event: '<a>'.repeat(20) + '</a>'.repeat(20) }))).toBe('too-large')
    expect(codeOf(capAlert({ event: '<a/>'.repeat(6000) }))).toBe('too-large')
  })
})

describe('where an alert stands', () => {
  const at = (text: string) => Date.parse(`2026-11-20T${text}:00+08:00`)
  const alert = taken()
  const reference = 'warning@example.org,DEMO-2026-0001,2026-11-20T10:00:00+08:00'

  it('is active until it expires, and a day where it names no end', () => {
    expect([at('10:01'), at('15:59'), at('16:00')].map(each => stateOfAlert(alert, [], each))).toEqual([
      'active',
      'active',
      'expired',
    ])
    const endless = taken({ expires: null })
    expect(stateOfAlert(endless, [], at('10:00') + 23 * 3_600_000)).toBe('active')
    expect(stateOfAlert(endless, [], at('10:00') + 24 * 3_600_000)).toBe('expired')
  })

  it('is what updates or cancels it says, if it is the same sender’s and as real', () => {
    const update = taken({ identifier: 'DEMO-2', msgType: 'Update', references: reference, severity: 'Moderate' })
    const cancel = taken({ identifier: 'DEMO-3', msgType: 'Cancel', references: reference })
    expect(stateOfAlert(alert, [update], at('11:00'))).toBe('updated')
    expect(stateOfAlert(update, [update], at('11:00'))).toBe('active')
    expect(stateOfAlert(alert, [update, cancel], at('11:00'))).toBe('cancelled')
    expect(stateOfAlert(update, [update, cancel], at('11:00'))).toBe('active')
    const stranger = taken({ identifier: 'X', sender: 'other@example.org', msgType: 'Cancel', references: reference })
    const exercise = taken({ identifier: 'Y', status: 'Exercise', msgType: 'Cancel', references: reference })
    expect(stateOfAlert(alert, [stranger, exercise], at('11:00'))).toBe('active')
  })
})

describe('what an alert leads to', () => {
  const plans = plansSchema.parse(JSON.parse(readFileSync('seed/cities/chengdu/emergency-plans.json', 'utf8')))
  const planOf = (wanted: Parameters<typeof capAlert>[0]) => planFor(readCap(capAlert(wanted)), plans)?.code ?? null

  it('is the plan whose events it speaks of, from level Ⅱ up', () => {
    expect(planOf({})).toBe('flood')
    expect(planOf({ severity: 'Severe' })).toBe('flood')
    expect(planOf({ severity: 'Moderate' })).toBeNull()
    expect(readCap(capAlert({ event: '道路结冰' })).infos[0]?.event).toBe('道路结冰')
    expect(planFor({ infos: readCap(capAlert({ event: '道路结冰' })).infos.slice(0, 1) }, plans)?.code).toBe('snow')
    expect(planFor({ infos: readCap(capAlert({ event: '沙尘暴' })).infos.slice(0, 1) }, plans)).toBeNull()
  })

  it('is drawn once, its circle as wide as it says', () => {
    const rings = ringsOf(readCap(capAlert()))
    expect(rings).toHaveLength(2)
    const circle = rings.at(-1) ?? []
    expect(circle[0]).toEqual(circle.at(-1))
    for (const corner of circle) expect(distanceMetres([104.06, 30.66], corner)).toBeCloseTo(5000, -1.5)
  })
})
