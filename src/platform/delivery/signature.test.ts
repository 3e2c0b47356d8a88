import { expect, it } from 'vitest'
import { isSigned, signatureOf } from './signature'

const at = Date.parse('2026-11-28T00:00:00Z')
const signed = () => {
  const headers = signatureOf('secret', '{"ok":true}', at)
  return {
    body: '{"ok":true}',
    timestamp: headers['x-chengmai-timestamp'],
    signature: headers['x-chengmai-signature'],
  }
}

it('holds for five minutes either way, and no longer', () => {
  for (const minutes of [0, 5, -5]) expect(isSigned('secret', signed(), at + minutes * 60_000)).toBe(true)
  for (const minutes of [6, -6]) expect(isSigned('secret', signed(), at + minutes * 60_000)).toBe(false)
})

it('is of one body, one moment and one secret', () => {
  expect(isSigned('other', signed(), at)).toBe(false)
  expect(isSigned('secret', { ...signed(), body: '{"ok":false}' }, at)).toBe(false)
  expect(isSigned('secret', { ...signed(), timestamp: String(at / 1000 + 1) }, at)).toBe(false)
  expect(isSigned('secret', { ...signed(), signature: undefined }, at)).toBe(false)
})
