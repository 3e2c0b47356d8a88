import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import en from '../../messages/en/shell.json'
import zh from '../../messages/zh/shell.json'
import type { Actor } from '../../shared/auth'
import { visitor } from '../../shared/auth'
import { doors } from './doors'
import { modules, navigationFor, thingPages } from './navigation'

/** Whether a file of the app answers an address; `{id}` stands for a part that is named in brackets. */
const exists = (address: string): boolean => {
  const path = address.split('?', 1)[0] ?? ''
  const folders = ['src/app', 'src/app/(desk)'].flatMap(root =>
    path.includes('{id}')
      ? ['[id]', '[code]', '[token]'].map(part => root + path.replace('{id}', part))
      : [root + path],
  )
  return folders.some(folder => existsSync(`${folder}/page.tsx`))
}
const pages = modules.flatMap(module => module.pages)
const editor: Actor = {
  kind: 'person',
  id: 'e',
  name: 'e',
  roles: ['index-editor'],
  unit: null,
  post: null,
  area: null,
  session: 's',
}
const hrefs = (actor: Actor) => navigationFor(actor, key => key).flatMap(module => module.items.map(each => each.href))

describe('the navigation', () => {
  it('names pages that exist, each once, in both languages', () => {
    for (const { key, href } of pages) {
      expect(exists(href), href).toBe(true)
      expect(Object.keys(zh.page), key).toContain(key)
      expect(Object.keys(en.page), key).toContain(key)
    }
    expect(new Set(pages.map(each => each.href)).size).toBe(pages.length)
  })

  it('shows nobody what the rights do not reach, and no module without a page', () => {
    expect(hrefs(visitor(true))).not.toContain('/index/edit')
    expect(hrefs(editor)).toContain('/index/edit')
    expect(hrefs(visitor(false))).toEqual([])
    expect(navigationFor(visitor(false), key => key)).toEqual([])
  })

  it('opens a thing where its page is', () => {
    for (const [kind, href] of Object.entries(thingPages)) expect(exists(href), kind).toBe(true)
  })
})

describe('the doors', () => {
  it('have a link exactly where the feature has landed', () => {
    const addresses = { wall: '/screen', desk: '/duty', ratings: '/ratings' }
    for (const { key, href } of doors) expect(href, key).toBe(exists(addresses[key]) ? addresses[key] : null)
  })
})
