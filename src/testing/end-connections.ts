import { expect } from 'vitest'
import { connect, type Sql } from '../platform/db/client'
import type { TestDatabase } from './database'

/**
 * Ends every connection of a test's own pool from outside, as a database administrator would. The driver leaves a query
 * unanswered whose connection is ended while it still asks for the types of the database: `wholePool` goes before.
 */
export async function endConnections({ url }: Pick<TestDatabase, 'url'>): Promise<void> {
  const outside = connect(url, { max: 1, applicationName: 'outside' })
  try {
    await outside`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'chengmai-test'`
  } finally {
    await outside.end()
  }
}

/**
 * Waits until every connection of a pool answers. One whose server process was just ended may learn of it only with the
 * next statement, which then fails: where that is not what a test is about, it begins after this.
 */
export async function wholePool(sql: Sql): Promise<void> {
  const each = () => Promise.allSettled(Array.from({ length: sql.options.max * 2 }, () => sql`select 1`))
  await expect
    .poll(async () => (await each()).every(answer => answer.status === 'fulfilled'), { timeout: 20_000 })
    .toBe(true)
}
