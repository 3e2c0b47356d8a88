import { describe, expect, it } from 'vitest'
import { isSigned, signatureOf } from '@/platform/delivery'
import { addressOf, MOST_ATTEMPTS, nextAttempt } from './delivery'

const at = new Date('2026-11-02T02:00:00Z')

describe('the next attempt', () => {
  it('waits twice as long each time, at most four hours, and ends', () => {
    const waits = Array.from({ length: MOST_ATTEMPTS }, (_, n) => nextAttempt(n + 1, at))
    expect(waits.map(each => (each ? (each.getTime() - at.getTime()) / 60_000 : null))).toEqual([
      1,
      2,
      4,
      8,
      16,
      32,
      64,
      128,
      240,
      240,
      240,
      null,
    ])
  })
})

describe('an address', () => {
  it('is the one a channel reaches, e-mail first', () => {
    const both = { email: 'a@b.example', phone: '139 0000 1234' }
    expect(addressOf(both, ['email', 'sms'])).toEqual({ channel: 'email', recipient: 'a@b.example' })
    expect(addressOf(both, ['sms'])).toEqual({ channel: 'sms', recipient: '13900001234' })
    expect(addressOf(both, [])?.channel).toBe('email')
    expect(addressOf({ email: 'nobody', phone: '028-1234567' }, ['email', 'sms'])).toBeNull()
  })
})

describe('a signature', () => {
  const secret = 'sixteen letters or more'
  const body = '{"id":"x"}'
  const of = (headers: Record<string, string>, said = body, now = at.getTime()) =>
    isSigned(
      secret,
      { body: said, timestamp: headers['x-chengmai-timestamp'], signature: headers['x-chengmai-signature'] },
      now,
    )
  it('holds for its body, for five minutes, and for nobody else', () => {
    const headers = signatureOf(secret, body, at.getTime())
    expect(of(headers)).toBe(true)
    expect(of(headers, '{"id":"y"}')).toBe(false)
    expect(of(headers, body, at.getTime() + 301_000)).toBe(false)
    expect(of(signatureOf('another secret', body, at.getTime()))).toBe(false)
    expect(of({})).toBe(false)
  })
})
