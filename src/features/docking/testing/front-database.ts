import { afterAll, beforeAll } from 'vitest'
import { connect, type Sql } from '@/platform/db/client'
import { withDatabase } from '@/testing/database'
import { makeFront } from './front'

/** Another system's database with the tables of the standard, for the tests of a file: a real one beside ours. */
export function frontDatabase(): { readonly sql: Sql; readonly url: string } {
  let open: { sql: Sql; url: string } | undefined
  let release = () => {}
  let gone: Promise<void> | undefined
  beforeAll(
    () =>
      new Promise<void>((resolve, reject) => {
        gone = withDatabase(async ({ url }) => {
          const sql = connect(url, { max: 2, applicationName: 'front' })
          await makeFront(sql)
          open = { sql, url }
          const ended = new Promise<void>(end => {
            release = end
          })
          resolve()
          await ended
          await sql.end()
        })
        gone.catch(reject)
      }),
  )
  afterAll(async () => {
    release()
    await gone
  })
  const get = () => {
    if (!open) throw new Error('the other database is there from beforeAll on')
    return open
  }
  return {
    get sql() {
      return get().sql
    },
    get url() {
      return get().url
    },
  }
}
