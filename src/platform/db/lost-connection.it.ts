import { describe, expect, it } from 'vitest'
import { testDatabase } from '@/testing/database'
import { endConnections, wholePool } from '@/testing/end-connections'
import { connect } from './client'

const db = testDatabase()

describe('a transaction whose connection is ended', () => {
  it('fails, and takes no connection out of the pool for good', async () => {
    for (let round = 0; round < 8; round++) {
      await wholePool(db.sql)
      const lost = db.sql.begin(async tx => {
        await tx`select 1`
        await endConnections(db)
        await tx`select 2`
      })
      await expect(lost).rejects.toThrow()
    }
    await wholePool(db.sql)
  }, 60_000)

  it('never goes on in the transaction of somebody else who has its connection now', async () => {
    const one = connect(db.url, { max: 1, applicationName: 'chengmai-test' })
    await db.sql`create table written (by text)`
    await one`select 1`
    let goOn = () => {}
    const waiting = new Promise<void>(resolve => {
      goOn = resolve
    })
    const lost = one.begin(async tx => {
      await tx`insert into written values ('lost')`
      await waiting
      await tx`insert into written values ('late')`
    })
    lost.catch(() => {})
    await endConnections(db)
    await expect(lost).rejects.toThrow()
    await expect
      .poll(() =>
        one
          .begin(async tx => {
            await tx`insert into written values ('other')`
            goOn()
            await tx`select pg_sleep(0.2)`
          })
          .then(() => true)
          .catch(() => false),
      )
      .toBe(true)
    await one.end()
    await wholePool(db.sql)
    expect(await db.sql`select by from written`).toEqual([{ by: 'other' }])
  }, 60_000)
})
