import { describe, expect, it } from 'vitest'
import { isSenseWrong } from './definition-form'
import { draftOf, emptyForm, missingParts } from './new-form'

const whole = {
  ...emptyForm,
  code: 'X-AB-01',
  nameZh: '自建',
  nameEn: 'Own',
  domain: 'waste',
  formula: 'count(case)',
  floor: '10',
  goal: '0',
  weight: '0.5',
  direction: 'lower' as const,
}

describe('the form of a new indicator', () => {
  it('is a draft once nothing is missing', () => {
    expect(draftOf(emptyForm, undefined)).toBeNull()
    expect(missingParts(emptyForm)).toEqual(['formula', 'nameZh', 'nameEn', 'domain', 'floor', 'goal', 'code'])
    expect(missingParts({ ...whole, floor: 'ten', nameEn: ' ' })).toEqual(['nameEn', 'floor'])
    expect(draftOf(whole, undefined)).toMatchObject({
      kind: 'new',
      code: 'X-AB-01',
      definition: { evidence: 'assumed', period: 'monthly' },
      rating: { floor: 10, goal: 0, weight: 0.5 },
    })
    expect(draftOf(whole, '2026-12-01T00:00:00.000Z')?.validFrom).toBe('2026-12-01T00:00:00.000Z')
  })
  it('says when floor and goal stand the wrong way round', () => {
    expect(isSenseWrong(whole)).toBe(false)
    expect(isSenseWrong({ ...whole, direction: 'higher' })).toBe(true)
    expect(isSenseWrong({ ...whole, direction: 'higher', goal: '' })).toBe(false)
  })
})
