import { describe, expect, it } from 'vitest'
import { type NavigationModule, placeOf } from './navigation'

const modules: readonly NavigationModule[] = [
  {
    name: 'city',
    label: 'City',
    short: 'City',
    items: [
      { href: '/screen', label: 'Wall', leaves: true },
      { href: '/index', label: 'Index' },
      { href: '/index/edit', label: 'Edit' },
    ],
  },
  { name: 'events', label: 'Events', short: 'Events', items: [{ href: '/duty', label: 'Duty', things: ['/cases'] }] },
]
const at = (path: string) => placeOf(modules, path)?.item.href ?? null

describe('place in the navigation', () => {
  it('is the item with the longest path that holds the address', () => {
    expect(at('/index')).toBe('/index')
    expect(at('/index/S-RB-03')).toBe('/index')
    expect(at('/index/edit')).toBe('/index/edit')
  })

  it('of a thing is the page that it is opened from', () => {
    expect(at('/cases/42')).toBe('/duty')
    expect(at('/casework')).toBeNull()
  })

  it('is nowhere for what only begins alike, and for pages outside the shell', () => {
    expect(at('/indexes')).toBeNull()
    expect(at('/screen')).toBeNull()
    expect(at('/')).toBeNull()
  })
})
