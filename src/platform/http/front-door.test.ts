import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { passFrontDoor } from './front-door'

const wanted: Readonly<Record<string, RegExp>> = {
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
  'referrer-policy': /^same-origin$/,
  'permissions-policy': /camera=\(self\), geolocation=\(self\).*microphone=\(\).*usb=\(\)/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'origin-agent-cluster': /^\?1$/,
  'x-dns-prefetch-control': /^off$/,
}

let server: Server
let base: string
let proxies = 0

beforeAll(async () => {
  server = createServer((request, response) => {
    if (passFrontDoor(request, response, { proxies, isData: path => path.startsWith('/api/') })) response.end('through')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

describe('the front door', () => {
  it('puts the headers on every answer, and lets data run nothing', async () => {
    const page = await fetch(`${base}/index`)
    for (const [name, value] of Object.entries(wanted)) expect(page.headers.get(name), name).toMatch(value)
    expect(page.headers.get('content-security-policy')).toBeNull()
    const data = await fetch(`${base}/api/v1/areas`)
    expect(data.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  it('refuses what another site makes a browser send, to pages and to the interface', async () => {
    for (const path of ['/api/v1/cases', '/anything']) {
      const forged = await fetch(base + path, { method: 'POST', headers: { origin: 'https://evil.example' } })
      expect(forged.status, path).toBe(403)
      expect(await forged.json()).toMatchObject({ code: 'cross-site' })
      const own = await fetch(base + path, { method: 'POST', headers: { origin: base } })
      expect(await own.text(), path).toBe('through')
    }
  })

  it('believes a proxy only where there is one', async () => {
    const said = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'city.example', origin: 'https://city.example' }
    const strict = async () => (await fetch(base, { headers: said })).headers.get('strict-transport-security')
    const posted = async () => (await fetch(base, { method: 'POST', headers: said })).status
    expect([await strict(), await posted()]).toEqual([null, 403])
    proxies = 1
    expect([await strict(), await posted()]).toEqual(['max-age=31536000; includeSubDomains', 200])
    proxies = 0
  })
})
