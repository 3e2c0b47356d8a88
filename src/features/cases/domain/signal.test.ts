import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { alarmInput, numberOf, ruleFor, severityOf, videoInput } from './signal'

const alarm = alarmInput.parse({ id: 'a', device: 'd', kind: 'gas-ch4', level: 2, at: '2026-11-20T02:00:00Z' })
const rules = [{ kind: 'gas-ch4', cls: 'E0502', upToLevel: 3 }]

describe('a signal', () => {
  it('becomes a case by the city’s rules, up to a level', () => {
    expect(ruleFor(rules, alarm)?.cls).toBe('E0502')
    expect(ruleFor(rules, { ...alarm, level: 4 })).toBeNull()
    expect(ruleFor(rules, { ...alarm, kind: 'weather' })).toBeNull()
    expect(([1, 2, 3, 4] as const).map(severityOf)).toEqual([1, 1, 2, 3])
  })

  it('has a number of its sender’s own', () => {
    const number = numberOf('client:1', 'a')
    expect(z.uuid().safeParse(number).success).toBe(true)
    expect(numberOf('client:1', 'a')).toBe(number)
    expect(numberOf('client:2', 'a')).not.toBe(number)
  })

  it('of a camera comes with a frame and nothing else in its place', () => {
    const seen = { id: 'v', device: 'd', at: '2026-11-20T02:00:00Z', cls: 'E0110' }
    const takes = (frame: string) => videoInput.safeParse({ ...seen, frame }).success
    expect(['/api/v1/photos/abc-1', 'data:image/png;base64,AAAA'].map(takes)).toEqual([true, true])
    expect(['', 'https://elsewhere/x.png', 'data:text/html;base64,AAAA'].map(takes)).toEqual([false, false, false])
  })
})
