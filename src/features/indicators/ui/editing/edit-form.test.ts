import { describe, expect, it } from 'vitest'
import type { EditedIndicator } from '../../queries/editing-desk'
import { editDraft, emptyEdit, sharesOf, sumOf } from './edit-form'

const indicator = (code: string): EditedIndicator => ({
  code,
  name: { zh: code, en: code },
  dimension: 'safe',
  domain: 'gas',
  unit: '%',
  direction: 'higher',
  formula: 'count(case)',
  period: 'monthly',
  basis: '',
  evidence: 'assumed',
  floor: 60,
  goal: 90,
  weight: 2,
  versions: { definition: 3, parameters: 5 },
})
const standing = {
  indicators: [indicator('A-1'), indicator('B-1')],
  shares: { version: 7, values: { safe: 0.3, tidy: 0.25, orderly: 0.25, convenient: 0.2 } },
}

describe('the form of changes', () => {
  it('changes only what was written otherwise, against the version that was read', () => {
    const form = { ...emptyEdit, codes: ['A-1', 'B-1'], written: { 'A-1': { goal: '95' }, 'B-1': { goal: '90' } } }
    expect(editDraft(form, standing, undefined)).toEqual({
      kind: 'parameters',
      changes: [{ code: 'A-1', expectedVersion: 5, floor: 60, goal: 95, weight: 2 }],
    })
    expect(editDraft({ ...form, written: {} }, standing, undefined)).toBeNull()
    expect(editDraft({ ...form, written: { 'A-1': { goal: 'high' } } }, standing, undefined)).toBeNull()
  })
  it('changes the four shares together', () => {
    const form = { ...emptyEdit, what: 'shares' as const, shares: { safe: '0.4', tidy: '0.15' } }
    expect(sumOf(sharesOf(form, standing.shares))).toBe(1)
    expect(editDraft(form, standing, '2026-12-01T00:00:00Z')).toEqual({
      kind: 'shares',
      expectedVersion: 7,
      shares: { safe: 0.4, tidy: 0.15, orderly: 0.25, convenient: 0.2 },
      validFrom: '2026-12-01T00:00:00Z',
    })
    expect(editDraft({ ...form, shares: {} }, standing, undefined)).toBeNull()
  })
  it('changes the definition of one indicator, and of no two', () => {
    const definitions = { 'A-1': { nameZh: '改名' } }
    const form = { ...emptyEdit, what: 'definition' as const, codes: ['A-1'], definitions }
    expect(editDraft(form, standing, undefined)).toMatchObject({ kind: 'definition', definition: { nameZh: '改名' } })
    expect(editDraft({ ...form, codes: ['B-1'] }, standing, undefined)).toBeNull()
    expect(editDraft({ ...form, codes: ['A-1', 'B-1'] }, standing, undefined)).toBeNull()
  })
  it('retires one indicator at a time', () => {
    const form = { ...emptyEdit, what: 'retire' as const, codes: ['A-1'] }
    expect(editDraft(form, standing, undefined)).toEqual({ kind: 'retire', code: 'A-1', expectedVersion: 3 })
    expect(editDraft({ ...form, codes: ['A-1', 'B-1'] }, standing, undefined)).toBeNull()
  })
})
