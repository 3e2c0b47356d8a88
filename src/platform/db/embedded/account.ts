import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** The operating-system account that PostgreSQL runs under; `undefined` ids mean "as ourselves". */
export interface Account {
  uid?: number
  gid?: number
}

const accountName = 'postgres'

function lookUp(name: string): Account | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find(entry => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
}

/**
 * PostgreSQL refuses to run as root, and initdb wants its user to have a name. So as root the system account
 * `postgres` is used, created where it is missing; everybody else runs it as himself.
 * @throws Error where root may neither find nor create the account
 */
export function databaseAccount(): Account {
  if (process.getuid?.() !== 0) return {}
  const known = lookUp(accountName)
  if (known) return known
  const attempts: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', accountName]],
    ['adduser', ['-S', '-D', '-H', accountName]],
  ]
  for (const [command, args] of attempts) {
    try {
      execFileSync(command, args, { stdio: 'ignore' })
    } catch {
      // the command is missing on this system, or the account was made by a neighbour meanwhile: look again below
    }
    const made = lookUp(accountName)
    if (made) return made
  }
  throw new Error(
    `PostgreSQL does not run as root and the system account "${accountName}" could not be created; start as an ordinary user or set DATABASE_URL`,
  )
}

/** Whether the account can enter a folder and, for `write`, create files in it: tried, not guessed from mode bits. */
export function canReach(account: Account, folder: string, write: boolean): boolean {
  const test = write ? 'cd "$0" && test -w .' : 'cd "$0"'
  return spawnSync('/bin/sh', ['-c', test, folder], { ...account, stdio: 'ignore', cwd: '/' }).status === 0
}
