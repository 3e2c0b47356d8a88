import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { dataFolder } from '../testing/data-folder'
import { freePort } from '../testing/running-server'

// `npm start` as a person meets it: its last line, Ctrl-C, a kill, and what it says when something is in the way

let dataDir: string
let started: ChildProcess[] = []
test.beforeEach(() => {
  dataDir = dataFolder()
})
test.afterEach(async () => {
  for (const child of started) child.kill('SIGINT')
  started = []
  await expect.poll(ours, { timeout: 60_000 }).toEqual([])
  rmSync(dataDir, { recursive: true, force: true })
})

function start(environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    env: { ...process.env, DATA_DIR: dataDir, DEMO: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })
  }
  return { child, printed: () => printed, lastLine: () => printed.trimEnd().split('\n').at(-1) ?? '' }
}

/** Every process that was started with our data folder in its environment or its arguments. */
function ours(): string[] {
  const mark = dataDir
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name) && name !== String(process.pid))
    .filter(pid => ['environ', 'cmdline'].some(file => contains(`/proc/${pid}/${file}`, mark)))
}

function contains(path: string, mark: string): boolean {
  try {
    return readFileSync(path, 'utf8').includes(mark)
  } catch {
    return false
  }
}

const postgresPid = () =>
  Number(readFileSync(join(dataDir, 'postgres-18', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0])

test('ends on the address, and Ctrl-C leaves no process behind', async () => {
  const port = await freePort()
  const run = start({ PORT: String(port) })
  await expect.poll(run.lastLine, { timeout: 120_000 }).toBe(`Chengmai 城脉 → http://127.0.0.1:${port}`)
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200)
  expect(ours().length).toBeGreaterThan(2)
  run.child.kill('SIGINT')
  await expect.poll(() => run.child.exitCode, { timeout: 30_000 }).toBe(0)
  expect(ours()).toEqual([])
})

test('finds the database of a start that was killed', async () => {
  const port = await freePort()
  const first = start({ PORT: String(port) })
  await expect.poll(first.lastLine, { timeout: 120_000 }).toContain('→')
  const database = postgresPid()
  // the launcher and its server at once, as when the machine's memory runs out
  for (const pid of ours())
    if (contains(`/proc/${pid}/cmdline`, 'start.mjs') || contains(`/proc/${pid}/cmdline`, 'src/server.ts'))
      process.kill(Number(pid), 'SIGKILL')
  const second = start({ PORT: String(port) })
  await expect.poll(second.lastLine, { timeout: 120_000 }).toContain('→')
  expect(postgresPid()).toBe(database)
})

test('starts a server again that died', async () => {
  const run = start({ PORT: String(await freePort()) })
  await expect.poll(run.lastLine, { timeout: 120_000 }).toContain('→')
  const { server } = JSON.parse(readFileSync(join(dataDir, 'run', 'server.json'), 'utf8')) as { server: number }
  process.kill(server, 'SIGKILL')
  await expect.poll(run.printed).toContain('starting it again')
  await expect.poll(run.lastLine, { timeout: 120_000 }).toContain('→')
})

const refusals: [string, () => Promise<Record<string, string>>, RegExp][] = [
  ['a port that is taken', async () => ({ PORT: String(await takenPort()) }), /Port \d+ is taken/],
  ['a folder that cannot be written', async () => ({ DATA_DIR: '/proc/chengmai' }), /Cannot write to \/proc\/chengmai/],
  [
    'a database that is not there',
    async () => ({ DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c' }),
    /Cannot reach the database/,
  ],
  [
    'a database address that is none',
    async () => ({ DATABASE_URL: 'postgres://a:b@host:port/c' }),
    /DATABASE_URL: is no address/,
  ],
  ['a port that is no number', async () => ({ PORT: 'http' }), /PORT=http is no port number/],
]

async function takenPort(): Promise<number> {
  const port = await freePort()
  const holder = createServer().listen(port, '127.0.0.1')
  // the test ends long before; nothing waits for it
  setTimeout(() => holder.close(), 20_000).unref()
  holder.unref()
  return port
}

for (const [what, environment, message] of refusals) {
  test(`says what is in the way, without a stack: ${what}`, async () => {
    const run = start({ PORT: String(await freePort()), ...(await environment()) })
    await expect.poll(() => run.child.exitCode, { timeout: 60_000 }).toBe(1)
    await expect.poll(run.printed).toMatch(message)
    expect(run.printed()).not.toMatch(/^\s+at /m)
    expect(existsSync(join(dataDir, 'postgres-18'))).toBe(false)
  })
}
