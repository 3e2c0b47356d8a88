import { describe, expect, it } from 'vitest'
import { emptyView } from './map-view'
import { type Asked, thingSearch } from './thing-search'

const asked: Asked = { ...emptyView, timeZone: 'Asia/Shanghai' }

describe('the question of a layer', () => {
  it('counts the last day of a window in full, in the city’s own days', () => {
    const search = thingSearch('cases', { ...asked, from: '2026-11-20', to: '2026-11-21' })
    expect(search.get('from')).toBe('2026-11-19T16:00:00.000Z')
    expect(search.get('to')).toBe('2026-11-21T16:00:00.000Z')
  })

  it('goes to those who know what it is about', () => {
    const question: Asked = { ...asked, from: '2026-11-20', cls: ['E0401'], stage: ['land'], state: 'all' }
    expect(thingSearch('cases', question).getAll('cls')).toEqual(['E0401'])
    expect(thingSearch('projects', question).toString()).toBe('state=all&stage=land')
    expect(thingSearch('underground', question).has('from')).toBe(false)
    expect(thingSearch('underground', question).getAll('cls')).toContain('pipe-gas')
  })

  it('asks what was known then only where that is wanted', () => {
    const then = { ...asked, at: '2026-05-01T00:00:00.000Z' }
    expect(thingSearch('cases', then).has('known')).toBe(false)
    expect(thingSearch('cases', { ...then, isAsKnown: true }).get('known')).toBe(then.at)
  })
})
