import { setTimeout as sleep } from 'node:timers/promises'
import { StartError } from '../start-error'
import { type Account, databaseAccount } from './embedded/account'
import { type Binaries, findBinaries } from './embedded/binaries'
import { type Cluster, clusterHome, initialise, keepConnection, openCluster } from './embedded/cluster'
import { exclusively, releaseLease, takeLease } from './embedded/lease'
import * as postmaster from './embedded/postmaster'
import { processStart } from './embedded/process-identity'
import { serverSettings } from './embedded/settings'

export interface DatabaseOptions {
  /** DATA_DIR; the cluster goes into `postgres-<major>` below it, or to /var/lib/chengmai (see `home`) */
  dataDir: string
  /** programs of another PostgreSQL, e.g. /usr/lib/postgresql/15/bin; default: the embedded 18 */
  binDir?: string
  /** settings on top of ours, for trials; durability is on by default */
  settings?: Record<string, string>
  /** told in one line each: what is being done and what happened */
  say?: (line: string) => void
}

export interface RunningDatabase {
  url: string
  /** it was running already: somebody else uses it, or its parent was killed */
  reused: boolean
  /** folder of the cluster, its log and its password */
  home: string
  major: number
  /** the postmaster's process, for tests that kill it */
  pid(): number
  /** gives it back; the last user's call stops PostgreSQL and waits for its end. May be called twice. */
  stop(): Promise<void>
}

/**
 * Starts the embedded PostgreSQL, or finds the one that runs on this data folder, and keeps it running: when its
 * process dies it is started again at the same address within a second or two.
 * @throws StartError with a message for a person: nothing can be written there, no account, PostgreSQL's own words
 */
export async function startDatabase(options: DatabaseOptions): Promise<RunningDatabase> {
  try {
    return await start(options)
  } catch (error) {
    throw inWords(error as NodeJS.ErrnoException, options.dataDir)
  }
}

const unwritable = ['EACCES', 'EROFS', 'EPERM', 'ENOSPC', 'EDQUOT', 'ENOTDIR']

/** Every way in which a start fails is the machine's, not the program's: said without a stack. */
function inWords(error: NodeJS.ErrnoException, dataDir: string): StartError {
  const reason =
    error.code && unwritable.includes(error.code) ? `无法写入 / cannot write to ${dataDir} (DATA_DIR): ` : ''
  return new StartError(`内置数据库无法启动 / The embedded PostgreSQL cannot start: ${reason}${error.message}`)
}

async function start(options: DatabaseOptions): Promise<RunningDatabase> {
  const say = options.say ?? (() => {})
  const account = databaseAccount()
  const binaries = findBinaries(account, options.binDir, say)
  const home = clusterHome(options.dataDir, binaries.major, account)
  say(`数据库位置 / database files: ${home}`)
  const ensure = () => ensureRunning(openCluster(home), binaries, account, options)
  let { current, lease } = await exclusively(home, async () => ({ current: await ensure(), lease: takeLease(home) }))
  let isStopping = false
  const watch = setInterval(() => void revive(), 250)
  watch.unref()
  let isReviving = false

  async function revive() {
    if (isStopping || isReviving || processStart(current.pid) !== undefined) return
    isReviving = true
    say('数据库进程已退出，正在重启 / PostgreSQL has died, starting it again')
    try {
      current = await exclusively(home, ensure)
    } catch (error) {
      say(`数据库未能重启，稍后再试 / PostgreSQL did not come back, will try again: ${(error as Error).message}`)
      await sleep(2000)
    } finally {
      isReviving = false
    }
  }

  async function stop() {
    if (isStopping) return
    isStopping = true
    clearInterval(watch)
    while (isReviving) await sleep(50)
    await exclusively(home, async () => {
      if (releaseLease(lease)) await postmaster.stopPostmaster(current.pid)
    })
  }

  const { url, reused } = current
  return { url, reused, home, major: binaries.major, pid: () => current.pid, stop }
}

interface Running {
  url: string
  pid: number
  reused: boolean
}

async function ensureRunning(
  cluster: Cluster,
  binaries: Binaries,
  account: Account,
  options: DatabaseOptions,
): Promise<Running> {
  const living = postmaster.findPostmaster(cluster.directory)
  if (living) {
    await postmaster.waitUntilReady(cluster, living.port, () => processStart(living.pid) === undefined)
    return { url: postmaster.urlOf(cluster, living.port), pid: living.pid, reused: true }
  }
  await initialise(cluster, binaries, account)
  // the workers of a killed postmaster go by themselves within moments; starting beside them is refused
  for (let waited = 0; waited < 10_000 && postmaster.workersOf(cluster.directory).length > 0; waited += 50)
    await sleep(50)
  const port = await postmaster.freePort(cluster.port)
  const settings = { ...serverSettings(port), ...options.settings }
  const child = postmaster.spawnPostmaster(cluster, binaries, account, settings)
  let failure: Error | undefined
  child.once('error', error => {
    failure = error
  })
  await postmaster.waitUntilReady(cluster, port, () => failure !== undefined || child.exitCode !== null)
  keepConnection({ ...cluster, port })
  if (child.pid === undefined) throw failure ?? new Error('PostgreSQL did not start')
  return { url: postmaster.urlOf(cluster, port), pid: child.pid, reused: false }
}
