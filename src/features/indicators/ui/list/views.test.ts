import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cappers } from './cap.view'
import { domainFigures } from './domains.view'
import { heatLayout, movedPlace } from './heat-layout.view'
import { indicatorHref, pageHref } from './href.view'
import { listFormat } from './list-format'
import { offeredPeriods, writtenMoment } from './moments.view'
import { movement, roundedTo } from './movers.view'
import { rowOf } from './testing/row-of'

describe('one vote', () => {
  it('is held by the heaviest safe indicators at score 0, and by no other', () => {
    const rows = [
      rowOf('veto', { weight: 3, score: 0 }),
      rowOf('light', { weight: 2, score: 0 }),
      rowOf('good', { weight: 3, score: 1 }),
      rowOf('empty', { weight: 3, score: null }),
      rowOf('tidy', { weight: 3, score: 0, dimension: 'tidy' }),
    ]
    expect(cappers(rows, 'safe').map(row => row.code)).toEqual(['veto'])
    expect(cappers(rows, 'tidy')).toEqual([])
  })
})

describe('domains', () => {
  it('are those of the rows in their order, weighed', () => {
    const rows = [
      rowOf('1', { domain: 'gas', score: 100, weight: 3 }),
      rowOf('2', { domain: 'dust', score: null, value: null, dimension: 'tidy' }),
      rowOf('3', { domain: 'gas', score: 0, weight: 1 }),
    ]
    expect(domainFigures(rows, null)).toEqual([
      { domain: 'gas', indicators: 2, withValue: 2, belowFloor: 1, score: 75 },
      { domain: 'dust', indicators: 1, withValue: 0, belowFloor: 0, score: null },
    ])
    expect(domainFigures(rows, 'tidy').map(each => each.indicators)).toEqual([0, 1])
  })
})

describe('what moved the index', () => {
  it('adds up as it is shown, to the hundredth', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 1, maxLength: 40 }), parts => {
        const total = parts.reduce((sum, each) => sum + each, 0)
        const shown = roundedTo(total, parts)
        const cents = shown.reduce((sum, each) => sum + Math.round(each * 100), 0)
        expect(Math.abs(cents - Math.round(total * 100))).toBe(0)
        for (const [place, each] of shown.entries()) expect(Math.abs(each - (parts[place] ?? 0))).toBeLessThan(0.0101)
      }),
    )
  })

  it('names the biggest, and joins the others', () => {
    const item = (code: string, contribution: number) => ({
      code,
      name: { zh: code, en: code },
      contribution,
      before: null,
      after: null,
    })
    const found = movement(
      {
        from: { at: '' },
        change: 1,
        reason: null,
        items: [item('a', 0.9), item('b', -0.4), item('c', 0.3), item('d', 0)],
        caps: [{ contribution: 0.2 }],
        shares: [],
      },
      1,
    )
    expect(found.first.map(each => each.code)).toEqual(['a'])
    expect(found).toMatchObject({ others: 2, rest: -0.1, rules: 0.2 })
  })
})

describe('moments', () => {
  it('are written in the city’s time, across a change of clocks', () => {
    expect(writtenMoment('2026-11-21 08:00', 'Asia/Shanghai')?.toISOString()).toBe('2026-11-21T00:00:00.000Z')
    expect(writtenMoment('2026-11-21', 'Asia/Shanghai')?.toISOString()).toBe('2026-11-20T16:00:00.000Z')
    expect(writtenMoment('2026-03-29 03:30', 'Europe/Amsterdam')?.toISOString()).toBe('2026-03-29T01:30:00.000Z')
    for (const text of ['', '2026-02-30', '2026-11-21 25:00', 'yesterday', '21.11.2026'])
      expect(writtenMoment(text, 'Asia/Shanghai')).toBeNull()
  })

  it('offers closed periods alone, newest first', () => {
    const offered = new Map(
      offeredPeriods(new Date('2026-11-22T01:00:00Z'), 'Asia/Shanghai').map(each => [each.length, each.names]),
    )
    expect(offered.get('daily')?.slice(0, 2)).toEqual(['2026-11-21', '2026-11-20'])
    expect(offered.get('weekly')?.[0]).toBe('2026-W46')
    expect(offered.get('quarterly')).toEqual(['2026-Q3', '2026-Q2', '2026-Q1', '2025-Q4'])
  })
})

describe('addresses', () => {
  it('carry the question along, and what is shown with it', () => {
    const question = new URLSearchParams('period=2026-10')
    expect(indicatorHref('S-1', '510104', question)).toBe('/index/S-1?period=2026-10&area=510104')
    expect(pageHref(question, new URLSearchParams('q=a b'), { area: '1', period: undefined })).toBe(
      '/index?q=a+b&area=1',
    )
    expect(pageHref(new URLSearchParams(), new URLSearchParams(), {})).toBe('/index')
  })
})

describe('figures', () => {
  it('never read as nothing, and signs are told apart from dashes', () => {
    const format = listFormat('en', 'Asia/Shanghai')
    expect([0, 0.004, 12.345, 1234567].map(format.value)).toEqual(['0.00', '0.0040', '12.35', '1,234,567.00'])
    expect([0.04, -0.04, 1.26, -3].map(value => format.change(value))).toEqual(['0.0', '0.0', '+1.3', '−3.0'])
    expect(format.part('55780.2')).toBe('55,780.2')
    expect(format.stamp('2026-11-22T01:05:00Z')).toBe('2026-11-22 09:05')
  })
})

describe('the heat map', () => {
  const rows = Array.from({ length: 387 }, (_, place) =>
    rowOf(String(place), { dimension: (['safe', 'tidy', 'orderly', 'convenient'] as const)[place % 4] ?? 'safe' }),
  )

  it('has all rows in sight on a wide screen, names on a narrowed list, and leaves out nothing', () => {
    for (const [width, height] of [
      [1660, 1080],
      [1176, 900],
      [358, 844],
    ] as const) {
      const layout = heatLayout(rows, 24, { width, height })
      expect(layout.blocks.flatMap(block => block.rows)).toHaveLength(rows.length)
      expect(layout.isReadable).toBe(false)
      expect(layout.columnWidth * 24).toBeLessThanOrEqual(width)
    }
    const wide = heatLayout(rows, 24, { width: 1660, height: 1080 })
    expect(wide.rowHeight * Math.max(...wide.blocks.map(block => block.rows.length))).toBeLessThan(1080 - 200)
    expect(heatLayout(rows.slice(0, 90), 24, { width: 1176, height: 900 }).isReadable).toBe(true)
  })

  it('moves its cursor by keys and stays inside', () => {
    const codes = ['a', 'b', 'c']
    expect(movedPlace('ArrowDown', null, codes, 24)).toEqual({ column: 0, code: 'a' })
    expect(movedPlace('ArrowDown', { column: 3, code: 'a' }, codes, 24)).toEqual({ column: 3, code: 'b' })
    expect(movedPlace('PageDown', { column: 3, code: 'a' }, codes, 24)).toEqual({ column: 3, code: 'c' })
    expect(movedPlace('End', { column: 3, code: 'a' }, codes, 24)).toEqual({ column: 23, code: 'a' })
    expect(movedPlace('ArrowLeft', { column: 0, code: 'a' }, codes, 24)).toEqual({ column: 0, code: 'a' })
    expect(movedPlace('x', { column: 0, code: 'a' }, codes, 24)).toBeUndefined()
  })
})
