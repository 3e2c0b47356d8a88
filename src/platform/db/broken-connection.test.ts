import { expect, it } from 'vitest'
import { isBrokenConnection } from './broken-connection'

const thrown = (error: Error, stack: string) => Object.assign(error, { stack })

it('knows the null socket of a killed server by where it was thrown', () => {
  const inDriver = 'TypeError: …\n    at Immediate.nextWrite (file:///x/node_modules/postgres/src/connection.js:255:22)'
  expect(isBrokenConnection(thrown(new TypeError('Cannot read properties of null'), inDriver))).toBe(true)
  const elsewhere = 'TypeError: …\n    at Immediate.nextWrite (file:///x/src/tiles.ts:1:1)'
  expect(isBrokenConnection(thrown(new TypeError('Cannot read properties of null'), elsewhere))).toBe(false)
})

it('knows codes of a lost connection and nothing else', () => {
  expect(isBrokenConnection(Object.assign(new Error('x'), { code: 'CONNECTION_CLOSED' }))).toBe(true)
  expect(isBrokenConnection(Object.assign(new Error('x'), { code: '23505' }))).toBe(false)
  expect(isBrokenConnection('CONNECTION_CLOSED')).toBe(false)
})
