import { describe, expect, it } from 'vitest'
import { isForged, isFromElsewhere } from './cross-site'

const hosts = ['city.example']
const post = (said: { origin?: string; site?: string }) =>
  isForged({ method: 'POST', origin: said.origin, site: said.site, hosts })

describe('requests that another site makes a browser send', () => {
  it('are known by Sec-Fetch-Site, a sister domain included', () => {
    expect(post({ site: 'cross-site', origin: 'https://city.example' })).toBe(true)
    expect(post({ site: 'same-site' })).toBe(true)
    expect(post({ site: 'same-origin', origin: 'https://city.example' })).toBe(false)
    expect(post({ site: 'none' })).toBe(false)
  })

  it('are known by Origin where the browser says no more, another port and null included', () => {
    expect(post({ origin: 'https://evil.example' })).toBe(true)
    expect(post({ origin: 'https://city.example:8443' })).toBe(true)
    expect(post({ origin: 'https://city.example.evil.example' })).toBe(true)
    expect(post({ origin: 'null' })).toBe(true)
    expect(post({ origin: 'https://city.example' })).toBe(false)
  })

  it('are no programs, which say neither', () => {
    expect(post({})).toBe(false)
  })

  it('may read, but not open a socket', () => {
    const said = { origin: 'https://evil.example', site: 'cross-site', hosts }
    expect(isForged({ method: 'GET', ...said })).toBe(false)
    expect(isForged({ method: 'PATCH', ...said })).toBe(true)
    expect(isFromElsewhere(said)).toBe(true)
    expect(isFromElsewhere({ origin: 'https://city.example', site: undefined, hosts })).toBe(false)
  })
})
