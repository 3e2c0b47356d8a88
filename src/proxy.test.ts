import { NextRequest } from 'next/server'
import { describe, expect, it } from 'vitest'
import { config, proxy } from './proxy'
import { nonceHeader, requestHeader } from './ui/i18n/locale'

const answer = (path = '/index') => proxy(new NextRequest(`http://city.example${path}`)).headers
/** What the page itself is told, by Next's way of handing it on. */
const told = (headers: Headers, name: string) => headers.get(`x-middleware-request-${name}`)

describe('what every page is sent with', () => {
  it('is a policy whose nonce the page knows and no other page has', () => {
    const [first, second] = [answer(), answer()]
    for (const headers of [first, second]) {
      const nonce = told(headers, nonceHeader) ?? ''
      expect(nonce).toMatch(/^[\w+/]{22}==$/)
      expect(headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`)
      // Next takes the nonce of its own scripts from here
      expect(told(headers, 'content-security-policy')).toBe(headers.get('content-security-policy'))
    }
    expect(told(first, nonceHeader)).not.toBe(told(second, nonceHeader))
  })

  it('is a number to quote, the same in the page and beside it', () => {
    const headers = answer()
    expect(headers.get(requestHeader)).toBe(told(headers, requestHeader))
    expect(headers.get(requestHeader)).not.toBe(answer().get(requestHeader))
  })

  it('holds for pages that are missing, and leaves data and files to the front door', () => {
    const [matcher = ''] = config.matcher
    const isMet = (path: string) => new RegExp(`^${matcher}$`).test(path)
    expect(['/', '/index', '/nothing-here', '/readyzz', '/rtx'].filter(each => !isMet(each))).toEqual([])
    expect(['/api/v1/areas', '/rt', '/rt/x', '/fonts/a.woff2', '/readyz', '/_next/static/x.js'].filter(isMet)).toEqual(
      [],
    )
  })
})
