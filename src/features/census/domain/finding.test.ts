import { describe, expect, it } from 'vitest'
import { applied, componentCode, findingInput } from './finding'

const at = new Date('2026-11-20T02:00:00Z')
const record = {
  assetCode: '5101040137000001',
  cls: 'C0137',
  state: 'damaged',
  district: '510104',
  community: '510104001001',
  lng: 104.1,
  lat: 30.6,
}
const nowhere = { lng: null, lat: null }

describe('what a finding makes of the ledger', () => {
  it('is the state that was found, and the moment; a thing that is missing stays with its place', () => {
    expect(applied(record, { kind: 'found', state: 'intact', at, ...nowhere }, '510104')).toEqual({
      ...record,
      state: 'intact',
      updatedAt: at.toISOString(),
    })
    expect(applied(record, { kind: 'missing', state: null, at, ...nowhere }, '510104')).toMatchObject({
      state: 'missing',
      lng: 104.1,
    })
  })

  it('is another place for what moved, without what was given of the former one', () => {
    const moved = applied(record, { kind: 'moved', state: 'intact', at, lng: 104.2, lat: 30.7 }, '510105')
    expect(moved).toMatchObject({ lng: 104.2, lat: 30.7, district: '510105', state: 'intact' })
    expect(moved).not.toHaveProperty('community')
  })
})

describe('what a phone says', () => {
  const said = { commandId: crypto.randomUUID(), at: at.toISOString(), thing: crypto.randomUUID() }
  it('has a place where there is one to say, and a class where there is something new', () => {
    const reads = (more: object) => findingInput.safeParse({ ...said, ...more }).success
    expect(reads({ kind: 'found' })).toBe(true)
    expect(reads({ kind: 'missing' })).toBe(true)
    expect(reads({ kind: 'moved' })).toBe(false)
    expect(reads({ kind: 'moved', lng: 104, lat: 30 })).toBe(true)
    expect(reads({ kind: 'new', lng: 104, lat: 30, title: '路灯' })).toBe(false)
    expect(reads({ kind: 'new', lng: 104, lat: 30, title: '路灯', cls: 'C0137' })).toBe(true)
    expect(reads({ kind: 'new', lng: 104, lat: 30, title: '路灯', cls: 'E0137' })).toBe(false)
  })
})

it('a component’s code has sixteen digits', () => {
  expect(componentCode('510104', 'C0137', 42)).toBe('5101040137000042')
})
