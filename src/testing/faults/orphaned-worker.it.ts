import { fork } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { afterAll, expect, it } from 'vitest'
import { dataFolder } from '../data-folder'
import { testDatabase } from '../database'
import { freePort } from '../running-server'

const database = testDatabase()
const dataDir = dataFolder()
afterAll(() => rm(dataDir, { recursive: true, force: true }))

it('a worker whose parent dies while it starts ends by itself', async () => {
  const worker = fork('src/server.ts', [], {
    execArgv: ['--import', 'tsx'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      ROLE: 'worker',
      DEMO: '0',
      LOG_LEVEL: 'warn',
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      PORT: String(await freePort()),
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(worker, 'exit')
  const kill = setTimeout(() => worker.kill('SIGKILL'), 90_000)
  // what a worker sees of its parent's death
  worker.disconnect()
  const [code, signal] = await ended
  clearTimeout(kill)
  expect([code, signal]).toEqual([0, null])
})
