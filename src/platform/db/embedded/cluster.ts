import { execFile } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { type Account, canReach } from './account'
import { type Binaries, cleanEnvironment, makeOpenFolder, systemHome } from './binaries'

/** One database cluster on disk: `home` is ours, `home/cluster` is PostgreSQL's. */
export interface Cluster {
  home: string
  directory: string
  user: string
  password: string
  /** the port of the last start, kept so that a restarted database is found at the same address */
  port: number | undefined
}

/** The superuser of the embedded cluster and the name of the database in it. */
export const databaseName = 'chengmai'

/**
 * Where the cluster lives: in the data folder, or, when that lies below a folder which PostgreSQL's account cannot
 * enter, in {@link systemHome} under a name of its own for each data folder.
 */
export function clusterHome(dataDir: string, major: number, account: Account): string {
  const inside = join(resolve(dataDir), `postgres-${major}`)
  mkdirSync(inside, { recursive: true })
  if (account.uid === undefined || canReach(account, inside, false)) return inside
  rmSync(inside, { recursive: true })
  const mark = createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 8)
  const outside = join(systemHome, `data-${mark}`, `postgres-${major}`)
  for (const folder of [systemHome, dirname(outside), outside]) makeOpenFolder(folder)
  if (!canReach(account, outside, false)) throw new Error(`PostgreSQL's account cannot enter ${outside}`)
  return outside
}

const secretsFile = (home: string) => join(home, 'connection.json')

/** Reads how to connect, or makes a password on the first start; readable by the owner alone. */
export function openCluster(home: string): Cluster {
  const directory = join(home, 'cluster')
  if (existsSync(secretsFile(home)) && existsSync(directory)) {
    const kept = JSON.parse(readFileSync(secretsFile(home), 'utf8')) as Pick<Cluster, 'user' | 'password' | 'port'>
    return { home, directory, ...kept }
  }
  return { home, directory, user: databaseName, password: randomBytes(24).toString('hex'), port: undefined }
}

export function keepConnection({ home, user, password, port }: Cluster) {
  const unfinished = `${secretsFile(home)}.new`
  writeFileSync(unfinished, JSON.stringify({ user, password, port }), { mode: 0o600 })
  renameSync(unfinished, secretsFile(home))
}

/** Creates the cluster's files unless they are there. A run cut short leaves nothing that is taken for a cluster. */
export async function initialise(cluster: Cluster, binaries: Binaries, account: Account): Promise<void> {
  if (existsSync(cluster.directory)) return
  const unfinished = `${cluster.directory}.new`
  const passwordFile = join(cluster.home, 'password.new')
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  writeFileSync(passwordFile, cluster.password, { mode: 0o600 })
  if (account.uid !== undefined && account.gid !== undefined) {
    chownSync(unfinished, account.uid, account.gid)
    chownSync(passwordFile, account.uid, account.gid)
    chmodSync(cluster.home, 0o711)
  }
  // PostgreSQL 17 brings its own C.UTF-8; before it the system's is used
  const locale =
    binaries.major >= 17
      ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
      : ['--locale=C.UTF-8']
  const login = [`--username=${cluster.user}`, '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
  try {
    await promisify(execFile)(
      join(binaries.bin, 'initdb'),
      [`--pgdata=${unfinished}`, '--encoding=UTF8', ...locale, ...login],
      { ...account, env: cleanEnvironment, cwd: '/' },
    )
  } finally {
    rmSync(passwordFile, { force: true })
  }
  keepConnection(cluster)
  renameSync(unfinished, cluster.directory)
}
