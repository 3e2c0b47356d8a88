import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { onDuty, shiftAt, shortLevels } from './on-duty'
import { planSchema } from './plan'

const zone = 'Asia/Shanghai'
const plan = planSchema.parse(JSON.parse(readFileSync('seed/cities/chengdu/duty.json', 'utf8')))
const t = (text: string) => Date.parse(`${text}:00+08:00`)
const who = (code: string, at: string, changes: Parameters<typeof onDuty>[1] = []) =>
  onDuty(plan, changes, t(at), zone).find(each => each.post.code === code)

describe('who is on duty', () => {
  it('turns with the shifts, and a shift ends where the next begins', () => {
    const shift = shiftAt(['00:00', '08:00', '16:00'], t('2026-11-28T08:00'), zone)
    expect([shift.from, shift.to]).toEqual([t('2026-11-28T08:00'), t('2026-11-28T16:00')])
    expect(shiftAt(['08:30'], t('2026-11-28T08:29'), zone)).toMatchObject({ from: t('2026-11-27T08:30') })
    expect(who('chief', '2026-11-28T07:59')?.person).not.toBe(who('chief', '2026-11-28T08:00')?.person)
    expect(who('leader', '2026-11-28T23:00')?.person).toBe(who('leader', '2026-11-29T08:29')?.person)
  })

  it('answers at every moment of a year with exactly one shift a post', () => {
    for (let at = t('2026-01-01T00:00'); at < t('2027-01-01T00:00'); at += 5 * 3_600_000 + 7 * 60_000)
      for (const { shift, person } of onDuty(plan, [], at, zone)) {
        expect(shift.from <= at && at < shift.to).toBe(true)
        expect(person).not.toBe('')
      }
  })

  it('follows a swap while it holds, the newest of several, and says whose turn it was', () => {
    const swap = {
      post: 'chief',
      from: t('2026-11-28T09:00'),
      to: t('2026-11-28T12:00'),
      kind: 'swap' as const,
      person: '代班人',
    }
    expect(who('chief', '2026-11-28T11:59', [swap])).toMatchObject({ person: '代班人', by: 'swap' })
    expect(who('chief', '2026-11-28T12:00', [swap])?.by).toBe('rotation')
    const absent = { ...swap, kind: 'absent' as const, person: null }
    const now = onDuty(plan, [swap, absent], t('2026-11-28T10:00'), zone)
    expect(shortLevels(plan, now)).toEqual([{ level: 2, present: 0, minimum: 1 }])
  })
})
