import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dataset } from '../../datasets'
import { RecordIds, recordId } from './record-id'
import { joinedKey, naturalKey } from './source-id'

it('different parts never make the same key', () => {
  const part = fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom('a', '|', '\\') })
  const parts = fc.array(part, { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(parts, parts, (a, b) => {
      expect(joinedKey(a) === joinedKey(b)).toBe(JSON.stringify(a) === JSON.stringify(b))
    }),
  )
  expect(joinedKey(['case-1', 'T|02'])).toBe('case-1|T\\|02')
})

it('one moment has one key however it was written', () => {
  const at = Date.parse('2026-11-21T08:00:00+08:00')
  expect(naturalKey(dataset('parking'), { areaId: 'P1', at })).toBe('P1|2026-11-21T00:00:00Z')
  expect(naturalKey(dataset('parking'), { areaId: 'P1', at: null })).toMatchObject({ code: 'required', field: 'at' })
})

it('ids are UUIDs of version 7 that increase', () => {
  const ids = new RecordIds(Date.parse('2026-11-21T00:00:00Z'))
  const list = Array.from({ length: 40_000 }, () => ids.next())
  expect([...list].sort()).toEqual(list)
  for (const id of [list[0], list[39_999], recordId(0)])
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
