import type { Context } from 'hono'
import { describe, expect, it } from 'vitest'
import { addressOf } from './address-of'

/** A request that came over a connection from 10.0.0.9. */
const asked = (forwarded?: string) =>
  ({
    env: { incoming: { socket: { remoteAddress: '10.0.0.9', remotePort: 1, remoteFamily: 'IPv4' } } },
    req: { header: (name: string) => (name === 'x-forwarded-for' ? forwarded : undefined) },
  }) as unknown as Context

describe('the address of a request', () => {
  it('is that of the connection, whatever a header says, where there is no proxy', () => {
    expect(addressOf(asked('1.2.3.4'), 0)).toBe('10.0.0.9')
    expect(addressOf(asked(), 0)).toBe('10.0.0.9')
  })

  it('is what the last of our proxies wrote down, not what the asker put before it', () => {
    expect(addressOf(asked('6.6.6.6, 1.2.3.4'), 1)).toBe('1.2.3.4')
    expect(addressOf(asked('6.6.6.6, 1.2.3.4, 10.0.0.1'), 2)).toBe('1.2.3.4')
    expect(addressOf(asked(), 1)).toBe('10.0.0.9')
  })
})
