import { expect, it } from 'vitest'
import { testDatabase } from '@/testing/database'
import { openBell } from './bell'
import { EVENT_CHANNEL } from './data/append-events'

const database = testDatabase()
const { signal } = new AbortController()

it('is heard by whoever was busy when it rang, once', async () => {
  const bell = await openBell(database.sql)
  const heard = bell.wait(5000, signal)
  await database.sql.notify(EVENT_CHANNEL, '')
  expect(await heard).toBe(true)
  // busy with that ring, while the next one comes
  await database.sql.notify(EVENT_CHANNEL, '')
  await bell.pause(200, signal)
  expect(await bell.wait(5000, signal)).toBe(true)
  expect(await bell.wait(50, signal)).toBe(false)
  await bell.close()
})
