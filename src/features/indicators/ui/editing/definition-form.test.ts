import { describe, expect, it } from 'vitest'
import type { EditedIndicator } from '../../queries/editing-desk'
import { definitionDraft, standingForm } from './definition-form'

const indicator: EditedIndicator = {
  code: 'A-1',
  name: { zh: '甲', en: 'First' },
  dimension: 'safe',
  domain: 'gas',
  unit: '%',
  direction: 'higher',
  formula: 'ratio(count(case, severity == 1), count(case))',
  period: 'monthly',
  basis: 'a standard',
  evidence: 'standard',
  floor: 60,
  goal: 90,
  weight: 2,
  versions: { definition: 3, parameters: 5 },
}

describe('the form of an existing definition', () => {
  it('is no draft while everything is as it stands, or a part is missing or turned round', () => {
    expect(definitionDraft(indicator, {}, undefined)).toBeNull()
    expect(definitionDraft(indicator, standingForm(indicator), undefined)).toBeNull()
    expect(definitionDraft(indicator, { goal: '90.0', nameEn: ' First ' }, undefined)).toBeNull()
    expect(definitionDraft(indicator, { nameEn: ' ' }, undefined)).toBeNull()
    expect(definitionDraft(indicator, { formula: 'count(case)', goal: 'high' }, undefined)).toBeNull()
    expect(definitionDraft(indicator, { goal: '10' }, undefined)).toBeNull()
  })
  it('keeps what was not typed, and the rating where that is the same', () => {
    const draft = definitionDraft(indicator, { nameEn: 'Share of grade 1' }, '2026-12-01T00:00:00Z')
    expect(draft).toMatchObject({
      kind: 'definition',
      code: 'A-1',
      expectedVersion: 3,
      validFrom: '2026-12-01T00:00:00Z',
    })
    expect(draft).toMatchObject({
      definition: { nameZh: '甲', nameEn: 'Share of grade 1', formula: indicator.formula, evidence: 'standard' },
    })
    expect(draft).not.toHaveProperty('rating')
  })
  it('takes a new rating along against its own version, and is a change of parameters where that is all', () => {
    expect(
      definitionDraft(indicator, { formula: 'ratio(count(case), count(case))', goal: '95' }, undefined),
    ).toMatchObject({
      kind: 'definition',
      rating: { floor: 60, goal: 95, weight: 2, expectedVersion: 5 },
    })
    expect(definitionDraft(indicator, { goal: '95' }, undefined)).toEqual({
      kind: 'parameters',
      changes: [{ code: 'A-1', expectedVersion: 5, floor: 60, goal: 95, weight: 2 }],
    })
  })
})
