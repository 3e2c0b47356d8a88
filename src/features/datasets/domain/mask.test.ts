import { expect, it } from 'vitest'
import { allFields } from './common-fields'
import { maskedKey, withoutPersonalData } from './mask'
import { dataset, datasets } from './registry'

it('masks what is marked personal and numbers in free text, and nothing else', () => {
  const record = {
    caseNo: '13800001234',
    cls: 'E0101',
    reporterName: '某某',
    reporterPhone: '13800001234',
    text: '请回电13800001234',
    address: '春熙路12号，李先生 13900001234',
    title: '井盖 · 13800001234',
    pauses: [{ reason: '致电13800001234' }],
    returnCount: 0,
  }
  expect(withoutPersonalData(dataset('case'), record)).toEqual({
    caseNo: '13800001234',
    cls: 'E0101',
    reporterName: '某*',
    reporterPhone: '138****1234',
    text: '请回电138****1234',
    address: '春熙路12号，李先生 139****1234',
    title: '井盖 · 138****1234',
    pauses: [{ reason: '致电138****1234' }],
    returnCount: 0,
  })
})

it('masks the key where a person is part of it', () => {
  const shown = withoutPersonalData(dataset('patrol'), { person: '李四', sourceId: '李四|duty|2026-11-21T00:00:00Z' })
  expect(shown).toEqual({ person: '李*', sourceId: '李***' })
  expect(maskedKey(dataset('case'), 'C-1')).toBe('C-1')
})

/** What a declaration may not forget: a field that is named like a person, a telephone, an identity card or a plate. */
it('every field that is named like personal data is marked', () => {
  const suspicious = /name$|person|phone|mobile|tel$|contact|identity|idcard|plate|caller|reporter/i
  // What the words mean otherwise: things and organisations are no persons.
  const harmless = new Set([
    'enterprise.name',
    'project.name',
    'road.name',
    'project.ownerName',
    'road_permit.applicantName',
    'approval_step.itemName',
    'hotline.contactedAt',
  ])
  const found = datasets.flatMap(each => each.fields.map(field => ({ key: `${each.name}.${field.name}`, field })))
  const unmarked = found.filter(
    ({ key, field }) => suspicious.test(field.name) && !field.personal && !harmless.has(key),
  )
  expect(unmarked.map(each => each.key)).toEqual([])
})

it('every text that people write in their own words is marked free', () => {
  const own = /^(text|address|title|report|suggestion|answer|pauses|reason|note|remark)$/
  const unmarked = datasets.flatMap(each =>
    allFields(each)
      .filter(field => own.test(field.name) && !field.free)
      .map(field => `${each.name}.${field.name}`),
  )
  expect(unmarked).toEqual([])
})
