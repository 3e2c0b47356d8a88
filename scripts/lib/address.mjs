import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive } from './lock.mjs'
import { dataDir } from './paths.mjs'
import { Refusal, say } from './say.mjs'

const record = join(dataDir, 'run', 'server.json')

/** Notes which server belongs to which launcher, so that the next start can tell our own leftover from a stranger. */
export function keepRecord(server, port) {
  mkdirSync(dirname(record), { recursive: true })
  writeFileSync(record, JSON.stringify({ launcher: process.pid, server, port }))
}

export const dropRecord = () => rmSync(record, { force: true })

/** HOST and PORT of the environment, the port checked; 0 means any free one. */
export function wishedAddress() {
  const host = process.env.HOST || '127.0.0.1'
  const text = process.env.PORT || '3000'
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Refusal(`PORT=${text} 不是端口号（0–65535）。`, `PORT=${text} is no port number (0–65535).`)
  return { host, port }
}

/** How a person opens it: a server that listens everywhere is reached on loopback. */
export function urlOf({ host, port }) {
  const name = ['0.0.0.0', '::', ''].includes(host) ? '127.0.0.1' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}

function tryPort({ host, port }) {
  return new Promise((settle, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen({ host, port }, () => {
      const free = probe.address().port
      probe.close(() => settle(free))
    })
  })
}

/** Makes sure that we shall be able to listen; waits for a server of ours whose launcher was killed to end. */
export async function freeAddress(wish) {
  for (let told = false; ; await sleep(250)) {
    try {
      return { host: wish.host, port: await tryPort(wish) }
    } catch (error) {
      if (error.code === 'EADDRINUSE' && isLeftover(wish.port)) {
        if (!told) say('等待上一次的服务退出', 'waiting for the server of a killed start to end')
        told = true
        continue
      }
      throw explained(error, wish)
    }
  }
}

function isLeftover(port) {
  if (!existsSync(record)) return false
  const last = JSON.parse(readFileSync(record, 'utf8'))
  return last.port === port && !isAlive(last.launcher) && isAlive(last.server)
}

function explained(error, { host, port }) {
  if (error.code === 'EADDRINUSE')
    return new Refusal(
      `端口 ${port} 已被占用。请关闭占用它的程序，或换一个端口：PORT=${port + 1} npm start`,
      `Port ${port} is taken. Stop what uses it, or choose another: PORT=${port + 1} npm start`,
    )
  if (error.code === 'EACCES')
    return new Refusal(
      `没有权限使用端口 ${port}。请用 1024 以上的端口：PORT=3000 npm start`,
      `You may not use port ${port}. Take one above 1024: PORT=3000 npm start`,
    )
  if (['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN'].includes(error.code))
    return new Refusal(`HOST=${host} 不是本机的地址。`, `HOST=${host} is no address of this machine.`)
  return error
}
