import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeNext } from './safe-next'

const own = 'https://city.example'

describe('where one goes on after signing in', () => {
  it('is a path of this site', () => {
    expect(safeNext('/index?area=510104&lang=en')).toBe('/index?area=510104&lang=en')
    expect(safeNext('/cases/42#log')).toBe('/cases/42#log')
  })

  it('is no other site, however it is written', () => {
    for (const next of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      'javascript:1',
      '/\t/evil.example',
      '/a\nb',
      '',
      null,
      ['/index'],
    ])
      expect(safeNext(next), String(next)).toBe('/')
  })

  it('stays on this site for whatever is asked', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('/', '\\', ':', '.', '@', '?', '#', 'a', '\t', '%', ' ') }),
        next => {
          expect(new URL(safeNext(next), own).origin).toBe(own)
        },
      ),
    )
  })
})
