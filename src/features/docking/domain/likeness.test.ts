import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ComparedProject, likenessOf, plainName, similarity } from './likeness'

const project = (changes: Partial<ComparedProject> = {}): ComparedProject => ({
  id: 'a',
  source: 'one',
  projectCode: '2601-510104-04-01-000011',
  codeValid: true,
  name: '锦江区示范智造园建设项目',
  ownerCredit: '91510100MA6CATEST0',
  ownerCreditValid: true,
  district: '510104',
  lng: 104.08,
  lat: 30.65,
  ...changes,
})
const other = (changes: Partial<ComparedProject> = {}) => project({ id: 'b', source: 'two', ...changes })
const own = { projectCode: 'XM-77', codeValid: false }

describe('two systems’ projects', () => {
  it('are one by the national code, however it is written', () => {
    expect(
      likenessOf(project(), other({ projectCode: '260151010404010000 11'.replace(' ', ''), name: '别名' }))?.verdict,
    ).toBe('code')
  })

  it('are one by credit code and name where one has no national code', () => {
    expect(likenessOf(project(), other({ ...own, name: '锦江区 示范智造园（建设工程）' }))?.verdict).toBe('credit')
  })

  it('are asked about: phases with codes of their own, a code without the national shape, a similar name nearby', () => {
    expect(likenessOf(project(), other({ projectCode: '2601-510104-04-01-000029' }))?.verdict).toBe('ask')
    expect(likenessOf(project(own), other({ ...own, name: '毫不相干', ownerCredit: null }))).toMatchObject({
      verdict: 'ask',
      reasons: ['code', 'near', 'district'],
    })
    expect(likenessOf(project(), other({ ...own, name: '锦江示范智造园', ownerCredit: null }))).toMatchObject({
      verdict: 'ask',
      reasons: ['name', 'near', 'district'],
    })
  })

  it('are nothing to ask about where little is alike, and never within one source', () => {
    expect(likenessOf(project(), other({ ...own, name: '青羊区排水管网', ownerCredit: null }))).toBeNull()
    expect(
      likenessOf(project(), other({ projectCode: '2601-510104-04-01-000029', name: '二期', ownerCredit: null })),
    ).toBeNull()
    expect(likenessOf(project(), project({ id: 'b' }))).toBeNull()
  })

  it('are judged alike from either side', () => {
    const any = fc.record({
      projectCode: fc.constantFrom('2601-510104-04-01-000011', '2601-510104-04-01-000029', 'X-1', 'X-2'),
      codeValid: fc.boolean(),
      name: fc.option(fc.constantFrom('智造园', '智造园一期', '排水管网', '')),
      ownerCredit: fc.option(fc.constantFrom('A', 'B')),
      ownerCreditValid: fc.boolean(),
      lng: fc.option(fc.constantFrom(104.08, 104.081, 104.2)),
    })
    fc.assert(
      fc.property(any, any, (a, b) => {
        const [one, two] = [project(a), other(b)]
        expect(likenessOf(one, two)).toEqual(likenessOf(two, one))
      }),
    )
  })
})

it('names lose what clerks write differently; similarity is whole for equal texts and none for strangers', () => {
  expect(plainName('ＡＢＣ 智造园（一期）建设项目')).toBe('abc智造园一期')
  expect(similarity('智造园一期', '智造园一期')).toBe(1)
  expect(similarity('智造园', '排水管网')).toBe(0)
  expect(similarity('', '')).toBe(0)
})
