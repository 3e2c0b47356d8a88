import { expect, it } from 'vitest'
import { briefDay } from './brief-day'

const now = new Date('2026-11-21T20:30:00Z')
const zone = 'Asia/Shanghai'

it('is today as it stands now, with the whole day before', () => {
  expect(briefDay(undefined, now, zone)).toEqual({
    day: '2026-11-22',
    at: now,
    isPast: false,
    before: {
      day: '2026-11-21',
      from: new Date('2026-11-20T16:00:00Z'),
      to: new Date('2026-11-21T16:00:00Z'),
    },
    end: new Date('2026-11-22T16:00:00Z'),
  })
  expect(briefDay('2026-11-22', now, zone)).toEqual(briefDay(undefined, now, zone))
})

it('is an earlier day as it ended', () => {
  const { at, isPast, before, end } = briefDay('2026-03-01', now, zone) ?? {}
  expect(isPast).toBe(true)
  expect(before?.day).toBe('2026-02-28')
  expect(end).toEqual(new Date('2026-03-01T16:00:00Z'))
  expect(at).toEqual(new Date('2026-03-01T15:59:59.999Z'))
})

it('is no day that has not begun, and no text that is no day', () => {
  for (const wrong of ['2026-11-23', '2026-02-30', 'yesterday', '']) expect(briefDay(wrong, now, zone)).toBeNull()
})
