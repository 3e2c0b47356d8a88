import { describe, expect, it } from 'vitest'
import { completeFormula } from './formula-complete'
import { formulaRegistry } from './formula-registry'

const registry = formulaRegistry()

/** Suggestions where `|` stands. */
function at(marked: string) {
  const caret = marked.indexOf('|')
  const text = marked.replace('|', '')
  const found = completeFormula(text, caret, registry)
  if (!found) return { names: [] as string[], first: text }
  const { from, to, items } = found
  const first = `${text.slice(0, from)}${items[0]?.insert}${text.slice(to)}`
  return { names: items.map(each => each.name), first }
}

describe('suggestions in a formula', () => {
  it('begin with functions', () => {
    expect(at('rat|').first).toBe('ratio(')
    expect(at('|').names).toEqual(expect.arrayContaining(['ratio', 'within', 'count']))
    expect(at('|').names).not.toContain('like')
  })
  it('are parts inside a ratio, and series', () => {
    expect(at('ratio(co|').names.slice(0, 2)).toEqual(['count', 'countDistinct'])
    expect(at('per(count(case), ref.pop|').first).toBe('per(count(case), ref.population')
    expect(at('ratio(|').names).not.toContain('within')
  })
  it('are datasets first, then their fields', () => {
    expect(at('count(cas|').first).toBe('count(case')
    expect(at('sum(cas|').first).toBe('sum(case.')
    expect(at('sum(case.ret|').first).toBe('sum(case.returnCount')
    expect(at('count(case, sev|').first).toBe('count(case, severity')
    expect(at('ratio(count(case, sev|), count(case))').first).toBe('ratio(count(case, severity), count(case))')
  })
  it('are times where a time is needed, layers where a layer is', () => {
    expect(at('within(case, |').names).toContain('filedAt')
    expect(at('within(case, |').names).not.toContain('severity')
    expect(at('coverage(asset, 500, |').names.every(name => name.startsWith('ref.'))).toBe(true)
  })
  it('are the values of the field that is compared', () => {
    expect(at('count(case, severity == |').names).toEqual(['1', '2', '3', 'null'])
    expect(at("count(case, status == 'clo|').names").first).toContain("status == 'closed'")
    expect(at("count(case, status in ['voided', |").names).toContain('rejected')
    expect(at("count(case, status == 'closed' && sev|)").first).toBe("count(case, status == 'closed' && severity)")
  })
  it('find by title, too', () => {
    expect(at('count(停车|').first).toBe('count(parking')
    expect(at('count(case, 上报|').names).toContain('reportedAt')
    expect(at('count(case, plus(rep|').names).toContain('reportedAt')
  })
  it('are none where nothing fits', () => {
    expect(at("count(case, 'free te|").names).toEqual([])
    expect(at('count(nothing, x|').names).toEqual([])
    expect(at('count(case)|').names).toEqual([])
    expect(at('ratio(count(case) |').names).toEqual([])
    expect(at('count(case, severity |').names).toEqual([])
    expect(at('count(case, severity == 1 && |').names).toContain('status')
  })
})
