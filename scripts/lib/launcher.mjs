import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { dropRecord, freeAddress, keepRecord, urlOf, wishedAddress } from './address.mjs'
import { ensureBuilt } from './build.mjs'
import { ending } from './child.mjs'
import { ensureInstalled } from './install.mjs'
import { Output } from './output.mjs'
import { dataDir, requireWritable, root } from './paths.mjs'
import { elapsed, say } from './say.mjs'

/** A server that keeps dying is not started a sixth time within this many milliseconds. */
const crashWindow = 10 * 60_000
const crashLimit = 5

/**
 * `npm start`: prepares what is missing, runs the server until it is told to stop, and leaves nothing behind. The
 * server runs in a process group of its own, so that a Ctrl-C reaches it once, through us.
 */
export async function start() {
  const wish = wishedAddress()
  requireWritable(dataDir)
  const address = await freeAddress(wish)
  await ensureInstalled()
  const { prepareAll } = await import('../prepare.mjs')
  await prepareAll()
  const servesPages = (process.env.ROLE || 'all') !== 'worker'
  if (servesPages) await ensureBuilt()
  say('启动服务', 'starting the server')
  const output = new Output(join(dataDir, 'logs', 'server.log'))
  const stop = stopRequests()
  const crashes = []
  for (;;) {
    const server = launch(address, output)
    stop.server = server
    const ended = ending(server)
    if (servesPages && (await isReady(address, ended, stop))) {
      output.toFileOnly()
      console.log(`[${elapsed()}] 就绪 / ready`)
      console.log(`Chengmai 城脉 → ${urlOf(address)}`)
    }
    const code = await ended
    sweep(server)
    dropRecord()
    await output.flush()
    if (stop.requested) {
      say('已全部停止', 'all stopped')
      return
    }
    if (code === 0) return
    if (!output.isQuiet) {
      process.exitCode = code
      return
    }
    const now = performance.now()
    crashes.push(now)
    if (crashes.filter(at => now - at < crashWindow).length > crashLimit) {
      say(`服务反复退出，不再重启，详见 ${output.path}`, `the server keeps dying, giving up; see ${output.path}`)
      process.exitCode = code
      return
    }
    say(`服务意外退出（${code}），正在重启`, `the server died (${code}), starting it again`)
  }
}

function launch(address, output) {
  const tether = join(root, 'scripts', 'lib', 'tether.mjs')
  const server = spawn(process.execPath, ['--import', 'tsx', '--import', tether, 'src/server.ts'], {
    cwd: root,
    detached: true,
    env: { ...process.env, NODE_ENV: 'production', HOST: address.host, PORT: String(address.port) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  output.follow(server)
  keepRecord(server.pid, address.port)
  return server
}

/** Kills what a server left of its group when it died itself: a worker would go on computing for nobody. */
function sweep(server) {
  try {
    process.kill(-server.pid, 'SIGKILL')
  } catch {
    // nothing left, as it should be
  }
}

/** Polls /readyz until it is green; false when the server ends or is told to stop before. */
async function isReady(address, ended, stop) {
  let isOver = false
  ended.then(() => {
    isOver = true
  })
  while (!isOver && !stop.requested) {
    try {
      const answer = await fetch(`${urlOf(address)}/readyz`, { signal: AbortSignal.timeout(2000) })
      if (answer.ok) return true
    } catch {
      // not listening yet
    }
    await sleep(100)
  }
  return false
}

/**
 * Ctrl-C, kill, a closed terminal, or the death of the npm that started us: each asks the server once to end in order.
 * A second Ctrl-C a while later, or three quarters of a minute of waiting, ends it by force.
 */
function stopRequests() {
  const state = { requested: false, server: undefined }
  let since = 0
  const request = () => {
    if (!state.requested) {
      state.requested = true
      since = performance.now()
      say('正在停止…', 'stopping…')
      state.server?.kill('SIGTERM')
      setTimeout(() => state.server && sweep(state.server), 45_000).unref()
    } else if (performance.now() - since > 3000 && state.server) sweep(state.server)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, request)
  const parent = process.ppid
  if (process.env.npm_lifecycle_event) {
    setInterval(() => {
      if (process.ppid !== parent && !state.requested) request()
    }, 1000).unref()
  }
  return state
}
