import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { dataDir, requireWritable } from './paths.mjs'
import { say } from './say.mjs'

export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Lets one command at a time install or build in this checkout; a dead holder's lock is taken over. */
export async function exclusively(name, work) {
  requireWritable(dataDir)
  const lock = join(dataDir, `${name}.lock`)
  for (let told = false; ; await sleep(200)) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const holder = holderOf(lock)
    if (holder !== undefined && !isAlive(holder)) rmSync(lock, { force: true })
    else if (!told) {
      told = true
      say('等待另一条命令完成同样的准备工作', `waiting for process ${holder ?? '?'}, which is doing the same`)
    }
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function holderOf(lock) {
  try {
    return Number.parseInt(readFileSync(lock, 'utf8'), 10) || undefined
  } catch {
    return undefined
  }
}
