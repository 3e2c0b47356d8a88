import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { processStart } from './process-identity'

const mine = () => processStart(process.pid) ?? '0'

/**
 * Who uses a cluster: one small file a user, named by pid and holding its start. The last one out stops the
 * database, so a command-line run never takes it away from a running server, nor the other way round. A process that
 * was killed leaves a file that names nobody, which the next reader removes.
 * @returns the lease, to be given back by {@link releaseLease}
 */
export function takeLease(home: string): string {
  const folder = join(home, 'leases')
  mkdirSync(folder, { recursive: true })
  const lease = join(folder, `${process.pid}.${randomBytes(4).toString('hex')}`)
  writeFileSync(lease, mine())
  return lease
}

/** Gives a lease back and says whether nobody else holds one. */
export function releaseLease(lease: string): boolean {
  rmSync(lease, { force: true })
  return holders(dirname(lease)) === 0
}

/** Whether any live process uses the cluster. */
export function isHeld(home: string): boolean {
  return holders(join(home, 'leases')) > 0
}

function holders(folder: string): number {
  let count = 0
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    return 0
  }
  for (const name of names) {
    const path = join(folder, name)
    if (isHolder(Number.parseInt(name, 10), path)) count += 1
    else rmSync(path, { force: true })
  }
  return count
}

function isHolder(pid: number, path: string): boolean {
  const start = processStart(pid)
  if (start === undefined) return false
  try {
    return readFileSync(path, 'utf8') === start
  } catch {
    return false
  }
}

/** Runs `work` while no other process of this machine does the same on this cluster. A dead holder's lock is taken over. */
export async function exclusively<T>(home: string, work: () => Promise<T>): Promise<T> {
  const lock = join(home, 'lock')
  for (;;) {
    try {
      writeFileSync(lock, `${process.pid} ${mine()}`, { flag: 'wx', mode: 0o600 })
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    if (isAbandoned(lock)) rmSync(lock, { force: true })
    else await sleep(50)
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function isAbandoned(lock: string): boolean {
  try {
    const [pid, start] = readFileSync(lock, 'utf8').split(' ')
    // empty: its holder is between creating and writing it
    return start !== undefined && processStart(Number(pid)) !== start
  } catch {
    return false
  }
}
