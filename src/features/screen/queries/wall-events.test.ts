import { describe, expect, it } from 'vitest'
import type { Names } from './names'
import { wallEvent } from './wall-events'

const names: Names = {
  lang: 'zh',
  area: code => code && `area ${code}`,
  unit: code => `unit ${code}`,
  caseClass: code => `class ${code}`,
  source: () => null,
  dataset: name => `dataset ${name}`,
  feed: name => `dataset ${name}`,
}
const line = (type: string, data: Record<string, unknown>) => {
  const { title, district, sign, count } = wallEvent({ seq: 1, type, data, at: '2026-11-21T08:00:00Z' }, names)
  return { title, district, sign, count }
}

describe('a line of the foot', () => {
  it.each([
    ['flag.raised', { subject: 'project', colour: 'red' }, 'lamp-red'],
    ['flag.raised', { subject: 'step', colour: 'yellow' }, 'lamp-yellow'],
    ['flag.cleared', { subject: 'step', colour: 'red' }, 'lamp-out'],
  ])('names the project whose lamp changed: %s %o', (type, data, sign) => {
    const told = line(type, { ...data, id: 'x', name: '地铁三期', district: '510104' })
    expect(told).toEqual({ title: '地铁三期', district: 'area 510104', sign, count: null })
  })

  it('names the unit whose flag went up or down', () => {
    const data = { subject: 'unit', colour: 'yellow', id: 'U1', name: 'U1', district: null }
    expect(line('flag.raised', data)).toMatchObject({ title: 'unit U1', sign: 'flag-up' })
    expect(line('flag.cleared', data)).toMatchObject({ title: 'unit U1', sign: 'flag-down' })
  })

  it('names a case by its class and another record by its title, without a sign', () => {
    expect(line('record.added', { dataset: 'case', cls: 'E-01-01', title: 'no' })).toMatchObject({
      title: 'class E-01-01',
      sign: null,
    })
    expect(line('record.changed', { dataset: 'project', title: null })).toMatchObject({ title: 'dataset project' })
  })
})
