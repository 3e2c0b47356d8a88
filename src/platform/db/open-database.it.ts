import { afterEach, describe, expect, it } from 'vitest'
import { testDatabase } from '@/testing/database'
import { openDatabase } from './open-database'

const database = testDatabase()
afterEach(() => {
  delete process.env.CHENGMAI_MIGRATED
})

/** Takes a repeatable file's mark away; answers whether the next opening puts it back. */
async function migratesAgain(): Promise<boolean> {
  await database.sql`delete from repeatable_migration`
  await (await openDatabase(() => {}))()
  const [row] = await database.sql<{ n: number }[]>`select count(*)::int as n from repeatable_migration`
  return (row?.n ?? 0) > 0
}

describe('opening a database', () => {
  it('migrates once for a process and those it forks, and again for another database', async () => {
    expect(await migratesAgain()).toBe(true)
    expect(await migratesAgain()).toBe(false)
    // what a forked worker finds in its environment
    process.env.CHENGMAI_MIGRATED = 'postgres://another/one'
    expect(await migratesAgain()).toBe(true)
  })
})
