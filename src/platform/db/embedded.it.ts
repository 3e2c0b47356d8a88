import { rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dataFolder } from '../../testing/data-folder'
import { StartError } from '../start-error'
import { startDatabase } from './embedded'
import { processStart } from './embedded/process-identity'

const settings = { shared_buffers: '64MB' }

describe('the embedded database', () => {
  let dataDir: string
  beforeEach(() => {
    dataDir = dataFolder()
  })
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

  async function answer(url: string): Promise<unknown> {
    const sql = postgres(url, { max: 1, connect_timeout: 2 })
    try {
      const [row] = await sql`select count(*)::int as n from kept`
      return row?.n
    } finally {
      await sql.end({ timeout: 1 })
    }
  }

  it('is shared by several users and ends with the last', async () => {
    const [first, second] = await Promise.all([
      startDatabase({ dataDir, settings }),
      startDatabase({ dataDir, settings }),
    ])
    expect([first.reused, second.reused].sort()).toEqual([false, true])
    expect(second.url).toBe(first.url)
    await first.stop()
    expect(processStart(second.pid())).toBeDefined()
    await second.stop()
    expect(processStart(second.pid())).toBeUndefined()
  })

  it('comes back at the same address, with what was committed, after its process was killed', async () => {
    const database = await startDatabase({ dataDir, settings })
    const sql = postgres(database.url, { max: 1 })
    await sql`create table kept as select generate_series(1, 1000) as n`
    await sql.end()
    const killed = database.pid()
    process.kill(killed, 'SIGKILL')
    let found: unknown
    for (let tries = 0; tries < 600 && found === undefined; tries += 1) {
      await sleep(100)
      found = await answer(database.url).catch(() => undefined)
    }
    expect(found).toBe(1000)
    await expect.poll(() => database.pid(), { timeout: 60_000 }).not.toBe(killed)
    await database.stop()
  })

  it('starts although a pid file names another program', async () => {
    const before = await startDatabase({ dataDir, settings })
    const pidFile = join(before.home, 'cluster', 'postmaster.pid')
    await before.stop()
    writeFileSync(pidFile, `${process.pid}\n${before.home}/cluster\n1\n5432\n\n127.0.0.1\n`)
    const after = await startDatabase({ dataDir, settings })
    expect(after.reused).toBe(false)
    await after.stop()
  })

  it('lets nobody in without the password, which only the owner can read', async () => {
    const database = await startDatabase({ dataDir, settings })
    const url = new URL(database.url)
    expect(url.hostname).toBe('127.0.0.1')
    expect(statSync(join(database.home, 'connection.json')).mode & 0o077).toBe(0)
    url.password = 'wrong'
    await expect(answer(url.href)).rejects.toMatchObject({ code: '28P01' })
    await database.stop()
  })
  it('says in words that nothing can be written there', async () => {
    const file = join(dataDir, 'a-file')
    writeFileSync(file, '')
    await expect(startDatabase({ dataDir: file })).rejects.toThrow(StartError)
    await expect(startDatabase({ dataDir: file })).rejects.toThrow(/cannot write to/)
  })
})
