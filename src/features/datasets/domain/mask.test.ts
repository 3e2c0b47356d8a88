import { expect, it } from 'vitest'
import { masked, withoutPersonalData } from './mask'
import { dataset } from './registry'

it('keeps the first character of a name and the ends of a number', () => {
  expect(masked('欧阳某某')).toBe('欧***')
  expect(masked('13800001234')).toBe('138****1234')
  expect(masked('x')).toBe('x*')
})

it('masks every field that is marked personal and nothing else', () => {
  const shown = withoutPersonalData(dataset('case'), {
    caseNo: 'A1',
    reporterName: '某某',
    reporterPhone: '13800001234',
  })
  expect(shown).toEqual({ caseNo: 'A1', reporterName: '某*', reporterPhone: '138****1234' })
})
