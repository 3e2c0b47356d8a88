import { describe, expect, it } from 'vitest'
import { mapHosts, pagePolicy } from './page-policy'

const policy = (hosts?: string[]) =>
  new Map(
    pagePolicy('abc', hosts)
      .split('; ')
      .map(each => each.split(/ (.*)/s, 2) as [string, string]),
  )

describe('what a page may load and run', () => {
  it('is no script without the nonce', () => {
    const scripts = policy().get('script-src')
    expect(scripts).toContain("'nonce-abc'")
    expect(scripts).not.toMatch(/unsafe|https?:|\*/)
    expect(policy().get('script-src-attr')).toBe("'none'")
  })

  it('is no style element without it; only attributes may style, which run nothing', () => {
    expect(policy().get('style-src')).toBe("'self' 'nonce-abc'")
    for (const [name, from] of policy()) if (name !== 'style-src-attr') expect(from, name).not.toContain('unsafe')
  })

  it('is nothing from another machine, and no frame around it', () => {
    for (const [name, from] of policy()) expect(from, name).not.toMatch(/https?:|wss?:|\*/)
    expect(policy().get('default-src')).toBe("'none'")
    expect(policy().get('frame-ancestors')).toBe("'none'")
    expect(policy().get('base-uri')).toBe("'none'")
    expect(policy().get('object-src')).toBe("'none'")
    expect(policy().get('form-action')).toBe("'self'")
  })

  it('is the map of a style that the city names, and no script of its host', () => {
    const hosts = mapHosts('https://tiles.example/styles/city.json')
    expect(hosts).toEqual(['https://tiles.example'])
    expect(policy(hosts).get('connect-src')).toContain('https://tiles.example')
    expect(policy(hosts).get('script-src')).not.toContain('tiles.example')
    expect(mapHosts('maps/city.pmtiles')).toEqual([])
    expect(mapHosts(undefined)).toEqual([])
  })

  it('is a camera’s picture from a host on the list, and nothing else of it', () => {
    const pictures = pagePolicy('abc', [], ['pictures.city.example']).split('; ')
    expect(pictures.filter(each => each.includes('pictures.city.example'))).toEqual([
      "img-src 'self' data: blob: pictures.city.example",
    ])
  })
})
