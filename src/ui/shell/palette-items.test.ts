import { describe, expect, it } from 'vitest'
import { type PaletteItem, sectionsOf, withRecent } from './palette-items'

const item = (label: string, href = `/${label}`): PaletteItem => ({ key: href, label, href })
const known = {
  pages: [item('城市体征指数'), item('大屏')],
  actions: [item('退出登录')],
  recent: [item('锦江区')],
  things: [item('武侯区')],
}
const shown = (typed: string) =>
  Object.fromEntries(sectionsOf(known, typed).map(({ name, items }) => [name, items.map(each => each.label)]))

describe('the command palette', () => {
  it('begins with what was opened last, and shows things only for what was typed', () => {
    expect(Object.keys(shown(''))).toEqual(['recent', 'pages', 'actions'])
    expect(shown('大')).toEqual({ pages: ['大屏'], things: ['武侯区'] })
  })

  it('finds pages and actions by a part of their words or the initials of their pinyin', () => {
    expect(shown('体征').pages).toEqual(['城市体征指数'])
    expect(shown('cstz').pages).toEqual(['城市体征指数'])
    expect(shown('tcdl').actions).toEqual(['退出登录'])
    expect(shown('DP').pages).toEqual(['大屏'])
  })

  it('remembers the last six, each once', () => {
    const opened = ['a', 'b', 'c', 'a', 'd', 'e', 'f', 'g'].reduce<PaletteItem[]>(
      (recent, each) => withRecent(recent, item(each)),
      [],
    )
    expect(opened.map(each => each.label)).toEqual(['g', 'f', 'e', 'd', 'a', 'c'])
  })
})
