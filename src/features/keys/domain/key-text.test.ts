import { expect, it } from 'vitest'
import { isKeyOf, newKey, prefixOf } from './key-text'

it('is 256 random bits behind a readable beginning, and only its hash is kept', () => {
  const { key, prefix, hash } = newKey()
  expect(key).toMatch(/^cm_[0-9a-f]{8}_[\w-]{43}$/)
  expect(prefixOf(key)).toBe(prefix)
  expect(hash).not.toContain(key.slice(12, 20))
  expect(new Set(Array.from({ length: 200 }, () => newKey().key)).size).toBe(200)
})

it('is known by its hash, and no other is', () => {
  const { key, hash } = newKey()
  expect(isKeyOf(key, hash)).toBe(true)
  const last = key.endsWith('A') ? 'B' : 'A'
  expect(isKeyOf(key.slice(0, -1) + last, hash)).toBe(false)
  expect(isKeyOf(newKey().key, hash)).toBe(false)
  expect(isKeyOf(key, '')).toBe(false)
})

it.each(['', 'cm_', 'cm_12345678_', 'Bearer x', `cm_1234567g_${'a'.repeat(43)}`, `cm_12345678_${'a'.repeat(44)}`])(
  '%j is none',
  text => expect(prefixOf(text)).toBe(null),
)
