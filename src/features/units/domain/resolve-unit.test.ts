import { describe, expect, it } from 'vitest'
import type { Unit } from '@/features/areas'
import { unitResolver } from './resolve-unit'
import { listUnits } from './unit-list'

const unit = (code: string, zh: string, en: string, district: string | null = null): Unit => ({
  code,
  name: { zh, en },
  kind: 'main',
  district,
  phone: '',
  hours: '',
})
const city = {
  units: new Map(
    [unit('U-ROAD', '示范市道桥处', 'Model Road Office'), unit('U-D1', '示范一区', 'Model District 1', '510104')].map(
      each => [each.code, each],
    ),
  ),
  unitAliases: new Map([
    ['道桥处', 'U-ROAD'],
    ['DEP  of roads', 'U-ROAD'],
    ['某局', 'U-GONE'],
  ]),
}

describe('who a sender means', () => {
  const { resolve } = unitResolver(city)
  it.each([
    ['道桥处', 'U-ROAD'],
    ['示范市道桥处', 'U-ROAD'],
    ['model road office', 'U-ROAD'],
    [' Ｄｅｐ of  Roads ', 'U-ROAD'],
    ['u-d1', 'U-D1'],
  ])('%s is %s', (word, code) => expect(resolve(word)).toBe(code))
  it('is nobody where no alias says so, or the alias names a unit that is gone', () => {
    expect(resolve('园林局')).toBeNull()
    expect(resolve('某局')).toBeNull()
    expect(resolve('园林局')).toBeNull()
  })
})

describe('the list of units', () => {
  it('has the units of a district and those of the whole city', () => {
    expect(listUnits(city, { district: '510104' }).map(each => each.code)).toEqual(['U-D1', 'U-ROAD'])
    expect(listUnits(city, { district: '510105' }).map(each => each.code)).toEqual(['U-ROAD'])
  })
  it('is searched by alias', () => {
    expect(listUnits(city, { q: '道桥' })[0]?.aliases).toEqual(['道桥处', 'DEP  of roads'])
  })
})
