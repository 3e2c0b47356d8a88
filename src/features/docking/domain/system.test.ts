import { describe, expect, it } from 'vitest'
import { stateOf, statuses } from './spgl/status'
import { livelinessOf, systemDeclaration } from './system'
import { troubleOf } from './trouble'

const now = new Date('2026-11-20T08:00:00Z')
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000)

describe('a system', () => {
  const heard = (heardAt: Date | null, trouble: string | null = null, createdAt = ago(100)) =>
    livelinessOf({ declaration: { silentAfterSeconds: 6 * 3600 }, createdAt, heardAt, trouble }, now)

  it('falls silent the moment its declared interval has passed without anything new', () => {
    expect(heard(ago(6))).toBe('live')
    expect(heard(new Date(ago(6).getTime() - 1))).toBe('silent')
    expect(heard(null)).toBe('silent')
    expect(heard(null, null, ago(1))).toBe('waiting')
    expect(heard(ago(1), 'denied')).toBe('unreachable')
  })

  it('names no table that the standard lacks, no column that is none, and is told things in its database only', () => {
    const base = { name: 'spgl-city', title: { zh: '市', en: 'City' }, direction: 'in', kind: 'postgres' }
    expect(systemDeclaration.safeParse(base).success).toBe(true)
    for (const wrong of [
      { name: 'direct' },
      { name: 'City' },
      { tables: { SPGL_NONE: 'x' } },
      { tables: { SPGL_XMJBXXB: 'x"; drop table y' } },
      { updatedColumn: 'a b' },
      { direction: 'out', kind: 'files' },
      { url: 'postgres://secret' },
    ])
      expect(systemDeclaration.safeParse({ ...base, ...wrong }).success, JSON.stringify(wrong)).toBe(false)
  })

  it('is in trouble in words of ours, whatever its driver says', () => {
    const failing = (code: string) => troubleOf(Object.assign(new Error('host 10.0.0.7, user li'), { code }))
    expect(['ECONNREFUSED', '28P01', '42P01', '42703', '57014', '23502', 'XX000'].map(failing)).toEqual([
      'unreachable',
      'denied',
      'missing-table',
      'missing-column',
      'timeout',
      'refused-row',
      'other',
    ])
  })
})

it('every status of the standard is something to us', () => {
  expect(Object.keys(statuses).map(Number)).toEqual(Array.from({ length: 15 }, (_, at) => at + 1))
  expect([6, 9, 11, 12, 13, 15].map(stateOf)).toEqual([
    'correcting',
    'special',
    'passed',
    'tolerated',
    'failed',
    'taken-back',
  ])
  expect(stateOf(99)).toBeNull()
})
