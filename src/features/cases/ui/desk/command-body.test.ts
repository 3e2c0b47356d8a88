import { afterEach, expect, test } from 'vitest'
import { bodyOf } from './command-body'
import { localInput } from './local-input'

const zone = process.env.TZ
afterEach(() => {
  process.env.TZ = zone
})

test.each(['Asia/Shanghai', 'UTC', 'America/New_York'])('a moment proposed in %s is the moment that is sent', where => {
  process.env.TZ = where
  const at = Date.parse('2026-11-22T06:05:00Z')
  expect(bodyOf('extend', { until: localInput(at) }).until).toBe('2026-11-22T06:05:00.000Z')
  process.env.TZ = 'Asia/Shanghai'
  expect(localInput(at)).toBe('2026-11-22T14:05')
})
